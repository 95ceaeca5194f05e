"""The one road to the disk: order, failure, undo, and background work in the gaps."""

import threading
from concurrent.futures import CancelledError

import pytest

from annotator.drafts import Draft
from annotator.errors import Problem, UserError
from annotator.gate import Gate
from annotator.ops import labels
from annotator.project import Project
from gui.background import Background
from gui.operations import Operations
from gui.tasks import Tasks, with_gate
from schema.records import Layer


def keys(operations):
    return [item.key for item in operations.on_screen.workspace.items()]


def test_a_decision_shows_at_once_and_is_stored_in_order(operations, qtbot):
    stored, shown = [], []
    operations.stored.connect(lambda changes: stored.append(changes.operation.kind))
    operations.on_screen.changed.connect(lambda notice: shown.append((notice.kind, notice.pending)))
    first, second, third = keys(operations)
    operations.run(labels.confirm(operations.on_screen.workspace, first))
    operations.run(labels.reject(operations.on_screen.workspace, second))
    operations.run(labels.set_unsure(operations.on_screen.workspace, third, unsure=True))
    assert shown == [("label.confirm", True), ("label.reject", True), ("label.unsure", True)]
    assert operations.is_pending(first)
    qtbot.waitUntil(lambda: len(stored) == 3)
    assert stored == ["label.confirm", "label.reject", "label.unsure"]
    assert not operations.is_pending(first)
    assert operations.pending_count == 0


def test_an_empty_draft_does_nothing(operations, qtbot):
    with qtbot.assertNotEmitted(operations.on_screen.changed):
        operations.run(Draft("label.confirm", ()))
    assert operations.pending_count == 0


def test_undo_runs_after_what_is_in_line(operations, qtbot):
    first, second, _ = keys(operations)
    operations.run(labels.confirm(operations.on_screen.workspace, first))
    operations.run(labels.confirm(operations.on_screen.workspace, second))
    with qtbot.waitSignal(operations.undone) as told:
        operations.undo()
    assert told.args[0].undone.changes[0].id == second
    assert not operations.on_screen.workspace.item(second).decided
    assert operations.on_screen.workspace.item(first).decided
    with qtbot.waitSignal(operations.undone):
        operations.redo()
    assert operations.on_screen.workspace.item(second).decided


def test_undo_with_nothing_to_take_back_is_refused(operations, qtbot):
    with qtbot.waitSignal(operations.refused) as told:
        operations.undo()
    assert told.args[0].problem is Problem.NOTHING_TO_UNDO


def test_what_somebody_changed_meanwhile_is_loaded_anew_and_said(operations, qtbot):
    first = keys(operations)[0]
    stale = labels.reject(operations.on_screen.workspace, first)
    operations.in_gaps(
        lambda gate: gate.run(labels.confirm(operations.on_screen.workspace, first))
    ).result(5)
    with qtbot.waitSignals([operations.refused, operations.on_screen.opened]):
        operations.run(stale)
    assert operations.on_screen.workspace.item(first).counts
    assert not operations.is_pending(first)


def test_a_report_is_opened_with_what_is_still_in_line(operations, qtbot):
    first = keys(operations)[0]
    held, go = threading.Event(), threading.Event()

    def hold(_gate: Gate) -> None:
        held.set()
        go.wait(5)

    operations.in_gaps(hold)
    held.wait(5)
    operations.run(labels.confirm(operations.on_screen.workspace, first))
    threading.Timer(0.2, go.set).start()
    workspace = operations.on_screen.open(operations.on_screen.workspace.report.id)
    assert workspace.item(first).counts


def test_decisions_go_before_background_work(operations, qtbot):
    order: list[str] = []
    first = keys(operations)[0]
    held, go = threading.Event(), threading.Event()

    def hold(_gate: Gate) -> None:
        held.set()
        go.wait(5)

    operations.stored.connect(lambda _: order.append("decision"))
    operations.in_gaps(hold)
    held.wait(5)
    later = operations.in_gaps(lambda gate: gate.project.db.execute("SELECT 1").fetchone())
    operations.run(labels.confirm(operations.on_screen.workspace, first))
    assert not later.done()
    go.set()
    later.result(5)
    assert operations.pending_count == 0


def test_closing_stores_what_is_in_line(operations, project_file, person):
    first = keys(operations)[0]
    report = operations.on_screen.workspace.report.id
    operations.run(labels.confirm(operations.on_screen.workspace, first))
    assert operations.close() is None
    with Project.open(project_file) as project:
        from annotator.workspace import Workspace

        assert Workspace.load(project, report, Layer(person.id)).item(first).counts


def test_reading_alone_changes_nothing(operations, project_file, person):
    reading = Operations(project_file, person, read_only=True)
    workspace = reading.on_screen.open(operations.on_screen.workspace.report.id)
    with pytest.raises(UserError) as caught:
        reading.run(labels.confirm(workspace, workspace.items()[0].key))
    assert caught.value.problem is Problem.READ_ONLY
    assert not workspace.items()[0].decided
    reading.close()


def test_background_work_reports_progress_and_its_result(operations, qtbot):
    tasks, told = Tasks(Background()), []
    tasks.progressed.connect(lambda done, total: told.append((done, total)))

    def work(gate, progress, is_cancelled):
        progress(2, 2)
        return len(gate.project.schema.labels)

    results = []
    tasks.start("work", with_gate(operations, work), results.append)
    assert tasks.is_busy
    qtbot.waitUntil(lambda: bool(results))
    assert results == [2]
    assert told == [(2, 2)]
    assert not tasks.is_busy


def test_background_work_stops_when_it_is_cancelled(qtbot):
    tasks = Tasks(Background())
    results = []

    def work(_progress, is_cancelled):
        while not is_cancelled():
            pass
        raise CancelledError

    tasks.start("work", work, results.append)
    tasks.cancel()
    qtbot.waitUntil(lambda: not tasks.is_busy)
    assert results == []


def test_background_work_that_fails_tells_why(qtbot):
    tasks = Tasks(Background())

    def work(_progress, _is_cancelled):
        raise UserError(Problem.DISK_FULL, path="x")

    with qtbot.waitSignal(tasks.failed) as told:
        tasks.start("work", work, lambda _: None)
    assert told.args[0].problem is Problem.DISK_FULL
