"""A long day leaves nothing behind in the window: the short form of the benchmark."""

import subprocess
import sys
from pathlib import Path

HEADINGS = ("files", "threads", "processes", "widgets")


def test_nothing_grows_with_the_hours() -> None:
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, str(root / "benchmarks" / "long_day.py"), "45", "3"],
        capture_output=True,
        text=True,
        cwd=root,
        timeout=240,
        check=True,
    )
    heading, *hours, last = done.stdout.splitlines()
    assert len(hours) == 3
    assert "backups" in last
    held = [dict(zip(HEADINGS, each.split()[-5:-1], strict=True)) for each in hours]
    for name in HEADINGS:
        assert name in heading
        # the first hour opens each dialog for the first time, which stays for the next
        second, third = (int(each[name]) for each in held[1:])
        assert third <= second + 3, name
