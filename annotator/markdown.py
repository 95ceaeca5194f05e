"""Words of people in pages of Markdown."""

import re
from typing import Final

_MARKUP: Final = re.compile(r"([\\`*_{}\[\]<>#|~])")


def plain(words: str) -> str:
    """Words as Markdown shows them: none of it is markup, a line stays a line."""
    return _MARKUP.sub(r"\\\1", " ".join(words.split()))
