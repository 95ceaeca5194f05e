"""What runs behind the window: the newest question wins, all can be stopped, failures are told."""

import logging
import threading

import pytest
from PySide6.QtCore import QObject

from annotator.gateway import Gateway
from gui.background import Background
from gui.engine.loading import EngineLoading
from gui.idle import IdleWork
from gui.latest import Latest
from gui.tasks import Tasks, with_gate


class Asked:
    """Questions that are answered once they may be, with what was told of them."""

    def __init__(self) -> None:
        self.background, self.owner = Background(), QObject()
        self.may_answer = threading.Event()
        self.begun: list[str] = []
        self.answers: list[tuple[str, str]] = []
        self.failures: list[tuple[str, str]] = []
        self.latest = Latest(
            self._work,
            lambda question, answer: self.answers.append((question, answer)),
            lambda question, error: self.failures.append((question, str(error))),
            self.background,
            self.owner,
        )

    def _work(self, question: str, _progress, is_cancelled) -> str:
        self.begun.append(question)
        while not self.may_answer.wait(0.01) and not is_cancelled():
            pass
        if question == "wrong":
            raise RuntimeError("nobody knows")
        return question.upper()


def test_only_the_newest_question_is_answered(qtbot):
    asked = Asked()
    for question in ("a", "b", "c"):
        asked.latest.ask(question)
    asked.may_answer.set()
    qtbot.waitUntil(lambda: bool(asked.answers) and not asked.latest.is_busy)
    assert asked.begun == ["a", "c"]
    assert asked.answers == [("c", "C")]


def test_why_there_is_no_answer_is_told_with_the_question(qtbot):
    asked = Asked()
    asked.may_answer.set()
    asked.latest.ask("wrong")
    qtbot.waitUntil(lambda: bool(asked.failures))
    assert asked.failures == [("wrong", "nobody knows")]
    asked.latest.ask("right")
    qtbot.waitUntil(lambda: asked.answers == [("right", "RIGHT")])


def test_a_question_that_was_broken_off_does_not_fail_for_the_next(qtbot):
    asked = Asked()
    asked.latest.ask("wrong")
    asked.latest.ask("right")
    qtbot.waitUntil(lambda: asked.begun == ["wrong", "right"])
    asked.may_answer.set()
    qtbot.waitUntil(lambda: asked.answers == [("right", "RIGHT")])
    assert asked.failures == []


def test_enough_is_answered_with_what_there_is_so_far(qtbot):
    asked = Asked()
    asked.latest.ask("a")
    asked.latest.be_content()
    qtbot.waitUntil(lambda: asked.answers == [("a", "A")])


def test_all_of_the_background_is_stopped_and_tells_of_nothing(qtbot):
    asked, told = Asked(), []
    tasks = Tasks(asked.background, asked.owner)
    work = IdleWork(asked.background, asked.owner)
    work.start(iter(()), after_ms=0)
    work.finished.connect(lambda: told.append("idle"))
    asked.latest.ask("a")
    asked.latest.ask("b")
    tasks.start("", lambda _, is_cancelled: [] if is_cancelled() else None, told.append)
    with qtbot.waitSignal(tasks.ended):
        asked.background.stop()
    qtbot.wait(50)
    assert not tasks.is_busy
    assert not asked.latest.is_busy
    assert work.is_idle
    assert (asked.begun, asked.answers, told) == (["a"], [], [])


def test_what_was_deleted_with_its_dialog_is_stopped_no_more(qtbot):
    background, dialog = Background(), QObject()
    IdleWork(background, dialog)
    with qtbot.waitSignal(dialog.destroyed):
        dialog.deleteLater()
    background.stop()


def test_a_step_that_fails_does_not_end_idle_work_for_good(qtbot):
    owner, seen = QObject(), []

    def failing():
        yield
        raise ValueError("a step")

    def counting():
        for nth in range(3):
            seen.append(nth)
            yield

    work = IdleWork(Background(), owner)
    with qtbot.capture_exceptions() as raised:
        work.start(failing(), after_ms=0)
        qtbot.waitUntil(lambda: work.is_idle)
    assert [kind for kind, *_ in raised] == [ValueError]
    work.start(failing(), after_ms=10_000)
    with pytest.raises(ValueError, match="a step"):
        work.finish_now()
    assert work.is_idle
    with qtbot.waitSignal(work.finished):
        work.start(counting(), after_ms=0)
    assert seen == [0, 1, 2]


def test_a_timeout_of_the_work_itself_is_told(operations, qtbot):
    tasks = Tasks(Background())

    def late(_gate):
        raise TimeoutError("the disk")

    with qtbot.waitSignal(tasks.failed) as told:
        tasks.start("", with_gate(operations, lambda gate, *_: gate.in_one_gap(late)), print)
    assert isinstance(told.args[0], TimeoutError)


def test_a_read_only_opening_is_not_written_through_by_the_background(operations, qtbot):
    tasks, seen = Tasks(Background()), []

    def work(gate: Gateway, *_):
        return [name for name in ("undo", "redo", "_store") if hasattr(gate, name)]

    tasks.start("", with_gate(operations, work), seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [[]]


def test_an_engine_that_cannot_be_made_is_logged(qtbot, monkeypatch, caplog):
    def broken():
        raise RuntimeError("no dictionary")

    monkeypatch.setattr("annotator.dictionary.dictionary", broken)
    loading = EngineLoading()
    with caplog.at_level(logging.ERROR), qtbot.waitSignal(loading.engine_loaded, timeout=20_000):
        loading.start()
    qtbot.waitUntil(lambda: "could not be loaded" in caplog.text)
