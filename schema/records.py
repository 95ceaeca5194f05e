"""The nouns of the project as frozen records; offsets are half-open, in Unicode code points."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from json.encoder import encode_basestring_ascii
from typing import Final, NamedTuple, NewType, Self, cast

ReportId = NewType("ReportId", str)
LabelId = NewType("LabelId", str)
SuggestionId = NewType("SuggestionId", str)
OperationId = NewType("OperationId", str)
AnnotatorId = NewType("AnnotatorId", str)
ReplicaId = NewType("ReplicaId", str)
Layer = NewType("Layer", str)  # an AnnotatorId, or GOLD

GOLD: Final = Layer("gold")
RESERVED_NAMES: Final = frozenset({"gold", "all", "none"})

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
Fields = Mapping[str, Json]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a report: `text == report.text[start:end]`."""

    start: int
    end: int
    text: str = field(compare=False)

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


AttributeValue = str | bool | Span
Attributes = Mapping[str, AttributeValue]


@dataclass(frozen=True, slots=True)
class Report:
    """A report as it was read: the text never changes.

    `suggested_by` names the engines and imports whose suggestions stand for it now.
    """

    id: ReportId
    text: str
    name: str
    source: str = ""
    meta: Mapping[str, Json] = field(default_factory=dict)
    suggested_by: tuple[str, ...] = ()

    @classmethod
    def of(
        cls, text: str, *, name: str, source: str = "", meta: Mapping[str, Json] | None = None
    ) -> "Report":
        """A new report, its id from its text; UnicodeEncodeError on a lone surrogate."""
        return cls(report_id(text), text, name, source, dict(meta or {}))


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What an engine or an imported file proposes; never a label.

    `quantifies` holds ids of other suggestions of the same report; `score` is from 0 to 1;
    `rule` names what made it and `evidence` the words that rule saw.
    """

    id: SuggestionId
    report: ReportId
    engine: str
    label: str
    span: Span
    attributes: Attributes = field(default_factory=dict)
    quantifies: tuple[SuggestionId, ...] = ()
    score: float = 1.0
    rule: str = ""
    evidence: str = ""


class SuggestionColumns(NamedTuple):
    """What one engine suggests for one report, as columns of the table of suggestions.

    An import makes a million, and nothing asks those what they say. A column is a list, or the
    value alone that all of them have in it; attributes and links are written out.
    """

    id: list[SuggestionId]
    report: ReportId
    engine: str
    label: str | list[str]
    start: int | list[int]
    end: int | list[int]
    text: str | list[str]
    attributes: str | list[str]
    quantifies: str | list[str]
    score: float | list[float]
    rule: str | list[str]
    evidence: str | list[str]

    @classmethod
    def of(
        cls, report: ReportId, engine: str, rows: Iterable[tuple[SuggestionId, *tuple[object, ...]]]
    ) -> Self:
        """From rows of all other columns, in their order; ValueError where there are none."""
        ids, *others = map(list, zip(*rows, strict=True))
        columns = [each[0] if len(set(each)) == 1 else each for each in others]
        return cls._make((ids, report, engine, *columns))


class LabelState(StrEnum):
    """A person's decision about a span."""

    CONFIRMED = "confirmed"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Seen:
    """What a reviewer saw of one person when settling: their label in its version, or none."""

    layer: Layer
    label: LabelId | None = None
    version: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """A decided span in one layer.

    `suggestion` is what it was made from, `by_hand` the attributes whose value a person typed and
    that no re-reading may replace, `reason` why it was rejected. Gold only: `settled_from` is the
    annotator's label behind it, `settled_on` what everybody's labels were when it was settled.
    """

    id: LabelId
    report: ReportId
    layer: Layer
    label: str
    span: Span
    state: LabelState = LabelState.CONFIRMED
    attributes: Attributes = field(default_factory=dict)
    quantifies: tuple[LabelId, ...] = ()
    suggestion: SuggestionId | None = None
    unsure: bool = False
    reason: str | None = None
    by_hand: frozenset[str] = frozenset()
    settled_from: LabelId | None = None
    settled_on: tuple[Seen, ...] = ()


class WorkState(StrEnum):
    """How far one person is with one report."""

    OPEN = "open"
    FINISHED = "finished"
    UNUSABLE = "unusable"


@dataclass(frozen=True, slots=True)
class Work:
    """One person's state on one report; `reason` says why unusable or why reopened.

    The row of the layer `gold` says that the report is settled, and `settled_by` whose labels are
    its gold: the layer of who labels alone, or `gold` itself once a review has settled it.
    """

    report: ReportId
    layer: Layer
    state: WorkState = WorkState.OPEN
    reason: str | None = None
    settled_by: Layer | None = None


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark on a report, or on the label `about`; `at` is UTC in ISO 8601."""

    id: str
    report: ReportId
    layer: Layer
    text: str
    at: str
    about: LabelId | None = None


@dataclass(frozen=True, slots=True)
class Annotator:
    """A person, known by UUID; names may repeat between people.

    `same_as` is who they really are, where two files know one person by two ids; `other_than` are
    people of the same name who are somebody else.
    """

    id: AnnotatorId
    name: str
    same_as: AnnotatorId | None = None
    other_than: frozenset[AnnotatorId] = frozenset()


class TermKind(StrEnum):
    """What a word of the project's own is for: a measure's name, or a unit of numbers."""

    MEASURE = "measure"
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class Term:
    """A word that a project adds to the engine's lexicon; a measure's has a category."""

    kind: TermKind
    text: str
    category: str | None = None

    @property
    def id(self) -> str:
        """The same word of the same kind has one id on every machine."""
        return digest("term", self.kind.value, self.text)


@dataclass(frozen=True, slots=True)
class ImportPart:
    """What one operation of an import brought in; those of one import share its `batch`.

    `at` is when the import began, UTC in ISO 8601, `by` who ran it, `sources` what they named
    (the last part of each path: a project travels, and folders are a person's own affair),
    `files` and `reports` how many came in with this operation.
    """

    id: str
    batch: str
    at: str
    by: AnnotatorId
    sources: tuple[str, ...]
    files: int
    reports: int


class Entity(StrEnum):
    """The kinds of thing that operations change."""

    ANNOTATOR = "annotator"
    PROJECT = "project"
    REPORT = "report"
    WORK = "work"
    LABEL = "label"
    COMMENT = "comment"
    TERM = "term"
    IMPORT = "import"
    ROUND = "round"
    ASSIGNMENT = "assignment"
    PRACTICE = "practice"
    RELEASE = "release"
    SAMPLE = "sample"


@dataclass(frozen=True, slots=True)
class Change:
    """What an operation does to one entity: the fields it writes, before and after.

    Making an entity writes all its fields and `deleted: false` over `deleted: true`; deleting it
    writes `deleted: true`, so an entity is never forgotten and order of merging never matters.
    """

    entity: Entity
    id: str
    before: Fields
    after: Fields
    report: ReportId | None = None

    def inverse(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.entity, self.id, self.after, self.before, self.report)


@dataclass(frozen=True, slots=True, order=True)
class Stamp:
    """The place of an operation in the one order that all replicas agree on."""

    lamport: int
    replica: ReplicaId
    sequence: int


@dataclass(frozen=True, slots=True)
class Operation:
    """One transaction, one undo step, one notification; `at` is UTC in ISO 8601.

    `undoes` is the operation that this one takes back, `redoes` the one that it repeats, `schema`
    the version of the label schema (guidelines included) that the decision was made under,
    `parents` the newest operations of the file when it was made: what it knew of follows from them.
    `version` is the form of its payloads.
    """

    id: OperationId
    stamp: Stamp
    annotator: AnnotatorId
    at: str
    kind: str
    changes: tuple[Change, ...]
    layer: Layer | None = None
    report: ReportId | None = None
    undoes: OperationId | None = None
    redoes: OperationId | None = None
    schema: str = ""
    parents: tuple[OperationId, ...] = ()
    version: int = 1


def digest(*parts: str) -> str:
    """16 hex digits that follow from the parts and from where one part ends."""
    return digest_of_quoted(map(quoted, parts))


# a text as `json.dumps` writes it, without what that looks at for other things
quoted: Final = encode_basestring_ascii


def digest_of_quoted(parts: Iterable[str]) -> str:
    """`digest` of parts that are `quoted` already."""
    return hashlib.sha256(f"[{', '.join(parts)}]".encode("ascii")).hexdigest()[:16]


def digests(begin: Iterable[str], rests: Iterable[str]) -> list[str]:
    """`digest` of the same first parts with each of many others after them, those `quoted`."""
    first, sha256 = f"[{', '.join(map(quoted, begin))}, ", hashlib.sha256
    return [sha256(f"{first}{rest}]".encode()).hexdigest()[:16] for rest in rests]


def text_hash(text: str) -> str:
    """The sha256 of a text's UTF-8; UnicodeEncodeError on a lone surrogate."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def report_id(text: str) -> ReportId:
    """A report is known by its text: the first 16 hex digits of its sha256."""
    return report_of_hash(text_hash(text))


def report_of_hash(whole: str) -> ReportId:
    """The same, from a text's sha256."""
    return ReportId(whole[:16])


def decision_id(layer: Layer, suggestion: SuggestionId) -> LabelId:
    """The id of one layer's decision about a suggestion, the same on every machine."""
    return decision_ids(layer, [suggestion])[0]


def decision_ids(layer: Layer, suggestions: Iterable[SuggestionId]) -> list[LabelId]:
    """The same for each of many suggestions: `digest` of "decision", layer and suggestion."""
    return cast("list[LabelId]", digests(("decision", layer), map(quoted, suggestions)))
