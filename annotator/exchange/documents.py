"""A report with spans: what files hold, and what an engine suggests."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from annotator.errors import Problem, UserError
from annotator.project import Project
from annotator.reading.names import one_form
from annotator.store import annotators
from annotator.workspace import label_of
from schema.records import Label, LabelId, Layer, Report, Suggestion

GOLD_NAME: Final = "gold"
ALL_NAME: Final = "all"
IMPORTED: Final = "import:"  # how the sources of imported suggestions begin


@dataclass(frozen=True, slots=True)
class Note:
    """What is known of a span beside its label: who, from what, how sure, what was remarked."""

    annotator: str | None = None
    source: str | None = None
    score: float | None = None
    rule: str | None = None
    comment: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A report and spans of it; links point at other spans of the document."""

    report: Report
    spans: tuple[Label, ...] = ()
    notes: Mapping[LabelId, Note] = field(default_factory=dict)
    labelled: bool = False  # the file had a place for spans, though it may have been empty


def of_suggestions(report: Report, offered: tuple[Suggestion, ...]) -> Document:
    """A report with what an engine suggests for it."""
    nobody = Layer("")
    spans = tuple(
        replace(
            label_of(LabelId(each.id), each, nobody),
            quantifies=tuple(LabelId(target) for target in each.quantifies),
        )
        for each in offered
    )
    notes = {
        LabelId(each.id): Note(source=each.engine, score=each.score, rule=each.rule)
        for each in offered
    }
    return Document(report, spans, notes, labelled=True)


def layer_of(project: Project, name: str) -> Layer:
    """The layer of a person, by name; UserError where nobody or more than one has it."""
    wanted = one_form(name)
    found = [each for each in annotators.everyone(project.db) if one_form(each.name) == wanted]
    if len(found) != 1:
        raise UserError(Problem.NAME_TAKEN if found else Problem.NAME_UNKNOWN, name=name)
    return Layer(found[0].id)
