"""A process beside ours: begun, told and ended in one way, whatever becomes of it."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import CancelledError
from typing import Any

import pytest

from annotator import second_process
from annotator.second_process import Beside

LONG = "长" * (1 << 19)  # more than any pipe holds
NEVER_READS = "import time; time.sleep(600)"
ECHO = "import sys\nfor line in sys.stdin.buffer: sys.stdout.buffer.write(line); sys.stdout.flush()"
Run = Callable[[str], list["subprocess.Popen[bytes]"]]


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Lets a program of a test's own stand in for a module, and notes what is begun."""

    def stand_in(code: str) -> list["subprocess.Popen[bytes]"]:
        begun: list[subprocess.Popen[bytes]] = []

        def begin(_: str, **more: Any) -> "subprocess.Popen[bytes]":
            more |= {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
            begun.append(subprocess.Popen([sys.executable, "-c", code], **more))
            return begun[-1]

        monkeypatch.setattr(second_process, "begin", begin)
        return begun

    monkeypatch.setattr(second_process, "processors", lambda: 2)
    return stand_in


def names_of_threads() -> set[str]:
    return {each.name for each in threading.enumerate()}


def assert_ended(begun: list["subprocess.Popen[bytes]"]) -> None:
    assert len(begun) == 1
    assert begun[0].returncode is not None
    assert begun[0].stdin is not None
    assert begun[0].stdin.closed
    assert not names_of_threads() & {second_process.TAKING, second_process.TELLING}


def test_all_that_is_told_arrives_in_its_order(runs: Run) -> None:
    begun = runs(ECHO)
    with second_process.beside("m", {"told": LONG}) as other:
        assert other is not None
        for nth in range(3):
            other.tell([nth, LONG])
        answers = [other.next() for _ in range(4)]
    assert [len(each) > len(LONG) for each in answers] == [True] * 4
    assert [each[:3] for each in answers] == [b'{"t', b"[0,", b"[1,", b"[2,"]
    assert_ended(begun)


def test_one_that_reads_nothing_keeps_nobody_waiting(runs: Run) -> None:
    begun = runs(NEVER_READS)
    start = time.monotonic()
    with second_process.beside("m", LONG) as other:
        assert other is not None
        other.tell(LONG)
        with pytest.raises(CancelledError):
            other.next(lambda: True)
    assert time.monotonic() - start < 30, "it sleeps for longer"
    assert_ended(begun)


def test_one_that_has_died_is_told_in_vain(runs: Run) -> None:
    begun = runs("")
    with second_process.beside("m", LONG) as other:
        assert other is not None
        assert other.next() == b""
        other.tell(LONG)
        assert other.next() == b""
    assert_ended(begun)


def test_where_no_thread_can_begin_the_process_ends(
    runs: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = runs(NEVER_READS)
    start, names = threading.Thread.start, []

    def refused(thread: threading.Thread) -> None:
        names.append(thread.name)
        if thread.name == second_process.TELLING:
            raise RuntimeError("can't start new thread")
        start(thread)

    monkeypatch.setattr(threading.Thread, "start", refused)
    with second_process.beside("m", "told") as other:
        assert other is None
    assert second_process.TELLING in names
    assert_ended(begun)


def test_nothing_begins_where_nothing_is_to_be_told_or_nobody_could_run_it(
    runs: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = runs(ECHO)
    with second_process.beside("m", None) as other:
        assert other is None
    monkeypatch.setattr(second_process, "processors", lambda: 1)
    with second_process.beside("m", "told") as other:
        assert other is None
    assert begun == []


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="only where this can be chosen")
def test_processors_are_those_that_this_process_may_run_on() -> None:
    code = (
        "import os; os.sched_setaffinity(0, [min(os.sched_getaffinity(0))]);"
        "from annotator.second_process import processors; print(processors())"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert found.stdout.strip() == "1"


def test_where_it_cannot_begin_who_needs_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(OSError, match="nowhere"):
        Beside("annotator.suggest.worker", "told")
