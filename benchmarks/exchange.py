"""A million spans to JSONL and back, beside a plain json.dumps and json.loads of the same records.

Ratios are of processor time, which is steadier than the clock where others share the machine. A
long file is read in a process of its own while what came before is stored, and two processes make
the records of an export: their time and their memory are counted too, so both take less of the
clock than of processors where there are two.

    python3 benchmarks/exchange.py [--spans N]

Bars: 30 s and 500 MB each way. Export and import run in processes of their own, so that the memory
is theirs alone; what a project file costs is in them.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from measure import home, sample_texts

SPANS_OF_A_REPORT = 100
TOLD = "JINBIAO-BENCH "


def main() -> None:
    """One line for each step: seconds, megabytes at most, and the size of what is written."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--spans", type=int, default=1_000_000)
    parser.add_argument("--step", nargs=3, metavar=("NAME", "FOLDER", "SPANS"))
    given = parser.parse_args()
    if given.step:
        name, folder, spans = given.step
        run(STEPS[name], Path(folder), int(spans))
        return
    with home() as folder:
        seconds = {}
        for name in STEPS:
            words = [sys.executable, __file__, "--step", name, folder, given.spans]
            done = subprocess.run([str(word) for word in words], stdout=subprocess.PIPE, check=True)
            [told] = [line for line in done.stdout.decode().splitlines() if line.startswith(TOLD)]
            seconds[name], wall, most, size = json.loads(told.removeprefix(TOLD))
            took = f"{wall:8.1f} s, of a processor {seconds[name]:8.1f} s"
            print(f"{name:<24} {took} {most:6.0f} MB at most {size / 1e6:6.0f} MB", flush=True)
        loads = seconds["plain loads"]
        dumps = seconds["plain loads and dumps"] - loads
        print(f"export beside plain dumps: {seconds['export'] / dumps:.1f} times")
        print(f"reading beside plain loads: {seconds['read'] / loads:.1f} times")
        print(f"import beside plain loads: {seconds['import'] / loads:.1f} times")
        floor = loads + seconds["its bare rows"]
        print(f"import beside plain loads and bare rows: {seconds['import'] / floor:.1f} times")


def run(step: Callable[[Path, int], Path], folder: Path, spans: int) -> None:
    """One step, measured."""
    begun = time.perf_counter()
    written = step(folder, spans)
    wall = time.perf_counter() - begun
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    seconds = sum(each.ru_utime + each.ru_stime for each in used)
    most = sum(each.ru_maxrss for each in used) / 1024
    print(TOLD + json.dumps([seconds, wall, most, written.stat().st_size]))


def make(folder: Path, spans: int) -> Path:
    """Reports with their labels, as another tool would give them; no two are nearly the same."""
    sentences = [each for text in sample_texts() for each in text.split("。") if each.strip()]
    path = folder / "given.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(spans // SPANS_OF_A_REPORT):
            drawn = Random(number).sample(sentences, k=min(60, len(sentences)))
            own = f"第{number}号\n{'。'.join(drawn)}".ljust(1500, "。")[:1500]
            rows = [row(own, 8 + at * 14, at) for at in range(SPANS_OF_A_REPORT)]
            file.write(json.dumps({"text": own, "spans": rows}, ensure_ascii=False) + "\n")
    return path


def row(text: str, start: int, number: int) -> dict[str, object]:
    """A span: one in four a measure, the three after it numbers that are linked to it."""
    place = {"id": f"{number}", "start": start, "end": start + 5, "text": text[start : start + 5]}
    if number % 4 == 0:
        return {**place, "label": "MEASURE", "category": "industry"}
    said = {"value": f"{number}", "unit": "户", "quantifies": [f"{number - number % 4}"]}
    return {**place, "label": "NUMBER", **said, "time": "2019"}


def bring_in(folder: Path, _: int) -> Path:
    """Into a project, as suggestions: what import does unless it is told whose labels they are."""
    return _brought(folder, "suggested.jinbiao", is_mine=False)


def bring_in_labels(folder: Path, _: int) -> Path:
    """The same as the labels of one person: each a decision in the journal, and a row."""
    return _brought(folder, "p.jinbiao", is_mine=True)


def _brought(folder: Path, name: str, *, is_mine: bool) -> Path:
    from annotator import settings
    from annotator.gate import Gate, create_project
    from annotator.importing.choice import ImportChoice
    from annotator.importing.files import import_paths
    from annotator.project import Project

    me, path = settings.load().author(), folder / name
    create_project(path, me)
    with Project.open(path) as project:
        whose = me.name if is_mine else None
        done = import_paths(
            Gate(project, me), [folder / "given.jsonl"], ImportChoice(labels_of=whose)
        )
    assert not done.refused
    return path


def bare_rows(folder: Path, _: int) -> Path:
    """The rows of the import alone, into the same tables: below it no import can come."""
    from annotator.store import connection
    from annotator.store.connection import room_for_much

    path = folder / "bare.jinbiao"
    db = connection.create(path)
    db.execute("ATTACH DATABASE ? AS brought", [str(folder / "suggested.jinbiao")])
    with room_for_much(db), db.atomic():
        for table in ("texts", "suggestions"):
            rows = db.execute(f"SELECT * FROM brought.{table}")
            marks = ", ".join("?" * len(rows.description))
            while some := rows.fetchmany(1000):
                db.conn.executemany(f"INSERT INTO main.{table} VALUES ({marks})", some)
    db.close()
    return path


def export(folder: Path, spans: int) -> Path:
    """Gold to JSONL."""
    from annotator.exporting import exporting
    from annotator.project import Mode, Project

    with Project.open(folder / "p.jinbiao", Mode.READ) as project:
        done = exporting.export(project, "jsonl", folder / "out.jsonl")
    assert done.spans == spans
    return folder / "out.jsonl"


def read(folder: Path, _: int) -> Path:
    """Our JSONL as documents, all of them checked, none kept."""
    from annotator.exchange import jsonl
    from schema import labels

    for document in jsonl.read(folder / "out.jsonl", labels.default()):
        assert not isinstance(document, Exception)
    return folder / "out.jsonl"


def plain_loads(folder: Path, _: int) -> Path:
    """The lines parsed, and nothing more."""
    with (folder / "out.jsonl").open(encoding="utf-8") as file:
        for line in file:
            json.loads(line)
    return folder / "out.jsonl"


def plain_loads_and_dumps(folder: Path, _: int) -> Path:
    """The same records parsed and written, and nothing more."""
    target = folder / "plain.jsonl"
    with (
        (folder / "out.jsonl").open(encoding="utf-8") as file,
        target.open("w", encoding="utf-8") as out,
    ):
        for line in file:
            out.write(json.dumps(json.loads(line), ensure_ascii=False) + "\n")
    return target


STEPS: dict[str, Callable[[Path, int], Path]] = {
    "make": make,
    "import": bring_in,
    "its bare rows": bare_rows,
    "import as labels": bring_in_labels,
    "export": export,
    "read": read,
    "plain loads": plain_loads,
    "plain loads and dumps": plain_loads_and_dumps,
}

if __name__ == "__main__":
    main()
