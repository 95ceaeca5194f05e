"""Whether a window can be shown at all, asked before Qt would end the process."""

import ctypes
import os
import socket
import sys
from pathlib import Path
from typing import Final

_SECONDS: Final = 2.0
_FIRST_X_PORT: Final = 6000
_X_SOCKETS: Final = Path("/", "tmp", ".X11-unix")
# what Qt's X plugin loads besides what PySide6 brings along
_LIBRARIES: Final = (
    "libEGL.so.1",
    "libGL.so.1",
    "libxkbcommon.so.0",
    "libdbus-1.so.3",
    "libfontconfig.so.1",
)
_X_LIBRARIES: Final = (
    "libxcb-cursor.so.0",
    "libxcb-icccm.so.4",
    "libxcb-keysyms.so.1",
    "libxkbcommon-x11.so.0",
)


def missing() -> str:
    """What keeps a window from being shown: "screen", the name of a library, or ""."""
    if not sys.platform.startswith("linux"):
        return ""
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    if not platform and not _has_screen():
        return "screen"
    on_x = platform.startswith("xcb") or (not platform and not os.environ.get("WAYLAND_DISPLAY"))
    if platform.startswith("xcb") and not _x_answers(os.environ.get("DISPLAY", "")):
        return "screen"
    wanted = _LIBRARIES + (_X_LIBRARIES if on_x else ())
    return next((name for name in wanted if not _loads(name)), "")


def _has_screen() -> bool:
    if os.environ.get("WAYLAND_DISPLAY") and _wayland_answers(os.environ["WAYLAND_DISPLAY"]):
        return True
    return _x_answers(os.environ.get("DISPLAY", ""))


def _wayland_answers(name: str) -> bool:
    path = Path(os.environ.get("XDG_RUNTIME_DIR", "/")) / name
    return _connects(socket.AF_UNIX, str(path))


def _x_answers(display: str) -> bool:
    """Whether an X server listens where DISPLAY points: `:1`, `host:0.0`, `unix:1`."""
    host, colon, number = display.rpartition(":")
    digits = number.split(".")[0]
    if not colon or not digits.isdigit():
        return False
    if host in ("", "unix"):
        path = f"{_X_SOCKETS}/X{digits}"
        abstract = "\0" + path
        return _connects(socket.AF_UNIX, path) or _connects(socket.AF_UNIX, abstract)
    return _connects(socket.AF_INET, (host, _FIRST_X_PORT + int(digits)))


def _connects(family: int, address: str | tuple[str, int]) -> bool:
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.settimeout(_SECONDS)
        try:
            probe.connect(address)
        except OSError:
            return False
    return True


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
