"""A decision is on the disk before it is acknowledged: shown by the system calls themselves."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.gate import Gate
from annotator.workspace import Workspace

DECISIONS = 12

LABELLER = """
import os, sys
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
    for count in range(int(sys.argv[4])):
        item = workspace.items()[count % 3]
        plan = (labels.confirm, labels.reject)[count // 3 % 2]
        os.write(2, b"begin\\n")
        workspace.apply(gate.run(plan(workspace, item.key)).operation.changes)
        os.write(2, b"stored\\n")
"""


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_the_log_is_on_the_disk_before_a_decision_is_acknowledged(
    project_file: Path, gate: Gate, workspace: Workspace, tmp_path: Path
) -> None:
    gate.project.close()
    trace = tmp_path / "calls.txt"
    tracing = ["strace", "-f", "-y", "-e", "trace=write,fsync,fdatasync", "-o", str(trace)]
    words = [project_file, gate.person.id, workspace.report.id, str(DECISIONS)]
    done = subprocess.run(
        [*tracing, sys.executable, "-c", LABELLER, *map(str, words)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        timeout=120,
    )
    if "ptrace" in done.stderr.decode(errors="replace"):
        pytest.skip("this system lets nobody trace")
    assert done.returncode == 0

    is_synced, acknowledged = False, 0
    for call in trace.read_text(encoding="utf-8", errors="replace").splitlines():
        if '"begin\\n"' in call:
            is_synced = False
        elif re.search(r"(?:fsync|fdatasync)\(\d+<[^>]*\.jinbiao-wal>\)\s+= 0", call):
            is_synced = True
        elif '"stored\\n"' in call:
            assert is_synced
            acknowledged += 1
    assert acknowledged == DECISIONS
