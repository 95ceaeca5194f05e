"""Days of work by a random but sensible driver: the file stays sound, and all of it can be undone.

The long run, which also prints how memory and processor time went:
JINBIAO_SOAK=20000 python -m pytest -s tests/e2e/test_soak.py
"""

import os
import random
import sys
import time
from dataclasses import dataclass, field
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest

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
PARTS = 10
STATE = ("labels", "links", "work", "comments", "terms", "conflicts", "suggestions", "texts")

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
    """What a long run shows of itself: after so many decisions, seconds of processor and memory."""

    decisions: list[int] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    megabytes: list[float] = field(default_factory=list)

    def note(self, decisions: int) -> None:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        self.megabytes.append(pages * os.sysconf("SC_PAGE_SIZE") / 1e6)
        self.seconds.append(time.process_time())
        self.decisions.append(decisions)

    def told(self, what: str) -> str:
        """Part by part, so that growth would show."""
        spent = [later - sooner for sooner, later in pairwise(self.seconds)]
        made = [later - sooner for sooner, later in pairwise(self.decisions)]
        each = ", ".join(
            f"{1000 * one / max(of, 1):.0f}" for one, of in zip(spent, made, strict=True)
        )
        memory = ", ".join(f"{one:.0f}" for one in self.megabytes)
        return f"{self.decisions[-1]} {what}: ms of processor for each {each}; MB {memory}\n"


def test_much_work_leaves_a_sound_file_and_can_all_be_undone(much_to_do, open_window, query):
    def state() -> list[list[tuple[object, ...]]]:
        return [query(much_to_do, f"SELECT * FROM {table} ORDER BY 1, 2") for table in STATE]

    def is_sound() -> bool:
        with Project.open(much_to_do, Mode.READ) as project:
            return verify(project) == []

    first = state()
    hands = open_window(much_to_do)
    stored: list[str] = []
    hands.window.desk.stored.connect(lambda changes: stored.append(changes.operation.kind))
    done = work(hands, stored)
    sys.stdout.write(f"\n{done.told(f'decisions over {REPORTS} reports')}")
    assert is_sound()
    assert state() != first

    undone = undo_all(hands, stored)
    sys.stdout.write(undone.told("undone"))
    assert state() == first
    assert is_sound()


def work(hands, stored: list[str]) -> Figures:
    """Press what people press until so many decisions are stored."""
    figures, chosen = Figures(), random.Random(4)
    habits, weights = list(HABITS), list(HABITS.values())
    figures.note(0)
    for part in range(1, PARTS + 1):
        while len(stored) < DECISIONS * part // PARTS:
            hands.press(*chosen.choices(habits, weights)[0])
        hands.until_stored()
        figures.note(len(stored))
    return figures


def undo_all(hands, stored: list[str]) -> Figures:
    """Undo until nothing is left to undo."""
    figures, begun = Figures(), len(stored)
    figures.note(0)
    undone = -1
    while undone < len(stored) - begun:
        undone = len(stored) - begun
        hands.press("Ctrl+Z")
        hands.until_stored()
        if (undone + 1) % (DECISIONS // PARTS) == 0:
            figures.note(undone)
    figures.note(undone)
    return figures
