"""The clauses of the guidelines: which are about a span or a field, and which a remark cites."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from annotator.initials import fits
from schema.labels import Clause, Example, LabelSchema, Words

if TYPE_CHECKING:
    from annotator.schema_changes import SchemaChange

CITING: Final = "§"
_MARKUP: Final = re.compile(r"([\\`*_{}\[\]<>#|~])")
_CITED: Final = re.compile(CITING + r"\s?([a-z][a-z0-9-]{0,59})")


@dataclass(frozen=True, slots=True)
class Entry:
    """A clause, or what the schema says of a choice, which has no id to be cited by.

    `is_near` where it is about the very field or choice that was asked for.
    """

    title: Words
    text: Words
    id: str = ""
    is_near: bool = False


def entries(schema: LabelSchema, label: str = "", near: Collection[str] = ()) -> list[Entry]:
    """What is to be known of a label; what is about a field or a choice of `near` comes first.

    All clauses where there is no label.
    """
    clauses = [each for each in schema.guidelines if not label or each.label in (label, None)]
    found = [
        Entry(each.title, full_text(each), each.id, is_near=not set(near).isdisjoint(each.about))
        for each in clauses
    ]
    first = [each for each in found if each.is_near]
    rest = [each for each in found if not each.is_near]
    return [*first, *_choices(schema, label, near), *rest]


def matching(found: Iterable[Entry], typed: str) -> list[Entry]:
    """Those that hold every word that was typed, in either language, or its pinyin initials."""
    words = typed.split()
    return [each for each in found if all(_holds(each, word) for word in words)]


def clause(schema: LabelSchema, clause_id: str) -> Clause | None:
    """The clause with this id, if the schema has it."""
    return next((each for each in schema.clauses if each.id == clause_id), None)


def full_text(clause: Clause) -> Words:
    """What a clause says, with its examples below it."""
    zh = [f"例：“{each.words}”{_verdict(each, '：')}" for each in clause.examples]
    en = [f'Example: "{each.words}"{_verdict(each, ": ")}' for each in clause.examples]
    return Words(zh="\n".join([clause.text.zh, *zh]), en="\n".join([clause.text.en, *en]))


def _verdict(example: Example, colon: str) -> str:
    said = [each for each in (example.label, example.verdict) if each]
    return colon + " · ".join(said) if said else ""


def citation(clause_id: str) -> str:
    """A clause as a remark cites it."""
    return CITING + clause_id


def cited(remark: str) -> tuple[str, ...]:
    """The ids of the clauses that a remark cites, each once, in order."""
    return tuple(dict.fromkeys(_CITED.findall(remark)))


def _choices(schema: LabelSchema, label_id: str, near: Collection[str]) -> list[Entry]:
    return [
        Entry(choice.name, choice.help, is_near=True)
        for label in schema.labels
        if label.id == label_id
        for attribute in label.attributes
        for choice in attribute.offered
        if choice.id in near and choice.help is not None
    ]


def _holds(entry: Entry, word: str) -> bool:
    title, text = entry.title, entry.text
    wanted = word.casefold().removeprefix(CITING)
    whole = (entry.id, title.zh, title.en, text.zh, text.en)
    return any(wanted in each.casefold() for each in whole) or fits(word, title.zh)


def as_markdown(schema: LabelSchema, history: Iterable["SchemaChange"]) -> str:
    """The guidelines in both languages with their version, and what of them changed when."""
    lines = [
        f"# {plain_markdown(schema.name.zh)}",
        f"{plain_markdown(schema.name.en)}",
        f"版本 version {schema.guidelines_version} · 方案 schema {schema.version}",
    ]
    for label in (*schema.labels, None):
        found = [each for each in schema.guidelines if each.label == (label.id if label else None)]
        if found:
            name = label.name if label else Words(zh="全部", en="Everything")
            lines.append(f"## {plain_markdown(name.zh)} {plain_markdown(name.en)}")
        for each in found:
            lines += _clause_lines(each)
    changes = [each for each in history if any(path.startswith("clauses/") for path in each.after)]
    if changes:
        lines.append("## 改动 Changes")
        lines.append("\n".join(_change_line(each) for each in changes))
    return "\n\n".join(lines) + "\n"


def _clause_lines(clause: Clause) -> list[str]:
    titles = f"{plain_markdown(clause.title.zh)} {plain_markdown(clause.title.en)}"
    head = f"### {titles} {CITING}{clause.id}"
    examples = [
        f"- “{plain_markdown(each.words)}”{plain_markdown(_verdict(each, ' · '))}"
        for each in clause.examples
    ]
    said = [head, plain_markdown(clause.text.zh), plain_markdown(clause.text.en)]
    return [*said, "\n".join(examples)] if examples else said


def _change_line(change: "SchemaChange") -> str:
    ids = dict.fromkeys(path.split("/")[1] for path in change.after if path.startswith("clauses/"))
    what = ", ".join(CITING + each for each in ids)
    note = f": {plain_markdown(change.note)}" if change.note else ""
    return f"- {change.at[:10]} {plain_markdown(change.who)}, {what}{note}"


def plain_markdown(words: str) -> str:
    """Words as Markdown shows them: none of it is markup, a line stays a line."""
    return _MARKUP.sub(r"\\\1", " ".join(words.split()))
