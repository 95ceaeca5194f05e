"""Two people's labels reviewed by keys alone in a real window, until the gold is that of a file.

Every difference between the two is listed first, by what they differ in. Then each is settled by
its key; where the gold follows neither, rows are reopened, edited and added. In the end the gold
of the project is compared with that of the file, all but ids, and the keys are counted.

    python benchmarks/review_by_hand.py [ANNOTATOR-A.jsonl ANNOTATOR-B.jsonl GOLD.jsonl]
"""

import json
import statistics
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

from measure import home, window_on

STATED = frozenset(
    {"label", "start", "end", "text", "value", "value_to", "unit", "bound", "cue", "category"}
    | {"indicator", "time", "place", "status", "aspect", "doubt"}
)
DEFAULTS = {"unit": "", "bound": "exact", "status": "done", "aspect": "level"}


def main() -> int:
    """Review every report of the files; 1 where the gold differs."""
    seeds = Path(str(files("seeds")))
    own = [seeds / f"{name}.jsonl" for name in ("reviewed-a", "reviewed-b", "gold")]
    first, second, gold = map(Path, sys.argv[1:4]) if len(sys.argv) > 3 else own
    from annotator.exchange.jsonl import read
    from schema.labels import default

    reviewed = {each["text"] for each in _read(first)}
    documents = [
        each
        for each in read(gold, default())
        if not isinstance(each, Exception) and each.report.text in reviewed
    ]
    with home() as folder:
        project = folder / "p.jinbiao"
        _make_project(project, first, second)
        list_differences(project)
        with window_on(project) as (window, _):
            from by_hand.reviewer import Reviewer

            driver = Reviewer(window, documents, stated())
            window.desk.operations.open_report(documents[0].report.id)
            driver.hands.press("Ctrl+R")
            for _each in documents:
                driver.review()
            driver.until_stored()
        differences = compare(project, gold, reviewed)
    return report(driver.spent, differences)


def stated() -> dict[str, frozenset[str]]:
    """All attributes of the labels: what a file leaves out is none, or the default."""
    from schema.labels import default

    return {label.id: frozenset(each.id for each in label.attributes) for label in default().labels}


def _make_project(path: Path, first: Path, second: Path) -> None:
    from annotator import settings
    from annotator.gate import Gate, create_project
    from annotator.importing.files import import_paths
    from annotator.project import Project

    me = settings.load().author()
    create_project(path, me)
    with Project.open(path) as project:
        for name, file in (("甲", first), ("乙", second)):
            done = import_paths(Gate(project, me), [file], labels_of=name)
            assert not done.refused, done.refused


def list_differences(path: Path) -> None:
    """Print every difference between the two people once, with its kinds."""
    from annotator.project import Project
    from annotator.review.disagreements import of_project

    with Project.open(path) as project:
        found = list(of_project(project))
    pairs = [
        (each.report, *(label.id if label else None for label in _sides(each))) for each in found
    ]
    assert len(pairs) == len(set(pairs)), "a difference is listed twice"
    kinds = Counter(kind.value for each in found for kind in each.difference.kinds)
    print(f"{len(found)} differences: " + "  ".join(f"{k} {n}" for k, n in kinds.most_common()))


def _sides(found: object) -> tuple:
    return found.difference.first, found.difference.second


def compare(project: Path, gold: Path, wanted: Iterable[str]) -> list[str]:
    """What differs between the exported gold and a file on some texts, all but ids and order."""
    made = project.with_name("made.jsonl")
    command = [sys.executable, "-m", "annotator", "export", str(project), "--format", "jsonl"]
    subprocess.run([*command, "--out", str(made)], check=True, capture_output=True)
    ours, theirs = ({each["text"]: each for each in _read(at)} for at in (made, gold))
    differences = []
    for text in wanted:
        found = _comparable(ours[text]) if text in ours else set()
        right, name = _comparable(theirs[text]), theirs[text]["id"]
        differences += [f"{name}: too much {each}" for each in sorted(found - right)]
        differences += [f"{name}: missing {each}" for each in sorted(right - found)]
    return differences


def _read(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _comparable(record: dict) -> set[str]:
    """A report's spans without their ids, links by the spans that they join."""
    by_id = {each["id"]: [each["start"], each["end"]] for each in record["spans"]}
    return {
        json.dumps(
            {
                **DEFAULTS,
                **{name: value for name, value in each.items() if name in STATED},
                "quantifies": sorted(by_id[one] for one in each.get("quantifies", [])),
            },
            sort_keys=True,
            ensure_ascii=False,
        )
        for each in record["spans"]
    }


def report(spent: dict[str, list[int]], differences: list[str]) -> int:
    """Print the keys by what was done; the exit status."""
    for kind in sorted(spent):
        values = spent[kind]
        mean, most = statistics.mean(values), max(values)
        print(f"{kind[:76]:<78} {len(values):>5} times {mean:>8.2f} keys, at most {most:>4}")
    settled = [
        each for kind, found in spent.items() if kind.startswith("difference") for each in found
    ]
    if settled:
        print(f"{len(settled)} differences settled, {statistics.mean(settled):.2f} keys each")
    for each in differences[:20]:
        print(each)
    print(f"{len(differences)} differences to the gold of the file")
    return int(bool(differences))


if __name__ == "__main__":
    sys.exit(main())
