"""Zip archives: each file in them by its own reader, in memory, whatever its path says."""

import re
import stat
import zipfile
from collections.abc import Iterator
from operator import itemgetter
from pathlib import Path, PurePosixPath
from typing import Final

from annotator.errors import Problem, UserError
from annotator.reading import formats
from annotator.reading.decoding import LARGEST
from annotator.reading.extract import Extract, Options
from annotator.reading.packages import package

_UTF_8: Final = 0x800  # the flag of a name that is
_UNIX: Final = 3  # the system whose modes a member carries
_HIDDEN: Final = re.compile(r"__MACOSX|\.[^.]")


def read(data: bytes, path: Path, options: Options) -> Iterator[Extract | UserError]:
    """What its files hold, by name; a UserError for each that cannot be read.

    Archives inside are not opened.
    """
    with package(data, path) as opened:
        members = ((_name(each), each) for each in opened.infolist() if not each.is_dir())
        for name, member in sorted(members, key=itemgetter(0)):  # two may have one name
            if not any(map(_HIDDEN.match, PurePosixPath(name).parts)):
                # beneath the archive whatever it says: `/` would lead away from it
                yield from _member(opened, member, Path(f"{path}/{name}"), options)


def _member(
    opened: zipfile.ZipFile, member: zipfile.ZipInfo, called: Path, options: Options
) -> Iterator[Extract | UserError]:
    try:
        if _is_special(member):
            raise UserError(Problem.UNREADABLE, path=called, what="link, pipe or device")
        form = formats.format_of(called)
        if form is formats.Format.ZIP:
            raise UserError(Problem.NESTED_ARCHIVE, path=called)
        if member.file_size > LARGEST:
            raise UserError(Problem.TOO_LARGE, path=called)
        for found in formats.read(opened.read(member), called, form, options):
            yield found if isinstance(found, UserError) else found.told(member=_name(member))
    except UserError as error:
        yield error
    except (zipfile.BadZipFile, NotImplementedError) as error:
        yield UserError(Problem.UNREADABLE, path=called, what=str(error))


def _is_special(member: zipfile.ZipInfo) -> bool:
    """Whether it was no file where it was packed: what it holds is then a path, and no report."""
    kind = stat.S_IFMT(member.external_attr >> 16)
    return member.create_system == _UNIX and kind not in (0, stat.S_IFREG)


def _name(member: zipfile.ZipInfo) -> str:
    """The name as it was meant: Windows in China writes GBK where the format says cp437."""
    if member.flag_bits & _UTF_8:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return member.filename
