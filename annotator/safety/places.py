"""Where a project file had better not be worked on: on the network, or where a program syncs it."""

import ctypes
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path, PurePath
from typing import Final


class Risk(StrEnum):
    """What may happen to a file where it lies; `words.toml` has the sentences."""

    NETWORK = "on_network"
    SYNCED = "is_synced"


# WAL needs memory that all users of a file share, which no network file system gives.
_NETWORK: Final = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "webdav", "davfs", "9p", "afs", "ncpfs"}
    | {"fuse.sshfs", "fuse.rclone", "fuse.davfs2", "fuse.gvfsd-fuse", "ceph", "glusterfs", "lustre"}
)
_SYNCING: Final = re.compile(
    r"(?:onedrive|dropbox)\b.*|google ?drive.*|my drive|icloud ?drive.*|cloudstorage"
    r"|mobile documents|nextcloud|owncloud|syncthing|pcloud ?drive|seafile|nutstore.*|weiyun.*"
    r"|(?:我的)?坚果云.*|baidusyncdisk|baidunetdisk.*|百度(?:网盘|云同步盘).*|wps ?(?:云盘|drive).*"
    r"|腾讯微云.*|阿里云盘.*",
    re.IGNORECASE,
)
_LEFT_BY_PROGRAMS: Final = (".stfolder", ".dropbox", ".nutstore", ".sync", ".owncloudsync.log")
_REMOTE_DRIVE: Final = 4


def risk_of(path: Path) -> Risk | None:
    """What threatens a file where it lies; None where nothing is known to."""
    whole = path.absolute()
    if is_synced(whole):
        return Risk.SYNCED
    return Risk.NETWORK if is_on_network(whole) else None


def is_synced(path: PurePath) -> bool:
    """Whether a folder above is one that a program copies to other machines by itself."""
    if any(_SYNCING.fullmatch(part) for part in path.parts[:-1]):
        return True
    folders = [Path(each) for each in path.parents]
    return any((folder / name).exists() for folder in folders for name in _LEFT_BY_PROGRAMS)


def is_on_network(path: Path) -> bool:
    """Whether the file lies on another machine, as far as this system tells."""
    if sys.platform == "win32":
        return str(path).startswith("\\\\") or _is_remote_drive(path)
    kind = kind_of_disk(os.path.realpath(path), mounted())
    return kind in _NETWORK


def kind_of_disk(path: str, mounts: Iterable[tuple[str, str]]) -> str:
    """The file system of the deepest mount that a path lies under; "" where none is known."""
    above = [(place, kind) for place, kind in mounts if _lies_under(path, place)]
    return max(above, key=lambda each: len(each[0]), default=("", ""))[1]


def mounted() -> Iterator[tuple[str, str]]:
    """Where what kind of file system is mounted; later mounts of one place come later."""
    table = Path("/proc/self/mounts")
    if table.exists():
        for line in table.read_text(encoding="utf-8", errors="replace").splitlines():
            _, place, kind, *_ = line.split(" ")
            yield _OCTAL.sub(lambda found: chr(int(found[1], 8)), place), kind
        return
    try:
        said = subprocess.run(["/sbin/mount"], capture_output=True, timeout=5, check=False).stdout
    except (OSError, subprocess.TimeoutExpired):
        return
    for found in _MAC_MOUNT.finditer(said.decode("utf-8", "replace")):
        yield found["place"], found["kind"]


_OCTAL: Final = re.compile(r"\\(\d{3})")
_MAC_MOUNT: Final = re.compile(r"^.* on (?P<place>/.*) \((?P<kind>\w+)[,)]", re.MULTILINE)


def _lies_under(path: str, place: str) -> bool:
    return path == place or path.startswith(place.rstrip("/") + "/")


def _is_remote_drive(path: Path) -> bool:
    if sys.platform == "win32":
        return bool(ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == _REMOTE_DRIVE)
    return False
