"""Days of work by a random but sensible driver: the file stays sound, and all of it can be undone.

The long run, which also prints how memory and time went:
JINBIAO_SOAK=20000 python -m pytest -s tests/e2e/test_soak.py
"""

import os
import random
import statistics
import sys
import time
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from annotator import settings
from annotator.checks.verify import verify
from annotator.gate import Gate, create_project
from annotator.ops import reports as report_ops
from annotator.prelabel import prelabel
from annotator.project import Mode, Project
from annotator.suggest.engine import Engine
from schema.records import Report

DECISIONS = int(os.environ.get("JINBIAO_SOAK", "120"))
REPORTS = max(3, DECISIONS // 100)
SAMPLES = 20

# What people press, and how often of a hundred times.
HABITS = {
    ("Down", "Return"): 46,
    ("Return",): 8,
    ("Down", "Delete"): 8,
    ("Right", "Shift+Right"): 4,
    ("Right", "Shift+Left"): 3,
    ("Ctrl+Shift+Left",): 2,
    ("Ctrl+Right",): 2,
    ("Down", "Ctrl+1"): 3,
    ("F8",): 3,
    ("Ctrl+Backspace",): 2,
    ("Ctrl+Shift+Return",): 2,
    ("Shift+Return",): 3,
    ("Left",): 3,
    ("Ctrl+Z",): 5,
    ("Ctrl+Y",): 2,
    ("Ctrl+PgDown",): 3,
    ("Ctrl+PgUp",): 1,
}


@pytest.fixture
def much_to_do(tmp_path: Path) -> Path:
    """A project of many reports, all of them different and pre-labelled."""
    path = tmp_path / "很多.jinbiao"
    me = settings.load().author()
    create_project(path, me)
    folder = sorted(files("seeds").joinpath("reports").iterdir(), key=lambda each: each.name)
    texts = [each.read_bytes().decode() for each in folder]
    made = [
        Report.of(f"第{nth}份\n\n{texts[nth % len(texts)]}", name=f"{nth:04}")
        for nth in range(REPORTS)
    ]
    with Project.open(path) as project:
        gate = Gate(project, me)
        gate.run(report_ops.bring_in(made))
        prelabel(gate, Engine.default())
    return path


@dataclass
class Figures:
    """What a long run shows: megabytes, and milliseconds for a key, over time."""

    memory: list[float] = field(default_factory=list)
    keys: list[float] = field(default_factory=list)

    def note_memory(self) -> None:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        self.memory.append(pages * os.sysconf("SC_PAGE_SIZE") / 1e6)

    def lines(self) -> list[str]:
        """In parts of the run, so that growth would show."""
        size = max(1, len(self.keys) // 5)
        fifths = [self.keys[begin : begin + size] for begin in range(0, size * 5, size)]
        times = ", ".join(f"{statistics.median(each):.1f}" for each in fifths if each)
        memory = ", ".join(f"{each:.0f}" for each in self.memory[:: max(1, SAMPLES // 5)])
        return [f"a key in each fifth of the run, median ms: {times}", f"memory, MB: {memory}"]


def test_much_work_leaves_a_sound_file_and_can_all_be_undone(much_to_do, open_window, query):
    hands, figures, chosen = open_window(much_to_do), Figures(), random.Random(4)
    stored: list[str] = []
    hands.window.desk.stored.connect(lambda changes: stored.append(changes.operation.id))
    habits, weights = list(HABITS), list(HABITS.values())
    while len(stored) < DECISIONS:
        for _ in range(max(1, DECISIONS // SAMPLES)):
            for key in chosen.choices(habits, weights)[0]:
                begun = time.perf_counter()
                hands.press(key)
                figures.keys.append((time.perf_counter() - begun) * 1000)
            QApplication.processEvents()
        hands.until_stored()
        figures.note_memory()
    lines = [f"{len(stored)} decisions over {REPORTS} reports", *figures.lines()]
    sys.stdout.write("\n".join(["", *lines, ""]))
    with Project.open(much_to_do, Mode.READ) as project:
        assert verify(project) == []
    assert query(much_to_do, "SELECT count(*) FROM labels") > [(0,)]

    for _ in range(2 * DECISIONS):
        if query(much_to_do, "SELECT count(*) FROM labels") == [(0,)]:
            break
        hands.press("Ctrl+Z")
        hands.until_stored()
    assert query(much_to_do, "SELECT count(*) FROM labels") == [(0,)]
    assert query(much_to_do, "SELECT count(*) FROM links") == [(0,)]
    with Project.open(much_to_do, Mode.READ) as project:
        assert verify(project) == []
