"""Writing a layer of a project to a file, in the format that was asked for."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import asdict, dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any

from annotator.errors import Problem, UserError, of_system
from annotator.exchange import layers
from annotator.exchange.carrying import Record
from annotator.exchange.chunks import REPORT
from annotator.exchange.documents import GOLD_NAME, RELEASE
from annotator.exchange.formats import FORMATS, JSONL, Writing
from annotator.exchange.lines import write_lines
from annotator.exchange.tally import listed
from annotator.exchange.writing import put_in_place
from annotator.exporting import card, preview, privacy, splits
from annotator.exporting.card import Exported
from annotator.exporting.choice import Choice
from annotator.exporting.making import Job
from annotator.exporting.pieces import Pieces
from annotator.garbage_collection import collecting_rarely
from annotator.progress import Cancelled, Progress, never, silent
from annotator.project import Project
from annotator.releases import releases
from annotator.store import practice
from schema.labels import LabelSchema
from schema.records import Json


def export(
    project: Project,
    format_name: str,
    target: Path,
    choice: Choice | None = None,
    how: Writing | None = None,
    *,
    is_strict: bool = False,
    with_card: bool = False,
    progress: Progress = silent,
    is_cancelled: Cancelled = never,
) -> Exported:
    """Write confirmed spans as they stand at one moment; no file where there are none.

    `progress` hears how many of how many reports are done. UserError where nobody has the name,
    where the target is a project, where the disk fails, where the format cannot do what was chosen,
    or where `is_strict` and it cannot carry everything, or reports have no date to be chosen by;
    CancelledError where it was cancelled.
    """
    _refuse_practice(project)
    job = _job(project, format_name, target.suffix, choice, how)
    try:
        is_project = target.exists() and target.samefile(project.path)
    except OSError as error:
        raise of_system(error, target) from error
    if is_project:
        raise UserError(Problem.IS_PROJECT, path=target)
    with collecting_rarely(), _reading(project, job) as read, ExitStack() as opened:
        made = _pieces(read, job, progress, is_cancelled)
        opened.enter_context(closing(pieces := iter(made)))
        first = next(pieces, None)
        if first is None:
            return made.counts
        with put_in_place(target, is_folder=job.form.is_folder) as part:
            _write(job, chain((first,), pieces), part)
            if is_strict:
                _refuse_losses(made.counts, format_name, project.schema)
            cards = _cards(read, job, made, part) if with_card else {}
        for ending, content in cards.items():
            with put_in_place(target.with_name(target.name + ending)) as beside:
                beside.write_text(content, encoding="utf-8", newline="\n")
    if job.how.without_texts:
        privacy.write_script(target.parent)
    return made.counts


@dataclass(frozen=True, slots=True)
class Look:
    """What an export would hold, and the first record with a span as it would be written.

    `is_text` says that it is, word for word; else the file holds the same in a form of its own.
    """

    counts: Exported
    beginning: str = ""
    is_text: bool = True


def look(
    project: Project,
    format_name: str,
    ending: str = "",
    choice: Choice | None = None,
    how: Writing | None = None,
    *,
    progress: Progress = silent,
    is_cancelled: Cancelled = never,
) -> Look:
    """Go through everything that would be exported, and write one record of it to be read.

    UserError as above, also where a library is missing or a report cannot be written;
    CancelledError where it was cancelled.
    """
    _refuse_practice(project)
    job = _job(project, format_name, ending, choice, how)
    with _reading(project, job) as read:
        made = _pieces(read, replace(job, in_lines=False), progress, is_cancelled)
        shown: Record | None = None
        with closing(iter(made)) as pieces:
            for piece in pieces:
                job.form.refuse(piece)
                if shown is None or (piece["spans"] and not shown["spans"]):
                    shown = piece
    if shown is None:
        return Look(made.counts)
    beginning = preview.written(job.form, shown, job.how)
    if beginning is None:
        return Look(made.counts, preview.as_json(shown), is_text=False)
    return Look(made.counts, beginning)


@contextmanager
def _reading(project: Project, job: Job) -> Iterator[Project]:
    """The project at one moment: now, or when the release was made that is the layer."""
    with project.one_moment(), releases.layer_opened(project, job.choice.layer) as read:
        yield read


def _pieces(project: Project, job: Job, progress: Progress, is_cancelled: Cancelled) -> Pieces:
    if job.choice.layer.startswith(RELEASE):  # a release is gold in the project that was opened
        job = replace(job, choice=replace(job.choice, layer=GOLD_NAME))
    return Pieces(project, job, progress=progress, is_cancelled=is_cancelled)


def _write(job: Job, pieces: Iterable[Any], part: Path) -> None:
    if job.line is None:
        job.form.write(pieces, part, job.how)
    else:
        write_lines(pieces, part)


def _job(
    project: Project, name: str, ending: str, choice: Choice | None, how: Writing | None
) -> Job:
    choice, how = choice or Choice(), how or Writing(schema=project.schema)
    _refuse_what_does_not_go(name, choice, how)
    written = replace(how, ending=ending.lower(), name=choice.split or how.name)
    return Job(choice, written, name)


def _refuse_practice(project: Project) -> None:
    if practice.is_practice(project.db):
        raise UserError(Problem.IS_PRACTICE, path=project.path)


def _refuse_what_does_not_go(name: str, choice: Choice, how: Writing) -> None:
    written_as = FORMATS[name]
    if choice.with_rejected and not written_as.says_states:
        raise UserError(Problem.NO_REJECTED, format=name)
    if choice.with_provenance and not written_as.carries.provenance:
        raise UserError(Problem.NO_PROVENANCE, format=name)
    if how.offsets not in (None, *written_as.offsets):
        raise UserError(Problem.OFFSETS_FIXED, format=name, unit=written_as.offsets[0])
    is_whole = how.chunk in (None, REPORT)
    if how.chunk is not None and not is_whole and not written_as.is_cut:
        raise UserError(Problem.NOT_CUT, format=name)
    if how.without_texts and (name != JSONL or not is_whole or choice.mask_names):
        raise UserError(Problem.TEXTS_NEEDED)


def _refuse_losses(counts: Exported, format_name: str, schema: LabelSchema) -> None:
    if counts.lost:
        lost = listed(counts.lost, schema)
        raise UserError(Problem.CANNOT_CARRY, format=format_name, lost=lost)
    if counts.undated:
        raise UserError(Problem.UNDATED, count=counts.undated)


def _cards(project: Project, job: Job, made: Pieces, part: Path) -> dict[str, str]:
    """The card beside what was written, for programs and for people, by the ending of the file."""
    from annotator.exporting import card_text  # only a card needs all that agreement needs

    parts = splits.parts(project, job.choice.seed)
    chosen = _as_chosen(project, job, made)
    said = card.card(project, made.counts, chosen, parts, made.names)
    said["sha256"] = card.hash_of(part)
    return {
        card.JSON_ENDING: card.as_json(said),
        card.TEXT_ENDING: card_text.as_text(said, project.schema),
    }


def _as_chosen(project: Project, job: Job, made: Pieces) -> dict[str, Json]:
    chosen: dict[str, Json] = {"format": job.format_name}
    for name, value in asdict(job.choice).items():
        chosen[name] = sorted(value) if isinstance(value, frozenset) else value
    if not job.choice.layer.startswith(RELEASE):
        person = layers.person_named(project, job.choice.layer)
        chosen["layer"] = made.names.get(person, person)
    for name in ("scheme", "unit", "without_texts"):
        chosen[name] = getattr(job.how, name)
    chosen["chunk"] = job.how.chunk or job.form.chunk
    return {**chosen, "offsets": job.how.offsets or job.form.offsets[0]}
