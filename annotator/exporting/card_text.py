"""A dataset card in Markdown, for people: the form that Hugging Face shows, in both languages.

What is said of it in data stands in front, as that site reads it. Nothing of a project is markup.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from annotator import words
from annotator.agreement.definitions import definitions, name_of
from annotator.names import escaped, visible
from schema.labels import LabelSchema, Words
from schema.records import Json

# what Markdown gives a meaning within a line, links that begin like one among it
_MARKS: Final = re.compile(r"([\\`*_\[\]<>|~&$#!@]|:(?=//)|\.(?<=www\.))", re.IGNORECASE)
_TICKS: Final = re.compile("`+")
_SIZES: Final = ((10**3, "n<1K"), (10**4, "1K<n<10K"), (10**5, "10K<n<100K"), (10**6, "100K<n<1M"))
_LARGEST: Final = "n>1M"
_COUNTS: Final = ("reports", "pieces", "characters", "links", "rejected")
_LEFT_OUT: Final = ("empty_pieces_left_out", "undated_left_out")

_LANGUAGES: Final = ("zh", "en")

Cells = Iterable[str]


def as_text(said: Mapping[str, Any], schema: LabelSchema) -> str:
    """A card as a page of Markdown; `said` is what `card.card` gives, with the hash."""
    lines = [*_front(said), f"# {_both(schema.name)}", ""]
    for name, section in _SECTIONS.items():
        if found := [*section(said, schema)]:
            lines += [f"## {_called(name)}", "", *found, ""]
    return "\n".join(lines)


def _front(said: Mapping[str, Any]) -> Iterator[str]:
    size = next((name for most, name in _SIZES if said["pieces"] < most), _LARGEST)
    about: dict[str, Json] = {
        "pretty_name": said["name"],
        "language": ["zh"],
        "task_categories": ["token-classification"],
        "annotations_creators": ["expert-generated"],
        "size_categories": [size],
    }
    yield "---"
    for name, value in about.items():  # what is JSON is YAML too
        yield f"{name}: {escaped(json.dumps(value, ensure_ascii=False))}"
    yield "---"


def _counts(said: Mapping[str, Any], _: LabelSchema) -> Iterator[str]:
    spans = sum(said["spans"].values())
    counts = {**{name: said[name] for name in _COUNTS}, "spans": spans}
    rows = [(_called(name), _many(count)) for name, count in counts.items()]
    yield from _table(("what", "count"), rows)


def _labels(said: Mapping[str, Any], schema: LabelSchema) -> Iterator[str]:
    rows = [
        (_code(label.id.upper()), _both(label.name), _many(said["spans"].get(label.id.upper(), 0)))
        for label in schema.labels
        if not label.hidden or label.id.upper() in said["spans"]
    ]
    yield from _table(("label", "called", "spans"), rows)


def _categories(said: Mapping[str, Any], schema: LabelSchema) -> Iterator[str]:
    names = {
        choice.id: choice.name
        for label in schema.labels
        for attribute in label.attributes
        if attribute.id == "category"
        for choice in attribute.choices
    }
    rows = [
        (_code(each), _both(names[each]) if each in names else "", _many(count))
        for each, count in said["categories"].items()
    ]
    yield from _table(("category", "called", "spans"), rows)


def _splits(said: Mapping[str, Any], _: LabelSchema) -> Iterator[str]:
    rows = ((_code(part), _many(count)) for part, count in said["splits"].items())
    yield from _table(("part", "reports"), rows)


def _left_out(said: Mapping[str, Any], _: LabelSchema) -> Iterator[str]:
    rows = [(_called(name), _many(said[name])) for name in _LEFT_OUT if said[name]]
    rows += [(_code(name), _many(count)) for name, count in said["not_carried"].items()]
    yield from _table(("what", "count"), rows)


def _schema(said: Mapping[str, Any], schema: LabelSchema) -> Iterator[str]:
    yield f"- {_called('version')}: {_code(said['schema']['version'])}"
    yield f"- {_called('guidelines')}: {_code(said['guidelines'])}"
    yield ""
    rows = [
        (_code(label.id.upper()), _code(each.id), _both(each.name), _code(each.type.value))
        for label in schema.labels
        for each in label.attributes
    ]
    yield from _table(("label", "attribute", "called", "type"), rows)


def _agreement(said: Mapping[str, Any], _: LabelSchema) -> Iterator[str]:
    for number, pair in enumerate(said["agreement_in_the_project"]):
        yield from [""] * bool(number)
        who = " – ".join(_plain(each) for each in pair["annotators"])
        yield from (f"**{who}**, {_called('reports')}: {_many(pair['reports'])}", "")
        rows = []
        for name in definitions():
            section, _dot, key = name.partition(".")
            value = pair.get(section, {}).get(key)
            if value is not None:
                called = " / ".join(name_of(name, language) for language in _LANGUAGES)
                low, high = map(_percent, pair["intervals"].get(name, (None, None)))
                rows.append((called, _percent(value), f"{low}–{high}" if low else ""))
        yield from _table(("figure", "value", "interval"), rows)


def _chosen(said: Mapping[str, Any], _: LabelSchema) -> Iterator[str]:
    rows = [
        (_code(name), _code(value if isinstance(value, str) else json.dumps(value)))
        for name, value in said["chosen"].items()
        if value is not None and value is not False
    ]
    yield from _table(("option", "value"), rows)


def _hash(said: Mapping[str, Any], _: LabelSchema) -> Iterator[str]:
    yield f"sha256 {_code(said['sha256'])}"


_SECTIONS: Final = {
    "counts": _counts,
    "labels": _labels,
    "categories": _categories,
    "splits": _splits,
    "left_out": _left_out,
    "schema": _schema,
    "agreement": _agreement,
    "chosen": _chosen,
    "hash": _hash,
}


def _table(heads: Cells, rows: Iterable[Cells]) -> Iterator[str]:
    """A table with these columns, none without rows."""
    found = [*rows]
    if found:
        called = [*map(_called, heads)]
        for cells in (called, ["---"] * len(called), *found):
            yield f"| {' | '.join(cells)} |"


def _called(name: str) -> str:
    """What a part of a card is called, in both languages."""
    return " ".join(words.named("card", name, language) for language in _LANGUAGES)


def _both(name: Words) -> str:
    return " ".join(dict.fromkeys(_plain(each) for each in (name.zh, name.en) if each))


def _plain(said: str) -> str:
    """Words that stand as they are, whatever Markdown would make of them."""
    return _MARKS.sub(r"\\\1", visible(said))


def _code(said: str) -> str:
    """The same as code, which is how ids and values are told from words."""
    text = visible(said).replace("|", "\\|")
    longest = max(map(len, _TICKS.findall(text)), default=0)
    ticks, blank = "`" * (longest + 1), " " if longest else ""
    return f"{ticks}{blank}{text}{blank}{ticks}" if text else ""


def _many(count: int) -> str:
    return words.counted(count)


def _percent(ratio: float | None) -> str:
    return "" if ratio is None else f"{100 * ratio:.1f}%"
