"""How many actions lead from our suggestions to the gold of a file, in a real window.

Keys, clicks and drags are counted for each label, by what was wrong with its suggestion; nothing
is confirmed in bulk. In the end the gold of the project is compared with that of the file.

    python benchmarks/actions.py GOLD.jsonl
"""

import statistics
import sys
from collections import Counter
from importlib.resources import files
from pathlib import Path

from measure import home, make_project, window_on

BARS = {"right": 1, "boundary": 2, "missed": 4}


def main() -> int:
    """Label every report of the file; 1 where the gold differs or a bar is missed."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(str(files("seeds") / "gold.jsonl"))
    from annotator.exchange.jsonl import read
    from schema.labels import default

    documents = [each for each in read(path, default()) if not isinstance(each, Exception)]
    with home() as folder:
        project = folder / "p.jinbiao"
        make_project(project, [each.report.text for each in documents])
        with window_on(project) as (window, _):
            from by_hand.driver import Driver
            from by_hand.wanted import differences

            driver = Driver(window, documents)
            for each in documents:
                driver.label(each.report.id)
            driver.hands.until_stored()
        left = differences(project, documents, driver.stated)
    return report(driver, left)


def report(driver: object, left: list[str]) -> int:
    """Print the table; the exit status."""
    spent: dict[str, list[int]] = driver.spent
    failed = bool(left)
    print(f"{'kind':<34} {'labels':>6} {'mean':>6} {'most':>5}   how many took how many actions")
    for kind in sorted(spent, key=lambda each: (statistics.mean(spent[each]), each)):
        values = spent[kind]
        spread = "  ".join(f"{n}:{count}" for n, count in sorted(Counter(values).items()))
        bar = BARS.get(kind)
        missed = bar is not None and max(values) > bar
        failed = failed or missed
        told = f"   over the bar of {bar}" if missed else ""
        print(
            f"{kind:<34} {len(values):>6} {statistics.mean(values):>6.2f} {max(values):>5}   "
            f"{spread}{told}"
        )
    labels = sum(len(each.spans) for each in driver.documents)
    total = sum(sum(each) for each in spent.values())
    print(f"{labels} gold labels, {total} actions, {total / labels:.3f} a label")
    print("by action: " + "  ".join(f"{k} {n}" for k, n in driver.hands.pressed.most_common(14)))
    for each in left[:20]:
        print(each)
    print(f"{len(left)} differences to the gold of the file")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
