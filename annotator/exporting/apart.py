"""What many reports add to an export, made by a second process and by this one side by side."""

import json
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import CancelledError
from dataclasses import asdict
from itertools import islice
from typing import Any, Final

from annotator import second_process
from annotator.exchange.formats import Writing
from annotator.exchange.layers import Wanted
from annotator.exchange.lines import line_of
from annotator.exporting.card import Exported
from annotator.exporting.choice import Choice
from annotator.exporting.making import Job, Made, Maker
from annotator.progress import Cancelled
from annotator.project import Project
from annotator.second_process import Beside
from annotator.store import journal
from schema.labels import LabelSchema
from schema.reading import as_data, read

MANY: Final = 100  # reports; for fewer nobody waits until a process has begun
_BLOCK: Final = 8  # reports; whoever cancels waits for one at most
_ASKED: Final = 4  # blocks that the other has before it, so that it never waits for us
_STANDING: Final = 16  # blocks that wait for their turn, so that they never fill our memory


def made(maker: Maker, wanted: Wanted, is_cancelled: Cancelled) -> Generator[Made]:
    """What these reports add in their order; close it where not all of them are taken.

    Where a second process cannot begin, dies or sees the project in another state, all is made
    here. CancelledError where it is to stop.
    """
    told = _told(maker) if len(wanted) >= MANY else None
    with second_process.beside("annotator.exporting.worker", told) as other:
        by = maker.made(wanted) if other is None else _by_two(maker, other, wanted, is_cancelled)
        yield from _until_cancelled(by, is_cancelled)


def _by_two(maker: Maker, other: Beside, wanted: Wanted, is_cancelled: Cancelled) -> Iterator[Made]:
    """The same by both: while an answer of the other is awaited the next block is made here."""
    waiting = deque(wanted[at : at + _BLOCK] for at in range(0, len(wanted), _BLOCK))
    turns = deque[tuple[Wanted, list[Made] | None]]()  # None is what the other was asked for
    lines = iter(lambda: other.next(is_cancelled), b"")
    asked = 0
    while waiting or turns:
        while waiting and asked < _ASKED:
            other.tell(waiting[0])
            turns.append((waiting.popleft(), None))
            asked += 1
        block, here = turns[0]
        if here is None and waiting and len(turns) < _STANDING and other.answers.empty():
            ahead = waiting.popleft()
            turns.append((ahead, [*_until_cancelled(maker.made(ahead), is_cancelled)]))
            continue
        turns.popleft()
        if here is None:
            asked -= 1
            here = _answer(lines, maker.job)
        yield from maker.made(block) if here is None else here


def _until_cancelled(found: Iterable[Made], is_cancelled: Cancelled) -> Iterator[Made]:
    for each in found:
        if is_cancelled():
            raise CancelledError
        yield each


def _answer(lines: Iterator[bytes], job: Job) -> list[Made] | None:
    """What the lines for one block say; None where they do not come whole."""
    head = next(lines, None)
    if head is None:
        return None
    answer: list[Made] = []
    for counts, many in json.loads(head):
        pieces = [*islice(lines, many)]
        if len(pieces) < many:
            return None
        made = pieces if job.line else [*map(json.loads, pieces)]
        answer.append(Made(Exported.of_json(counts), made))
    return answer


def lines_of(answer: Sequence[Made]) -> Iterator[bytes]:
    """How the other process says it: what each report counts, and then a line for each piece."""
    yield line_of([[each.counts.as_json(), len(each.pieces)] for each in answer])
    for each in answer:
        for piece in each.pieces:
            yield piece if isinstance(piece, bytes) else line_of(piece)


def _told(maker: Maker) -> Mapping[str, object] | None:
    """What the other process has to know: the journal's state with it; None where it cannot."""
    project, job = maker.project, maker.job
    if project.is_in_memory:
        return None
    choice = asdict(job.choice)
    if job.choice.labels is not None:
        choice["labels"] = sorted(job.choice.labels)
    return {
        "project": str(project.path),
        "heads": journal.heads(project.db),
        "choice": choice,
        "how": as_data(job.how),
        "format": job.format_name,
        "in_lines": job.in_lines,
    }


def maker_told(project: Project, told: Mapping[str, Any]) -> Maker | None:
    """Who makes the same there; nobody where the journal is in another state."""
    if told["heads"] != [*journal.heads(project.db)]:
        return None
    choice, how = {**told["choice"]}, {**told["how"]}
    if choice["labels"] is not None:
        choice["labels"] = frozenset(choice["labels"])
    how["schema"] = read(LabelSchema, how["schema"])
    job = Job(Choice(**choice), Writing(**how), told["format"], told["in_lines"])
    return Maker(project, job)
