"""Old office files (doc, wps, ppt, rtf): through an installed LibreOffice or WPS, or not at all."""

import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from annotator.errors import Problem, UserError
from annotator.reading import docx, pdf, xlsx
from annotator.reading.decoding import whole_file
from annotator.reading.extract import Extract, Options

Reader = Callable[[bytes, Path, Options], Iterator[Extract]]

_PROGRAMS: Final = ("soffice", "libreoffice")
PLACES: Final = (
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
# what LibreOffice makes of them, which we read in its place
_SLIDES: Final = (".ppt", ".pptx", ".dps")
_SHEETS: Final = (".xls", ".et", ".ods")
_SECONDS: Final = 50  # a little less than our own process is given


def read(data: bytes, path: Path, options: Options) -> Iterator[Extract]:
    """A document is one text, as LibreOffice opens it; UserError where it is not installed."""
    converter = program()
    if converter is None:
        raise UserError(Problem.NEEDS_OFFICE, path=path)
    target, reader = _as_what(path.suffix.lower())
    with tempfile.TemporaryDirectory(prefix="jinbiao-") as folder:
        source = Path(folder) / f"source{path.suffix.lower()}"  # its own name may be any
        source.write_bytes(data)
        _convert(converter, source, target, path)
        converted = whole_file(source.with_suffix(f".{target}"))
    for extract in reader(converted, path, options):
        yield extract.told(converted_by="LibreOffice")


def _as_what(ending: str) -> tuple[str, Reader]:
    if ending in _SLIDES:
        return "pdf", pdf.read
    return ("xlsx", xlsx.read) if ending in _SHEETS else ("docx", docx.read)


def program() -> str | None:
    """The LibreOffice of this computer, if there is one."""
    found = filter(None, map(shutil.which, _PROGRAMS))
    return next(found, None) or next((each for each in PLACES if Path(each).is_file()), None)


def _convert(program: str, source: Path, target: str, path: Path) -> None:
    folder = source.parent
    command = [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",  # its own, so that none is open
        "--headless",
        "--norestore",
        "--convert-to",
        target,
        "--outdir",
        str(folder),
        str(source),
    ]
    try:
        done = subprocess.run(
            command, capture_output=True, timeout=_SECONDS, cwd=folder, check=False
        )
    except subprocess.TimeoutExpired:
        raise UserError(Problem.TOO_SLOW, path=path, seconds=_SECONDS) from None
    if done.returncode or not source.with_suffix(f".{target}").is_file():
        raise UserError(Problem.UNREADABLE, path=path, what="LibreOffice")
