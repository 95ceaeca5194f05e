"""Importing 10,000 text files of 4,000 characters, without suggestions.

Beside it, in the same run, the same files read and inserted by bare Python and SQLite, a row each
and twenty rows a transaction as safely as ours. Memory is that of this process and of the one that
reads, at its highest.

    python3 run.py bench importing [--files N]
"""

import argparse
import os
import random
import re
import sqlite3
import threading
import time
from pathlib import Path
from typing import Final, Self

from measure import home, sample_texts

FILES: Final = 10_000
CHARACTERS: Final = 4_000
_MANY: Final = 20


def main() -> None:
    """Time and memory of one import, and the time of a bare one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=FILES)
    count = parser.parse_args().files
    with home() as folder:
        write(folder / "reports", count)
        bare = bare_import(folder / "reports", folder / "bare.db")
        with Memory() as memory:
            ours = our_import(folder / "reports", folder / "p.jinbiao")
    print(f"{count:,} files of {CHARACTERS:,} characters")
    print(f"{'  import':<40} {ours:9.1f} s  {ours / count * 1000:6.2f} ms a file")
    print(f"{'  bare read and insert':<40} {bare:9.1f} s")
    print(f"{'  import beside bare':<40} {ours / bare:9.1f} times")
    print(f"{'  memory, with the process that reads':<40} {memory.highest >> 20:9,} MB")


def write(folder: Path, count: int) -> None:
    """Texts of sentences from the samples, each in an order of its own; one in ten is a version

    of the one before, as folders of many people's reports have them.
    """
    sentences = [each for each in re.split("(?<=[。\n])", "".join(sample_texts())) if each.strip()]
    chance = random.Random(1)
    text = ""
    for number in range(count):
        part = folder / f"{number // 1000:03}"
        part.mkdir(parents=True, exist_ok=True)
        if number % 10 != 9:
            text = "".join(chance.choices(sentences, k=CHARACTERS // 20))
        text = (f"第{number}号报告\n" + text)[:CHARACTERS]
        (part / f"{number:05}.txt").write_text(text, encoding="utf-8")


def our_import(folder: Path, path: Path) -> float:
    """Seconds to import a folder into a new project."""
    from annotator import settings
    from annotator.gate import Gate, create_project
    from annotator.importing.files import import_paths
    from annotator.project import Project

    me = settings.load().author()
    create_project(path, me)
    with Project.open(path) as project:
        begun = time.perf_counter()
        outcome = import_paths(Gate(project, me), [folder])
        taken = time.perf_counter() - begun
    assert not outcome.refused
    assert outcome.files == len(outcome.new)
    return taken


def bare_import(folder: Path, path: Path) -> float:
    """Seconds to read the same files and insert their texts, and nothing else."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE texts (name TEXT PRIMARY KEY, text TEXT)")
    begun = time.perf_counter()
    files = sorted(folder.rglob("*.txt"))
    for at in range(0, len(files), _MANY):
        connection.execute("BEGIN")
        for file in files[at : at + _MANY]:
            row = [file.name, file.read_text(encoding="utf-8")]
            connection.execute("INSERT INTO texts VALUES (?, ?)", row)
        connection.execute("COMMIT")
    taken = time.perf_counter() - begun
    connection.close()
    return taken


class Memory:
    """The highest resident memory of this process and its children while it is looked at."""

    def __init__(self) -> None:
        self.highest = 0
        self._ended = threading.Event()
        self._looking = threading.Thread(target=self._look)

    def __enter__(self) -> Self:
        self._looking.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._looking.join()

    def _look(self) -> None:
        while not self._ended.wait(0.2):
            self.highest = max(self.highest, sum(map(_resident, [os.getpid(), *_children()])))


def _children() -> list[int]:
    own = Path(f"/proc/{os.getpid()}/task").glob("*/children")
    return [int(each) for file in own for each in file.read_text().split()]


def _resident(process: int) -> int:
    try:
        pages = Path(f"/proc/{process}/statm").read_text().split()[1]
    except OSError:
        return 0  # it has ended, or this is no Linux
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


main()
