"""The label schema: a project's labels, attributes, categories and links.

Words stand in both languages. A project carries its own copy as TOML; reading it says what is wrong
where. A part that was put together otherwise is checked as part of the whole schema.
"""

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Annotated, Final

from schema.reading import Form, SchemaError, as_data, read
from schema.records import Label, digest

RESERVED: Final = frozenset(Label.__dataclass_fields__) | {
    *("start", "end", "text", "deleted"),
    *("comment", "score", "from", "annotator", "rule"),  # a span says these in our JSONL
}

Identifier = Annotated[str, Form(r"[a-z][a-z0-9_]{0,39}")]
Colour = Annotated[str, Form(r"#[0-9a-f]{6}")]


class AttributeType(StrEnum):
    """How an attribute is stored and edited."""

    TEXT = "text"
    CHOICE = "choice"
    DECIMAL = "decimal"
    DATE = "date"
    SPAN = "span"
    BOOLEAN = "boolean"


@dataclass(frozen=True, kw_only=True)
class Words:
    """A text in both languages of the interface; one may stand in for the other."""

    zh: str
    en: str

    def in_language(self, language: str) -> str:
        """Those of `zh`; the English ones for any other language."""
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One value of a choice attribute, a measure's category for one.

    A retired one is not offered any more; one that was merged into another is read as that.
    """

    id: Identifier
    name: Words
    help: Words | None = None
    retired: bool = False
    removed: bool = False
    merged_into: Identifier | None = None


@dataclass(frozen=True, kw_only=True)
class Attribute:
    """A field of a label; `default` is what an absent value means, a retired one is not offered."""

    id: Identifier
    type: AttributeType
    name: Words
    help: Words | None = None
    choices: tuple[Choice, ...] = ()
    default: str | None = None
    retired: bool = False
    removed: bool = False

    @cached_property
    def choice_ids(self) -> frozenset[str]:
        """The ids of all choices."""
        return frozenset(choice.id for choice in self.choices)

    @cached_property
    def offered(self) -> tuple[Choice, ...]:
        """The choices that a person may still choose."""
        return tuple(each for each in self.choices if not each.retired)

    @cached_property
    def instead(self) -> Mapping[str, str | None]:
        """What is read in place of a choice that is not offered; None where nothing is."""
        merged = {each.id: each.merged_into for each in self.choices}
        return {each.id: _end_of(merged, each.id) for each in self.choices if each.retired}

    def check(self) -> None:
        """ValueError where choices and default do not fit its type or each other."""
        ids = [choice.id for choice in self.choices]
        if (self.type is AttributeType.CHOICE) != bool(ids):
            raise ValueError(
                "choices belong to an attribute of type choice, and there at least one"
            )
        if len(set(ids)) != len(ids):
            raise ValueError("two choices have the same id")
        if self.default is not None and ids and self.default not in ids:
            raise ValueError(f"the default {self.default!r} is not among the choices")
        for each in self.choices:
            if each.merged_into is not None and not (each.retired and each.merged_into in ids):
                raise ValueError(
                    f"the choice {each.id!r} is merged, so it must be retired,"
                    f" and {each.merged_into!r} be a choice"
                )


@dataclass(frozen=True, kw_only=True)
class LabelType:
    """A kind of span that people mark, its key (a digit) and its colours in light and dark.

    Without a key it is chosen from a list alone; a hidden one is not offered any more, and one that
    was merged into another is read as that.
    """

    id: Identifier
    name: Words
    help: Words | None = None
    key: Annotated[str, Form(r"[0-9]?")] = ""
    colour: Colour
    colour_dark: Colour
    attributes: tuple[Attribute, ...] = ()
    hidden: bool = False
    removed: bool = False
    merged_into: Identifier | None = None

    @property
    def offered(self) -> tuple[Attribute, ...]:
        """The attributes that a person may still fill in."""
        return tuple(each for each in self.attributes if not each.retired)

    def attribute(self, attribute_id: str) -> Attribute | None:
        """The attribute with this id, if the label has one."""
        return next((a for a in self.attributes if a.id == attribute_id), None)


@dataclass(frozen=True, kw_only=True)
class LinkType:
    """A relation from spans of one label to spans of another."""

    id: Identifier
    name: Words
    source: Identifier
    target: Identifier
    retired: bool = False
    removed: bool = False


@dataclass(frozen=True, kw_only=True)
class Example:
    """Words of a report that show what a clause means: what they are to be labelled as."""

    id: Identifier
    words: Annotated[str, Form(r"(?s:.{1,400})")]
    label: Annotated[str, Form(r"(?s:.{0,200})")] = ""
    verdict: Annotated[str, Form(r"(?s:.{0,400})")] = ""


@dataclass(frozen=True, kw_only=True)
class Clause:
    """One rule of the guidelines, known by an id that never changes its meaning.

    `about` are the attributes and links of its label, and their choices, that it is about.
    """

    id: Annotated[str, Form(r"[a-z][a-z0-9-]{0,59}")]
    label: Identifier | None = None
    about: tuple[Identifier, ...] = ()
    title: Words
    text: Words
    examples: tuple[Example, ...] = ()
    retired: bool = False
    removed: bool = False

    @property
    def version(self) -> str:
        """8 hex digits that follow from what the clause says, whatever examples it has."""
        content = _written(replace(self, examples=()))
        return hashlib.sha256(content.encode()).hexdigest()[:8]


@dataclass(frozen=True, kw_only=True)
class LabelSchema:
    """All labels, links and guideline clauses of a project."""

    name: Words
    labels: tuple[LabelType, ...]
    links: tuple[LinkType, ...] = ()
    clauses: tuple[Clause, ...] = ()

    def check(self) -> None:
        """ValueError where parts have the same id, or name one that is not there."""
        _refuse_repeats("label", [label.id for label in self.labels])
        _refuse_repeats("key", [label.key for label in self.labels if label.key])
        _refuse_repeats("clause", [clause.id for clause in self.clauses])
        _refuse_repeats("link", [link.id for link in self.links])
        known = {label.id for label in self.labels}
        for link in self.links:
            if not {link.source, link.target} <= known:
                raise ValueError(f"the link {link.id!r} joins a label that is not in the schema")
        for label in self.labels:
            if label.merged_into is not None and not (label.hidden and label.merged_into in known):
                raise ValueError(
                    f"the label {label.id!r} is merged, so it must be hidden,"
                    f" and {label.merged_into!r} be a label"
                )
            ids = [attribute.id for attribute in label.attributes]
            _refuse_repeats(f"attribute of {label.id}", ids)
            if taken := RESERVED.intersection(ids):
                raise ValueError(f"the attribute id {min(taken)!r} of {label.id} is taken")
        self._check_clauses()

    def _check_clauses(self) -> None:
        for clause in self.clauses:
            if unknown := set(clause.about) - self._parts_of(clause.label):
                raise ValueError(
                    f"the clause {clause.id!r} is about {min(unknown)!r},"
                    " which its label does not have"
                )

    def _parts_of(self, label_id: str | None) -> set[str]:
        """The ids of a label's attributes, their choices and its links."""
        attributes = [
            each for label in self.labels if label.id == label_id for each in label.attributes
        ]
        choices = {choice.id for each in attributes for choice in each.choices}
        links = {link.id for link in self.links if link.source == label_id}
        return {each.id for each in attributes} | choices | links

    @cached_property
    def version(self) -> str:
        """16 hex digits that follow from the content, whatever the file's layout.

        What stands at its default does not count, so that a field that a later program adds leaves
        the versions of earlier schemas as they are.
        """
        content = _written(self)
        return hashlib.sha256(content.encode()).hexdigest()[:16]

    def label(self, label_id: str) -> LabelType:
        """The label with this id; KeyError where there is none."""
        for label in self.labels:
            if label.id == label_id:
                return label
        raise KeyError(label_id)

    @cached_property
    def instead(self) -> Mapping[str, str]:
        """The labels that were merged, and what each is read as."""
        merged = {each.id: each.merged_into for each in self.labels}
        ends = {each: _end_of(merged, each) for each, into in merged.items() if into is not None}
        return {each: end for each, end in ends.items() if end is not None}

    @cached_property
    def attributes(self) -> Mapping[str, tuple[tuple[str, Attribute], ...]]:
        """The attributes of each label, each with its id: what reads a million spans asks often."""
        return {
            label.id: tuple((each.id, each) for each in label.attributes) for label in self.labels
        }

    @cached_property
    def categories(self) -> tuple[str, ...]:
        """The ids of the categories that a measure may have; none where measures have none."""
        return tuple(each.id for each in self.category.offered) if self.category else ()

    @cached_property
    def category(self) -> Attribute | None:
        """The attribute that a measure's category is; None where measures have none."""
        measures = (label for label in self.labels if label.id == "measure")
        return next((label.attribute("category") for label in measures), None)

    @property
    def guidelines(self) -> tuple[Clause, ...]:
        """The clauses that hold."""
        return tuple(each for each in self.clauses if not each.retired)

    @cached_property
    def guidelines_version(self) -> str:
        """16 hex digits that follow from the clauses that hold, and their examples."""
        said = [_written(each) for each in self.guidelines]
        return digest(*said)

    def attribute(self, label_id: str, attribute_id: str) -> Attribute:
        """An attribute of a label; KeyError where there is none."""
        found = self.label(label_id).attribute(attribute_id)
        if found is None:
            raise KeyError(attribute_id)
        return found


@lru_cache(maxsize=32)  # every opening and merging asks for the same few
def parse(toml: str) -> LabelSchema:
    """Read a schema from TOML; SchemaError says the place and the fault."""
    try:
        return read(LabelSchema, tomllib.loads(toml))
    except tomllib.TOMLDecodeError as error:
        raise SchemaError((), str(error)) from error


def default_toml() -> str:
    """The built-in schema for poverty-relief reports, as the TOML a new project copies."""
    return files("schema").joinpath("poverty.toml").read_text(encoding="utf-8")


def default() -> LabelSchema:
    """The built-in schema for poverty-relief reports."""
    return parse(default_toml())


def _written(part: LabelSchema | Clause) -> str:
    return json.dumps(as_data(part), ensure_ascii=False, separators=(",", ":"))


def _end_of(merged: Mapping[str, str | None], part: str) -> str | None:
    """What a part is read as once all merging is followed; None where it leads nowhere."""
    seen, at = {part}, merged.get(part)
    while at is not None and at not in seen and merged.get(at) is not None:
        seen.add(at)
        at = merged[at]
    return None if at in seen else at


def _refuse_repeats(what: str, ids: list[str]) -> None:
    seen: set[str] = set()
    for each in ids:
        if each in seen:
            raise ValueError(f"two have the same {what}: {each!r}")
        seen.add(each)
