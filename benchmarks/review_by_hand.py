"""Two people's labels reviewed by keys alone in a real window, until the gold is that of a file.

Every difference between the two is listed first, by what they differ in. Then each is settled by
its key; where the gold follows neither, rows are reopened, edited and added. In the end the gold
of the project is compared with that of the file, all but ids, and the keys are counted.

    python3 run.py bench review_by_hand [ANNOTATOR-A.jsonl ANNOTATOR-B.jsonl GOLD.jsonl]
"""

import json
import statistics
import sys
from collections import Counter
from importlib.resources import files
from pathlib import Path

from measure import home, window_on


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
            from by_hand.wanted import differences

            driver = Reviewer(window, documents, stated())
            window.desk.operations.on_screen.open(documents[0].report.id)
            driver.hands.press("Ctrl+R")
            for _each in documents:
                driver.review()
            driver.hands.until_stored()
        left = differences(project, documents, driver.stated)
    return report(driver.spent, left)


def stated() -> dict[str, frozenset[str]]:
    """All attributes of the labels: what a file leaves out is none, or the default."""
    from schema.labels import default

    return {label.id: frozenset(each.id for each in label.attributes) for label in default().labels}


def _make_project(path: Path, first: Path, second: Path) -> None:
    from annotator import settings
    from annotator.gate import Gate, create_project
    from annotator.importing.choice import ImportChoice
    from annotator.importing.files import import_paths
    from annotator.project import Project

    me = settings.load().author()
    create_project(path, me)
    with Project.open(path) as project:
        for name, file in (("甲", first), ("乙", second)):
            done = import_paths(Gate(project, me), [file], ImportChoice(labels_of=name))
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


def _read(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def report(spent: dict[str, list[int]], left: list[str]) -> int:
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
    for each in left[:20]:
        print(each)
    print(f"{len(left)} differences to the gold of the file")
    return int(bool(left))


if __name__ == "__main__":
    sys.exit(main())
