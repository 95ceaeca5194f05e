"""Bringing files into a project: each of them whole or not at all, all of them as one import."""

import secrets
import uuid
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Final

from annotator.alike import NearlySame, Neighbours
from annotator.clock import now
from annotator.drafts import IMPORT, PRELABEL, Draft
from annotator.errors import FileError, Problem, UserError
from annotator.exchange.documents import layer_of
from annotator.exchange.incoming import Incoming
from annotator.exchange.tally import Tally
from annotator.garbage_collection import collecting_rarely
from annotator.gateway import Gateway
from annotator.importing import sources
from annotator.importing.choice import ImportChoice
from annotator.importing.plan import Plan, Planner
from annotator.importing.sources import Sources
from annotator.importing.spool import Spool
from annotator.names import checked_name, displayable, one_form
from annotator.ops.imports import note_part
from annotator.progress import Cancelled, Progress, never, silent
from annotator.store.connection import room_for_much
from schema.records import Annotator, AnnotatorId, ImportPart, Layer, Report, ReportId

# A decision waits for the operation that is being stored, most of it for the characters that are
# indexed. So these are small, but for a file that holds more: it stays whole, and its texts are
# laid in before, as many at once as the gateway says.
_REPORTS_AT_ONCE: Final = 20
_CHARACTERS_AT_ONCE: Final = 40_000
_REPORTS_OF_AN_OPERATION: Final = 100
_TRIES: Final = 3  # for a file whose reports others keep changing
_MOST_SOURCES: Final = 20  # names that an import remembers


@dataclass(frozen=True, slots=True)
class Repeated:
    """A report whose text came in by this import already, and the one it came in as."""

    name: str
    source: str
    first: str
    first_source: str


@dataclass(slots=True)
class Outcome:
    """What an import did: new reports, known ones, layers written, and what was refused.

    `batch` is None where nothing was stored, `files` counts those that were read to their end,
    `known` the project had before, `repeated` stood in this import before, `labelled` and
    `suggested` are those for which a file's spans were written as labels or as suggestions,
    `alike` are new reports that are nearly the same as others, `left_out` those that stayed out
    for it; `garbled` names new reports that read as if they had been decoded wrongly; `lost` counts
    what labelled files hold and we have no place for.
    """

    batch: str | None = None
    files: int = 0
    new: list[ReportId] = field(default_factory=list)
    known: list[ReportId] = field(default_factory=list)
    repeated: list[Repeated] = field(default_factory=list)
    labelled: list[ReportId] = field(default_factory=list)
    suggested: list[ReportId] = field(default_factory=list)
    alike: list[NearlySame] = field(default_factory=list)
    left_out: list[NearlySame] = field(default_factory=list)
    garbled: list[str] = field(default_factory=list)
    lost: Counter[str] = field(default_factory=Counter)
    refused: list[UserError] = field(default_factory=list)
    without_suggestions: list[ReportId] = field(default_factory=list)
    cancelled: bool = False

    def take(self, other: "Outcome") -> None:
        """Add what became of some more files."""
        self.files += other.files
        self.new += other.new
        self.known += other.known
        self.repeated += other.repeated
        self.labelled += other.labelled
        self.suggested += other.suggested
        self.alike += other.alike
        self.left_out += other.left_out
        self.garbled += other.garbled
        self.lost.update(other.lost)
        self.refused += other.refused
        self.without_suggestions += other.without_suggestions


def import_paths(
    gate: Gateway,
    paths: Sequence[Path],
    choice: ImportChoice | None = None,
    *,
    progress: Progress = silent,
    is_cancelled: Cancelled = never,
) -> Outcome:
    """Import files and folders; what cannot be read is listed, the rest comes in.

    `progress` hears how many of how many files are done. A file is stored in one operation, small
    ones several at once, so a cancelled or killed import leaves whole files and no halves.
    UserError where the project itself can take nothing more.
    """
    choice = choice or ImportChoice()
    person = None if choice.labels_of is None else _person_named(gate, choice.labels_of)
    named = sources.files_of(paths, choice.format_name)
    files = [each for each in named if each not in choice.leave_out]
    reader = Sources(gate.project.schema, choice, is_cancelled=is_cancelled)
    with room_for_much(gate.project.db), collecting_rarely(), reader as opened:
        importer = _Importer(gate, opened, person, paths, leave_out_alike=choice.leave_out_alike)
        for done, path in enumerate(files):
            progress(done, len(files))
            if isinstance(path, UserError):
                importer.refuse(path)
            elif not is_cancelled():
                importer.take(path, is_cancelled)
            if is_cancelled():
                importer.outcome.cancelled = True
                break
        importer.store()
    progress(len(files), len(files))
    return importer.outcome


@dataclass(slots=True)
class _File:
    """What a file gives, until it is stored; no path where there is none, or it cannot be read."""

    path: Path | None = None
    plans: dict[ReportId, Plan] = field(default_factory=dict)
    characters: int = 0  # not laid in yet
    outcome: Outcome = field(default_factory=Outcome)
    spool: Spool = field(default_factory=Spool)


class _Importer:
    """Gathers files into groups, and turns each group into one operation.

    A report stands once in a group, so that a plan always builds on what is stored.
    """

    def __init__(
        self,
        gate: Gateway,
        opened: Sources,
        person: Annotator | None,
        paths: Sequence[Path],
        *,
        leave_out_alike: bool,
    ) -> None:
        if person is not None:
            gate.introduce(person)
        self.outcome = Outcome()
        self._gate = gate
        self._opened = opened
        self._planner = Planner(gate.project, person)
        self._layer = Layer(person.id) if person else None
        self._neighbours = Neighbours(gate.project.db)
        self._leave_out_alike = leave_out_alike
        self._waiting: list[_File] = []
        self._brought: dict[ReportId, tuple[str, str]] = {}  # by name and file
        self._batch, self._begun, self._parts = secrets.token_hex(8), now(), 0
        self._sources = _names(paths)

    def refuse(self, error: UserError) -> None:
        """List a path that leads to no file, after what became of the files before it."""
        self._waiting.append(_File(outcome=Outcome(refused=[error])))

    def take(self, path: Path, is_cancelled: Cancelled) -> None:
        """Read a file; it waits until its group is full, and nothing of it stays if it breaks."""
        try:
            file = self._read(path, is_cancelled)
        except FileError as error:
            self.refuse(error)
            return
        if file is None:
            return
        self._waiting.append(file)
        plans = sum(len(each.plans) for each in self._waiting)
        characters = sum(each.characters for each in self._waiting)
        if plans >= _REPORTS_AT_ONCE or characters >= _CHARACTERS_AT_ONCE:
            self.store()

    def store(self) -> None:
        """Store the files that wait; one that somebody came before is read and planned anew."""
        group, self._waiting = self._waiting, []
        if group and not self._is_stored(group):
            for file in group:
                self._store_anew(file)

    def _store_anew(self, file: _File) -> None:
        for _ in range(_TRIES):
            try:
                again = self._read(file.path, never) if file.path else file
            except FileError as error:
                again = _File(outcome=Outcome(refused=[error]))
            if again is None or self._is_stored([again]):
                return
        assert file.path is not None
        name, what = displayable(file.path.name), UserError(Problem.CHANGED_MEANWHILE)
        self.outcome.refused.append(UserError(Problem.NOT_IMPORTED, report=name, what=what))

    def _is_stored(self, group: Sequence[_File]) -> bool:
        """Whether a group could be stored: not where somebody changed what it was planned on."""
        try:
            self._run(group)
        except UserError as error:
            if error.problem is not Problem.CHANGED_MEANWHILE:
                raise
            return False
        for file in group:
            self._note(file)
        return True

    def _run(self, group: Sequence[_File]) -> None:
        """Store a group: a long file as several operations, which are there all or none."""
        plans = [plan for file in group for plan in file.plans.values() if plan.is_change]
        if not plans:
            return
        files = sum(file.path is not None for file in group)
        self._gate.run_all(self._drafts(plans, files))
        self.outcome.batch = self._batch

    def _drafts(self, plans: Sequence[Plan], files: int) -> Iterator[Draft]:
        waiting = iter(plans)
        while some := list(islice(waiting, _REPORTS_OF_AN_OPERATION)):
            yield self._draft(some, files)
            files = 0

    def _draft(self, plans: Sequence[Plan], files: int) -> Draft:
        new = [plan for plan in plans if plan.is_new]
        self._parts += 1
        part = ImportPart(
            id=f"{self._batch}/{self._parts}",
            batch=self._batch,
            at=self._begun,
            by=self._gate.person.id,
            sources=self._sources,
            files=files,
            reports=len(new),
        )
        is_labels = any(plan.is_labelled for plan in plans)
        return Draft(
            IMPORT if new else "labels.import" if is_labels else PRELABEL,
            (*(made for plan in plans for made in plan.changes()), note_part(part)),
            texts=tuple(plan.report.text for plan in new if plan.report.text),
            offered=tuple(each for plan in plans for each in plan.offered),
        )

    def _note(self, file: _File) -> None:
        outcome = file.outcome
        outcome.files = int(file.path is not None)
        for report, plan in file.plans.items():
            if plan.is_new:
                outcome.new.append(report)
                self._brought[report] = plan.report.name, plan.report.source
                self._planner.remember(report)
                if not plan.report.suggested_by:
                    outcome.without_suggestions.append(report)
            if plan.is_labelled:
                outcome.labelled.append(report)
            if plan.is_suggested:
                outcome.suggested.append(report)
        self._neighbours.let_go(file.plans)
        self.outcome.take(outcome)

    def _read(self, path: Path, is_cancelled: Cancelled) -> _File | None:
        """What a file gives; None where it was cancelled, FileError where it broke off."""
        file = _File(path)
        is_whole = False
        try:
            tally = Tally()
            for found in self._opened.incoming(path, self._layer, tally):
                if is_cancelled():
                    return None
                self._take(file, found)
            file.outcome.lost = tally.lost
            is_whole = not is_cancelled()
        finally:
            if not is_whole:
                self._neighbours.let_go(file.plans)
        return file if is_whole else None

    def _take(self, file: _File, found: Incoming | UserError) -> None:
        if isinstance(found, FileError):
            raise found
        if isinstance(found, UserError):
            file.outcome.refused.append(found)
            return
        self._plan(file, found)
        if file.characters >= self._gate.characters_at_once:
            self._lay_in(file)

    def _plan(self, file: _File, found: Incoming) -> None:
        report = found.report
        if self._planner.is_replaced(report.id):
            file.outcome.known.append(report.id)
            return
        if any(report.id in waiting.plans for waiting in self._waiting):
            self.store()
        plan = file.plans.get(report.id)
        before = (plan.report.name, plan.report.source) if plan else self._brought.get(report.id)
        if before is not None:
            file.outcome.repeated.append(Repeated(report.name, report.source, *before))
        elif self._planner.knows(report.id):
            file.outcome.known.append(report.id)
        elif self._stays_out(file, report):
            return
        if plan is None and report.meta.get("mojibake") is True:
            file.outcome.garbled.append(f"{report.source}: {report.name}")
        plan = plan or self._planner.begin(report)
        file.plans[report.id] = plan
        file.characters += len(plan.report.text)
        try:
            self._planner.take_spans(plan, found)
        except UserError as error:
            file.outcome.refused.append(error)

    def _stays_out(self, file: _File, report: Report) -> bool:
        found = self._neighbours.look(report)
        if found is None:
            return False
        (file.outcome.left_out if self._leave_out_alike else file.outcome.alike).append(found)
        if self._leave_out_alike:
            self._neighbours.let_go([report.id])
        return self._leave_out_alike

    def _lay_in(self, file: _File) -> None:
        """Store the texts of a long file ahead, a portion at a time, and keep them no longer."""
        plans = [plan for plan in file.plans.values() if plan.report.text]
        self._gate.lay_in(
            [plan.report.text for plan in plans if plan.is_new],
            [each for plan in plans for each in plan.offered],
        )
        self._neighbours.let_go(plan.report.id for plan in plans)
        for plan in plans:
            plan.lay_in(file.spool)
        file.characters = 0


def _names(paths: Sequence[Path]) -> tuple[str, ...]:
    return tuple(displayable(path.name or str(path)) for path in paths[:_MOST_SOURCES])


def _person_named(gate: Gateway, name: str) -> Annotator:
    wanted = checked_name(one_form(name))
    if wanted == one_form(gate.person.name):
        return gate.person
    try:
        return Annotator(AnnotatorId(layer_of(gate.project, wanted)), wanted)
    except UserError as error:
        if error.problem is not Problem.NAME_UNKNOWN:
            raise
        return Annotator(AnnotatorId(str(uuid.uuid4())), wanted)
