"""Keys as they are printed on keyboards."""

from typing import Final

_SIGNS: Final = {
    "Return": "Enter",
    "Down": "↓",
    "Up": "↑",
    "Left": "←",
    "Right": "→",
    "Backspace": "⌫",
}


def readable_key(key: str) -> str:
    """A key in Qt's portable words (`Ctrl+Return`), for people (`Ctrl Enter`)."""
    if key.endswith("++"):
        return " ".join([*key[:-2].split("+"), "+"])
    return " ".join(_SIGNS.get(part, part) for part in key.split("+"))
