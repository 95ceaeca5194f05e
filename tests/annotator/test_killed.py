"""Killed in the middle of labelling: what was acknowledged is in the file, and at most one more.

The long proof: JINBIAO_KILLS=500 python -m pytest tests/annotator/test_killed.py
"""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.checks.verify import verify
from annotator.gate import Gate
from annotator.project import Mode, Project
from annotator.store import journal
from annotator.workspace import Workspace

KILLS = int(os.environ.get("JINBIAO_KILLS", "5"))

LABELLER = """
import sys
from pathlib import Path
from annotator.gate import Gate
from annotator.ops import labels
from annotator.project import Project
from annotator.workspace import Workspace
from schema.records import Annotator, AnnotatorId, Layer, ReportId
person = Annotator(AnnotatorId(sys.argv[2]), "林一")
with Project.open(Path(sys.argv[1])) as project:
    gate = Gate(project, person)
    workspace = Workspace.load(project, ReportId(sys.argv[3]), Layer(person.id))
    while True:
        for item in workspace.items():
            for plan in (labels.confirm, labels.reject):
                changes = gate.run(plan(workspace, item.key))
                workspace.apply(changes.operation.changes)
                print(changes.operation.id, flush=True)
"""


@pytest.mark.parametrize("attempt", range(KILLS))
def test_every_acknowledged_decision_survives_a_kill(
    attempt: int, project_file: Path, gate: Gate, workspace: Workspace
) -> None:
    before = journal.ids(gate.project.db)
    gate.project.close()
    words = [sys.executable, "-c", LABELLER, project_file, gate.person.id, workspace.report.id]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}

    with subprocess.Popen(words, env=env, stdout=subprocess.PIPE, text=True) as labeller:
        assert labeller.stdout is not None
        wanted = random.Random(attempt).randint(1, 60)
        acknowledged = [labeller.stdout.readline().strip() for _ in range(wanted)]
        labeller.kill()
        acknowledged += labeller.stdout.read().split()

    with Project.open(project_file, Mode.READ) as project:
        stored = journal.ids(project.db) - before
        assert set(acknowledged) <= stored
        assert len(stored) <= len(set(acknowledged)) + 1
    with Project.open(project_file) as project:
        assert list(verify(project)) == []
