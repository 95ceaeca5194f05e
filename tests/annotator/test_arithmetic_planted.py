"""Slips planted into the sample reports: a short form of what `run.py bench arithmetic` prints."""

import subprocess
import sys
from pathlib import Path

import annotator


def test_nine_of_ten_planted_slips_are_found_and_nothing_is_doubted_that_is_right():
    root = Path(annotator.__file__).parent.parent
    done = subprocess.run(
        [sys.executable, str(root / "benchmarks" / "arithmetic.py"), "--few"],
        cwd=root,
        env={"PYTHONPATH": str(root)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    [unplanted] = [line for line in done.stdout.splitlines() if "as they are" in line]
    assert unplanted.endswith(" 0 in 24")
