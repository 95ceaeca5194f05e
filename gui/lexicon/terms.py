"""The open project's terms and units, as they stand once all decisions are stored."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from annotator.drafts import Draft
from annotator.ops import lexicon
from gui.desk import Desk
from schema.payloads import applied, term_fields, term_from_fields
from schema.records import Term, TermKind


class ProjectTerms(QObject):
    """Plans changes on what it holds, and hands them over; UserError where a word cannot be one."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._terms: dict[str, Term] = {}
        desk.project_changed.connect(self._read)
        desk.schema_changed.connect(self._read)
        desk.refused.connect(self._read)

    @property
    def all(self) -> tuple[Term, ...]:
        """Measures first, each kind by its text."""
        found = self._terms.values()
        return tuple(sorted(found, key=lambda term: (term.kind.value, term.text)))

    def measure(self, text: str) -> Term | None:
        """The term that this word of a report is, if the project has it."""
        return self._terms.get(Term(TermKind.MEASURE, "".join(text.split())).id)

    def add(self, text: str, category: str) -> None:
        """Add the name of a measure, or give it another category."""
        self._run(lexicon.add(self.all, text, category, self._desk.schema))

    def add_all(self, wanted: Iterable[tuple[str, str]]) -> None:
        """Add names of measures with their categories, in one step."""
        self._run(lexicon.add_all(self.all, wanted, self._desk.schema))

    def put_back(self, texts: Iterable[str], before: Iterable[Term]) -> None:
        """Let names of measures be as they were before, in one step."""
        self._run(lexicon.put_back(self.all, texts, before))

    def add_unit(self, text: str) -> None:
        """Add a unit."""
        self._run(lexicon.add_unit(self.all, text))

    def remove(self, term: Term) -> None:
        """Take a term or unit out again."""
        self._run(lexicon.remove(term))

    def _run(self, draft: Draft) -> None:
        operations = self._desk.operations
        if operations is None or not draft.changes:
            return
        operations.run(draft)
        for each in draft.changes:
            known = self._terms.pop(each.id, None)
            fields = applied(term_fields(known) if known else None, each.after)
            if fields is not None:
                self._terms[each.id] = term_from_fields(fields)
        self.changed.emit()

    def _read(self) -> None:
        operations = self._desk.operations
        stored = operations.read(lambda project: project.terms) if operations else ()
        self._terms = {each.id: each for each in stored}
        self.changed.emit()
