"""Records of many reports, two thirds of them made by a second process: each stands by itself."""

import json
import os
import subprocess
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from queue import Queue
from threading import Thread
from typing import IO, Any, Final, Self

from annotator import second_process
from annotator.exchange.carrying import Record
from annotator.exchange.choice import Choice
from annotator.exchange.layers import Wanted, records_of
from annotator.project import Project
from annotator.store import journal
from schema import about

MANY: Final = 100  # reports; for fewer nobody waits until a process has begun
TAKING: Final = "records of a second process"  # what the thread is called that reads them
_BLOCK: Final = 32  # reports
_OURS: Final = 3  # one block in three is made here, where all of them are written too
_AHEAD: Final = 8  # blocks that may wait, so that they never fill our memory


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What the records of some reports hold, as far as a choice says it."""

    with_rejected: bool
    with_provenance: bool
    since: str | None
    until: str | None

    @classmethod
    def of(cls, choice: Choice) -> Self:
        """What is chosen."""
        return cls(
            with_rejected=choice.with_rejected,
            with_provenance=choice.with_provenance,
            since=choice.since,
            until=choice.until,
        )

    def records(self, project: Project, wanted: Wanted) -> Iterator[Record]:
        """The records of these reports, those of other dates left out."""
        dated = Choice(since=self.since, until=self.until)
        return records_of(
            project,
            wanted,
            with_rejected=self.with_rejected,
            with_provenance=self.with_provenance,
            is_chosen=lambda report: dated.is_dated(about.said(report, "date")),
        )


def records(project: Project, wanted: Wanted, content: Content) -> Generator[Record]:
    """The records of these reports in their order; close it where not all of them are taken.

    Where a second process cannot begin, dies or sees the project in another state, all are made
    here.
    """
    blocks = [wanted[at : at + _BLOCK] for at in range(0, len(wanted), _BLOCK)]
    theirs = [block for number, block in enumerate(blocks) if number % _OURS]
    with _made_apart(project, theirs if len(wanted) >= MANY else (), content) as answers:
        for number, block in enumerate(blocks):
            answer = next(answers, b"") if number % _OURS else b""
            yield from _read(answer) if answer else content.records(project, block)


def _told(project: Project, content: Content, blocks: Sequence[Wanted]) -> Mapping[str, object]:
    """What the other process is asked for; the journal's state with it."""
    heads = journal.heads(project.db)
    asked = {"project": str(project.path), "heads": heads, "content": asdict(content)}
    return {**asked, "blocks": blocks}


def answers_to(project: Project, asked: Mapping[str, Any]) -> Iterator[bytes]:
    """A line for the records of each block; none where the journal is in another state."""
    if asked["heads"] != [*journal.heads(project.db)]:
        return
    content = Content(**asked["content"])
    for block in asked["blocks"]:
        made = [*content.records(project, block)]
        yield json.dumps(made, ensure_ascii=False).encode() + b"\n"


def _read(answer: bytes) -> list[Record]:
    found: list[Record] = json.loads(answer)
    return found


@contextmanager
def _made_apart(
    project: Project, blocks: Sequence[Wanted], content: Content
) -> Iterator[Iterator[bytes]]:
    """The answers of a second process; they may end at any time, or there may be none."""
    try:
        process = _begun() if blocks and (os.cpu_count() or 1) > 1 else None
    except OSError:
        process = None
    if process is None:
        yield iter(())
        return
    assert process.stdout is not None
    waiting: Queue[bytes] = Queue(_AHEAD)
    taking = Thread(target=_take, args=(process.stdout, waiting), name=TAKING, daemon=True)
    taking.start()
    answers = iter(waiting.get, b"")
    try:
        with suppress(OSError):
            second_process.tell(process, _told(project, content, blocks))
        yield answers
    finally:
        process.kill()
        process.wait()
        for _ in answers:  # who takes them may wait for room
            pass
        taking.join()
        second_process.close_pipes(process)


def _begun() -> "subprocess.Popen[bytes]":
    return second_process.begin("annotator.exchange.worker", stderr=subprocess.DEVNULL)


def _take(answers: IO[bytes], waiting: "Queue[bytes]") -> None:
    for line in second_process.whole_lines(answers):
        waiting.put(line)
    waiting.put(b"")
