"""What a report calls itself, where it says so plainly."""

import re
from typing import Final

_LINES_LOOKED_AT: Final = 20
_LONGEST: Final = 40
_BYLINE: Final = re.compile(r"记者|通讯员|[■●▲◆]|^\W*$|^[图(（〔]|^第.{1,6}期$|^\d|月.{1,3}日")


def title_of(text: str) -> str | None:
    """The first Markdown heading among the first lines, else a first line that reads like a title.

    None where neither is there: then the file's name says more than a guess.
    """
    head = [line.strip() for line in text[:4000].splitlines()]
    lines = [line for line in head if line][:_LINES_LOOKED_AT]
    for line in lines:
        if line.startswith("# "):
            return _short(line[2:].strip())
    return _short(lines[0]) if lines and _reads_like_a_title(lines[0]) else None


def _reads_like_a_title(line: str) -> bool:
    return (
        4 <= len(line) <= _LONGEST
        and not line.endswith(tuple("。，、；：,;:"))
        and "。" not in line
        and not _BYLINE.search(line)
    )


def _short(line: str) -> str | None:
    plain = "".join(char if char.isprintable() else " " for char in line)
    return plain[:_LONGEST] or None
