"""A label in the words of the project's schema, as a window or a file tells people of it."""

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from annotator import words
from annotator.review.differences import Kind
from annotator.scoring.pairing import CONTEXT
from schema.labels import LabelSchema, LabelType
from schema.records import Label, Span

NOTHING: Final = "—"
_SAID: Final = ("value", "value_to", "unit", "bound", "category")


def label_words(
    schema: LabelSchema,
    label: Label | None,
    language: str,
    *,
    differs_in: Collection[Kind] = (),
    linked: Sequence[str] = (),
) -> str:
    """Its words, its kind and what it says; a dash where there is none.

    Context is told where it differs, and so are links: `linked` are the words that it leads to.
    """
    if label is None:
        return NOTHING
    kind = next((each for each in schema.labels if each.id == label.label), None)
    names = (*_SAID, *CONTEXT) if Kind.CONTEXT in differs_in else _SAID
    called = kind.name.in_language(language) if kind else label.label
    told = " ".join([called, *_values(label, kind, names, language)])
    if Kind.LINK in differs_in:
        told += f" → {words.said(tuple(linked), language) or NOTHING}"
    return f"{label.span.text} · {told}"


def _values(
    label: Label, kind: LabelType | None, names: Sequence[str], language: str
) -> Iterator[str]:
    for name in names:
        value = label.attributes.get(name)
        if isinstance(value, Span):
            yield value.text
        elif isinstance(value, str):
            attribute = kind.attribute(name) if kind else None
            choices = {each.id: each.name for each in attribute.choices} if attribute else {}
            yield choices[value].in_language(language) if value in choices else value
