"""The label schema: a project's labels, attributes, categories and links.

Words stand in both languages. A project carries its own copy as TOML; pydantic checks it and says
what is wrong where.
"""

import hashlib
import tomllib
from enum import StrEnum
from functools import cached_property
from importlib.resources import files
from typing import Annotated, Final, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from schema.records import Label

RESERVED: Final = frozenset(Label.__dataclass_fields__) | {
    *("start", "end", "text", "deleted"),
    *("comment", "score", "from", "annotator", "rule"),  # a span says these in our JSONL
}

Identifier = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Colour = Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")]


class AttributeType(StrEnum):
    """How an attribute is stored and edited."""

    TEXT = "text"
    CHOICE = "choice"
    DECIMAL = "decimal"
    DATE = "date"
    SPAN = "span"
    BOOLEAN = "boolean"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Words(_Part):
    """A text in both languages of the interface."""

    zh: str
    en: str


class Choice(_Part):
    """One value of a choice attribute, a measure's category for one."""

    id: Identifier
    name: Words
    help: Words | None = None


class Attribute(_Part):
    """A field of a label; `default` is what an absent value means."""

    id: Identifier
    type: AttributeType
    name: Words
    help: Words | None = None
    choices: tuple[Choice, ...] = ()
    default: str | None = None

    @model_validator(mode="after")
    def _choices_fit(self) -> Self:
        ids = [choice.id for choice in self.choices]
        if (self.type is AttributeType.CHOICE) != bool(ids):
            raise ValueError(
                "choices belong to an attribute of type choice, and there at least one"
            )
        if len(set(ids)) != len(ids):
            raise ValueError("two choices have the same id")
        if self.default is not None and ids and self.default not in ids:
            raise ValueError(f"the default {self.default!r} is not among the choices")
        return self


class LabelType(_Part):
    """A kind of span that people mark, its key (a digit) and its colours in light and dark."""

    id: Identifier
    name: Words
    help: Words | None = None
    key: Annotated[str, Field(pattern=r"^[0-9]$")]
    colour: Colour
    colour_dark: Colour
    attributes: tuple[Attribute, ...] = ()
    hidden: bool = False

    def attribute(self, attribute_id: str) -> Attribute | None:
        """The attribute with this id, if the label has one."""
        return next((a for a in self.attributes if a.id == attribute_id), None)


class LinkType(_Part):
    """A relation from spans of one label to spans of another."""

    id: Identifier
    name: Words
    source: Identifier
    target: Identifier


class Clause(_Part):
    """One rule of the guidelines, known by an id that never changes its meaning.

    `about` are the attributes and links of its label, and their choices, that it is about.
    """

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,59}$")]
    label: Identifier | None = None
    about: tuple[Identifier, ...] = ()
    title: Words
    text: Words


class LabelSchema(_Part):
    """All labels, links and guideline clauses of a project."""

    name: Words
    labels: tuple[LabelType, ...]
    links: tuple[LinkType, ...] = ()
    clauses: tuple[Clause, ...] = ()

    @model_validator(mode="after")
    def _ids_fit(self) -> Self:
        _refuse_repeats("label", [label.id for label in self.labels])
        _refuse_repeats("key", [label.key for label in self.labels])
        _refuse_repeats("clause", [clause.id for clause in self.clauses])
        _refuse_repeats("link", [link.id for link in self.links])
        known = {label.id for label in self.labels}
        for link in self.links:
            if not {link.source, link.target} <= known:
                raise ValueError(f"the link {link.id!r} joins a label that is not in the schema")
        for label in self.labels:
            ids = [attribute.id for attribute in label.attributes]
            _refuse_repeats(f"attribute of {label.id}", ids)
            if taken := RESERVED.intersection(ids):
                raise ValueError(f"the attribute id {sorted(taken)[0]!r} of {label.id} is taken")
        self._check_clauses()
        return self

    def _check_clauses(self) -> None:
        for clause in self.clauses:
            if unknown := set(clause.about) - self._parts_of(clause.label):
                raise ValueError(
                    f"the clause {clause.id!r} is about {sorted(unknown)[0]!r},"
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
        content = self.model_dump_json(exclude_defaults=True)
        return hashlib.sha256(content.encode()).hexdigest()[:16]

    def label(self, label_id: str) -> LabelType:
        """The label with this id; KeyError where there is none."""
        for label in self.labels:
            if label.id == label_id:
                return label
        raise KeyError(label_id)

    @cached_property
    def categories(self) -> tuple[str, ...]:
        """The ids of the categories that a measure may have; none where measures have none."""
        measures = (label for label in self.labels if label.id == "measure")
        attributes = (label.attribute("category") for label in measures)
        return tuple(choice.id for found in attributes if found for choice in found.choices)

    def attribute(self, label_id: str, attribute_id: str) -> Attribute:
        """An attribute of a label; KeyError where there is none."""
        found = self.label(label_id).attribute(attribute_id)
        if found is None:
            raise KeyError(attribute_id)
        return found


class SchemaError(ValueError):
    """A label schema that cannot be used; `where` is the place in it, `what` the fault."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"{where}: {what}" if where else what)
        self.where = where
        self.what = what


def parse(toml: str) -> LabelSchema:
    """Read a schema from TOML; SchemaError says the place and the fault."""
    try:
        return LabelSchema.model_validate(tomllib.loads(toml))
    except tomllib.TOMLDecodeError as error:
        raise SchemaError("", str(error)) from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise SchemaError(where, first["msg"].removeprefix("Value error, ")) from error


def default_toml() -> str:
    """The built-in schema for poverty-relief reports, as the TOML a new project copies."""
    return files("schema").joinpath("poverty.toml").read_text(encoding="utf-8")


def default() -> LabelSchema:
    """The built-in schema for poverty-relief reports."""
    return parse(default_toml())


def _refuse_repeats(what: str, ids: list[str]) -> None:
    seen: set[str] = set()
    for each in ids:
        if each in seen:
            raise ValueError(f"two have the same {what}: {each!r}")
        seen.add(each)
