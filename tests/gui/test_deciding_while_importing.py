"""Decisions while files come in: they go between portions, and a kill takes nothing stored away."""

import os
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path

import pytest

from annotator.checks.verify import verify
from annotator.errors import Problem, UserError
from annotator.importing.files import import_paths
from annotator.ops import labels
from annotator.project import Mode, Project
from annotator.store import journal, reports
from gui.background import Background
from gui.tasks import Tasks, with_gate

FILES, ROWS = 60, 3
SOON = 0.2  # seconds that nothing has to be over by
LONG = 60.0  # seconds after which something is broken
DECIDER = """
import sys, threading
from pathlib import Path
from PySide6.QtCore import Qt
from annotator.importing.files import import_paths
from annotator.ops import labels
from gui.operations import Operations
from gui.tasks import with_gate
from schema.records import Annotator, AnnotatorId, ReportId
operations = Operations(Path(sys.argv[1]), Annotator(AnnotatorId(sys.argv[2]), "林一"))
workspace = operations.on_screen.open(ReportId(sys.argv[3]))
told = lambda _, changes: print(changes.operation.id, flush=True)
operations._writer.stored.connect(told, Qt.ConnectionType.DirectConnection)
work = lambda gate, progress, cancelled: import_paths(
    gate, [Path(sys.argv[4])], is_cancelled=operations.giving_way(cancelled)
)
run = with_gate(operations, work)
threading.Thread(target=run, args=(lambda *_: None, lambda: False), daemon=True).start()
while True:
    for item in workspace.items():
        for plan in (labels.confirm, labels.reject):
            operations.run(plan(workspace, item.key))
            operations.await_stored(lambda: False)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Tables, each with some reports."""
    made = tmp_path / "来"
    made.mkdir()
    for file in range(FILES):
        rows = "".join(f"第{row}次,第{file}村修路{row}公里。\n" for row in range(ROWS))
        (made / f"{file:02}.csv").write_text(f"title,text\n{rows}", encoding="utf-8")
    return made


@pytest.fixture
def may_go_on(operations):
    """The writer is held up until this is set, at the latest when the test is over."""
    is_held, released = threading.Event(), threading.Event()

    def hold(_gate):
        is_held.set()
        released.wait(LONG)

    operations.in_gaps(hold)
    assert is_held.wait(LONG)
    yield released
    released.set()


def test_a_decision_is_stored_between_two_portions_of_an_import(operations, qtbot, folder):
    tasks, outcomes = Tasks(Background()), []
    is_halfway, is_decided = threading.Event(), threading.Event()

    def pause(done, _total):
        if done == FILES // 2:
            is_halfway.set()
            is_decided.wait(LONG)

    def work(gate, _progress, is_cancelled):
        is_cancelled = operations.giving_way(is_cancelled)
        return import_paths(gate, [folder], progress=pause, is_cancelled=is_cancelled)

    tasks.start("", with_gate(operations, work), outcomes.append)
    assert is_halfway.wait(LONG)
    workspace = operations.on_screen.workspace
    operations.run(labels.confirm(workspace, workspace.items()[0].key))
    is_decided.set()
    qtbot.waitUntil(lambda: bool(outcomes), timeout=60_000)

    assert len(outcomes[0].new) == FILES * ROWS
    kinds = operations.read(lambda of: [each.kind for each in journal.all_operations(of.db)])
    at = kinds.index("label.confirm")
    assert {"report.import"} == set(kinds[at + 1 :])
    assert kinds[at - 1] == "report.import"


def test_background_work_rests_until_a_decision_is_stored(operations, may_go_on):
    told = []
    workspace = operations.on_screen.workspace
    operations.run(labels.confirm(workspace, workspace.items()[0].key))

    def ask():
        asked = operations.giving_way(lambda: False)()
        told.append((asked, operations.pending_count))

    asking = threading.Thread(target=ask)
    asking.start()
    asking.join(SOON)
    may_go_on.set()
    asking.join()
    assert told == [(False, 0)]


@pytest.mark.usefixtures("may_go_on")
def test_who_cancels_need_not_wait_for_a_decision(operations):
    workspace = operations.on_screen.workspace
    operations.run(labels.confirm(workspace, workspace.items()[0].key))
    assert operations.giving_way(lambda: True)()
    assert operations.pending_count == 1


@pytest.mark.parametrize("decisions", [1, 12, 40])
def test_a_kill_leaves_what_was_decided_and_whole_files(
    decisions, project_file, gate, workspace, folder
):
    before = journal.ids(gate.project.db)
    gate.project.close()
    words = [sys.executable, "-c", DECIDER, project_file, gate.person.id, workspace.report.id]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}

    with subprocess.Popen([*words, folder], env=env, stdout=subprocess.PIPE, text=True) as decider:
        acknowledged = [decider.stdout.readline().strip() for _ in range(decisions)]
        decider.kill()
        acknowledged += decider.stdout.read().split()

    with Project.open(project_file, Mode.READ) as project:
        assert set(acknowledged) <= journal.ids(project.db) - before
        stored = [reports.without_text(project.db, each) for each in reports.ids(project.db)]
        came = Counter(each.source for each in stored if each.source.endswith(".csv"))
        assert set(came.values()) <= {ROWS}
    with let_go(project_file) as project:
        assert list(verify(project)) == []


def let_go(project_file: Path) -> Project:
    """The project, once a process that was just being started has let go of it, too."""
    ends = time.monotonic() + LONG
    while True:
        try:
            return Project.open(project_file)
        except UserError as error:
            if error.problem is not Problem.ALREADY_OPEN or time.monotonic() > ends:
                raise
            time.sleep(SOON)
