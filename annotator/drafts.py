"""What is handed to the gate and what comes back: planned operations, their kinds, and changes."""

from dataclasses import dataclass
from typing import Final

from schema.records import (
    Change,
    Layer,
    Operation,
    OperationId,
    ReportId,
    Suggestion,
    SuggestionColumns,
)

# What Ctrl+Z takes back; all else has its own way back (a finished report is reopened).
UNDOABLE: Final = frozenset(
    {
        "label.add",
        "label.confirm",
        "label.confirm_bulk",
        "label.delete",
        "label.edit",
        "label.mend",
        "label.reject",
        "label.unsure",
        "label.reset",
        "gold.settle",
        "gold.agree",
        "link.set",
        "numeral.dismiss",
        "comment.add",
        "comment.edit",
        "comment.delete",
    }
)

# Behind these Ctrl+Z does not reach while their report is closed.
BOUNDARIES: Final = frozenset({"report.finish", "report.unusable", "report.settle"})

# What a person may do to a report no more once they have handed it in.
HELD: Final = UNDOABLE | BOUNDARIES | {"report.reopen"}

PRELABEL: Final = "report.prelabel"
IMPORT: Final = "report.import"
TAKE_BACK: Final = "report.take_back"
HAND_OUT: Final = "handout"  # it says to one person what others wrote, and changes nothing here


@dataclass(frozen=True, slots=True)
class Draft:
    """An operation as planned: its kind, its changes, and what comes with it.

    That is texts and suggestions; those of a file are `offered` as they are to be stored.
    """

    kind: str
    changes: tuple[Change, ...]
    report: ReportId | None = None
    layer: Layer | None = None
    texts: tuple[str, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    offered: tuple[SuggestionColumns, ...] = ()
    undoes: OperationId | None = None
    redoes: OperationId | None = None

    @property
    def reports(self) -> tuple[ReportId, ...]:
        """Every report that it touches, each once: an operation may be about several."""
        touched = dict.fromkeys([self.report, *(each.report for each in self.changes)])
        return tuple(each for each in touched if each is not None)


@dataclass(frozen=True, slots=True)
class Changes:
    """What an operation changed, for whoever shows it; `undone` is what it took back or redid."""

    operation: Operation
    undone: Operation | None = None

    @property
    def report(self) -> ReportId | None:
        """The one report it touched, if it was one."""
        return self.operation.report
