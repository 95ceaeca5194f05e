"""What a label of another tool is called here: as people said, else as it can be guessed."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from schema.labels import LabelSchema

# theirs by ours, as other schemes call what is a number or a measure here
_SYNONYMS: Final[Mapping[str, tuple[str, ...]]] = {
    "number": (
        *("qty", "quantity", "quant", "num", "numeral", "value", "amount", "figure", "cardinal"),
        *("money", "percent", "percentage", "数字", "数量", "数目", "数据", "金额", "数值与单位"),
    ),
    "measure": (
        *("act", "action", "policy", "programme", "program", "intervention", "activity", "step"),
        *("举措", "做法", "政策", "行动", "项目", "扶贫措施", "帮扶措施"),
    ),
}

NameOf = Callable[[str], str]  # their name to our label, "" where it is left out


def as_said(names: Mapping[str, str], schema: LabelSchema | None = None) -> NameOf:
    """Our label for each name that was said, and for our own names of labels in both languages.

    Another name stands for itself.
    """
    said = _by_name(names)
    ours = {name: label for label, names in _own_names(schema) for name in names} if schema else {}
    return lambda theirs: said.get(theirs.lower(), ours.get(theirs.strip().casefold(), theirs))


def as_guessed(names: Mapping[str, str], schema: LabelSchema) -> NameOf:
    """Our label as it was said, else as it is guessed; a name that tells nothing is left out."""
    said = _by_name(names)
    return lambda theirs: said.get(theirs.lower(), guess(theirs, schema))


def guess(theirs: str, schema: LabelSchema) -> str:
    """The label of ours that a name is likely to mean; "" where it tells nothing."""
    wanted = theirs.strip().casefold()
    for label, names in _own_names(schema):
        words = (*names, *(each.casefold() for each in _SYNONYMS.get(label, ())))
        if any(wanted in (each, f"{each}s") for each in words):
            return label
    return ""


def _own_names(schema: LabelSchema) -> Iterator[tuple[str, tuple[str, ...]]]:
    for label in schema.labels:
        words = (label.id, label.name.zh, label.name.en)
        yield label.id, tuple(each.casefold() for each in words)


def _by_name(names: Mapping[str, str]) -> dict[str, str]:
    return {theirs.lower(): ours for theirs, ours in names.items()}
