"""Which language the commands speak, and the help of commands in it.

Help stands in the code in English; `annotator/locale` has it in Chinese, as gettext keeps it, and
click's own words with it.
"""

import gettext
import os
from importlib.resources import as_file, files
from typing import Final

from annotator import settings
from annotator.errors import UserError

_DOMAIN: Final = "jinbiao"


def language() -> str:
    """The language to speak, `zh` or `en`; the system's where the settings cannot be read."""
    try:
        return settings.load().language()
    except UserError:
        return "en"


def speak_it() -> None:
    """Let gettext, and with it click, speak the language, from here on and in child processes."""
    os.environ["LANGUAGE"] = language()  # what a person chose goes before what the system speaks
    with as_file(files("annotator") / "locale") as folder:
        gettext.bindtextdomain(_DOMAIN, str(folder))
    gettext.textdomain(_DOMAIN)


def spoken(words: str) -> str:
    """A heading or a paragraph of help in the language that is spoken."""
    line = " ".join(words.split())
    return gettext.gettext(line) if line else ""  # an empty one would be the catalogue's head
