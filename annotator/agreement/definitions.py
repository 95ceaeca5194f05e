"""What figures are called, what they mean and where they come from, in both languages."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from schema.labels import Words


@dataclass(frozen=True, slots=True)
class Definition:
    """A figure's name, what it counts, and the publication that it is from."""

    name: Words
    means: Words
    source: str


@cache
def definitions() -> dict[str, Definition]:
    """All figures in the order in which they are shown."""
    said = files("annotator.agreement").joinpath("definitions.toml").read_text(encoding="utf-8")
    return {
        figure: Definition(Words(**each["name"]), Words(**each["means"]), each["source"])
        for figure, each in tomllib.loads(said).items()
    }


def name_of(figure: str, language: str) -> str:
    """What a figure is called in `zh` or `en`."""
    return definitions()[figure].name.in_language(language)
