"""How many planted inconsistencies the arithmetic of reports finds, and what it doubts wrongly.

What holds between numbers stands in `planted/relations.tsv`, which was written by reading the
samples. Into each relation slips are planted, one at a time and with fixed seeds: one digit, two
digits swapped, ten times as much, a part left out. A slip is found where a new doubt is about its
number; a new doubt about others is a false alarm, and so is one that the gold does not know.

    python3 run.py bench arithmetic [GOLD.jsonl [RELATIONS.tsv]] [--missed] [--few]

`planted/second.jsonl` to `fifth.jsonl` with their relations are other reports, written after the
rules were: how much less was found there at first says how far the rules only know what they were
made by. Since then they were mended by these; what was found in each before stands at the head of
its relations.

`--missed` lists what was not found, `--few` plants with one seed alone. The status is 1 where less
than nine of ten are found, or where there is more than one false alarm in a report.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Final

from planted.relations import Kind, Record, Relation, read_relations
from planted.slips import Planted, Slip, plant

from annotator.arithmetic.figures import figures
from annotator.arithmetic.report import disagreements
from schema.records import LabelId, Span

SEEDS: Final = range(5)
_WANTED: Final = 0.9  # of what is planted
_RELATIONS: Final = Path(__file__).parent / "planted" / "relations.tsv"

Doubts = set[frozenset[str]]
"""The ids of the numbers that each doubt is about."""


@dataclass(frozen=True)
class Outcome:
    """What came of a slip; `others` are the doubts that it brought about other numbers."""

    planted: Planted
    is_found: bool
    others: int


def main() -> int:
    """Plant, check, and print what was found of each kind."""
    paths = [Path(each) for each in sys.argv[1:] if not each.startswith("--")]
    gold = paths[0] if paths else Path(str(files("seeds") / "gold.jsonl"))
    records = [json.loads(line) for line in gold.read_text("utf-8").splitlines()]
    wrong = print_gold(records)
    if len(paths) == 1:
        return int(wrong > len(records))
    found = [*outcomes(records, paths[1] if paths else _RELATIONS, few="--few" in sys.argv)]
    print_outcomes(found)
    if "--missed" in sys.argv:
        print_missed(found)
    more = sum(each.others for each in found)
    return int(_share(found) < _WANTED or wrong > len(records) or more > len(found))


def outcomes(records: Sequence[Record], relations: Path, *, few: bool) -> Iterator[Outcome]:
    """What comes of each slip in each relation; with one seed where a few are enough."""
    by_name = {each["meta"]["name"]: each for each in records}
    before = {name: doubts(each) for name, each in by_name.items()}
    for relation in read_relations(relations, records):
        record = by_name[relation.report]
        for each in _slips(relation, record, few=few):
            new = doubts(each.record) - before[relation.report]
            about = sum(each.number in doubt for doubt in new)
            yield Outcome(each, about > 0, len(new) - about)


def _slips(relation: Relation, record: Record, *, few: bool) -> Iterator[Planted]:
    """The same slip in the same number counts once."""
    once: dict[tuple[str, str], Planted] = {}
    for seed in SEEDS[:1] if few else SEEDS:
        for each in plant(relation, record, seed):
            once.setdefault((each.number, each.now), each)
    yield from once.values()


def doubts(record: Record) -> Doubts:
    """What the arithmetic doubts in a report."""
    numbers = (
        (LabelId(span["id"]), _span(span), {**span, "indicator": _span(span.get("indicator"))})
        for span in record["spans"]
        if span["label"] == "NUMBER"
    )
    return {
        frozenset(str(figure.key) for figure in each.figures)
        for each in disagreements(record["text"], figures(numbers))
        if each is not None
    }


def _span(place: Record | None) -> Span | None:
    return None if place is None else Span(place["start"], place["end"], place["text"])


def print_gold(records: Sequence[Record]) -> int:
    """How many doubts of the gold are found in the reports as they are; the false alarms."""
    known = found = wrong = 0
    for record in records:
        doubted = {span["id"] for span in record["spans"] if span.get("doubt")}
        made = doubts(record)
        known += len(doubted)
        found += len(doubted.intersection(*[frozenset().union(*made)]))
        wrong += sum(not doubt & doubted for doubt in made)
    print(f"doubts of the gold that are found         {found:5} of {known}")
    print(f"false alarms in the reports as they are   {wrong:5} in {len(records)}")
    return wrong


def print_outcomes(found: Sequence[Outcome]) -> None:
    """What is found by what numbers are to each other, and by slip."""
    for kind in Kind:
        _print_share(kind, (each for each in found if each.planted.relation.kind is kind))
    for slip in Slip:
        _print_share(slip, (each for each in found if each.planted.slip is slip))
    _print_share("planted in all", found)
    print(f"false alarms that slips brought with them {sum(each.others for each in found):5}")


def _print_share(name: str, some: Iterable[Outcome]) -> None:
    if those := [*some]:
        hits = sum(each.is_found for each in those)
        print(f"{name:<41} {hits:5} of {len(those):<5} {_share(those):.3f}")


def _share(found: Sequence[Outcome]) -> float:
    return sum(each.is_found for each in found) / len(found)


def print_missed(found: Sequence[Outcome]) -> None:
    """Each slip that was not found, and each that brought a false alarm."""
    for each in found:
        planted = each.planted
        if not each.is_found or each.others:
            numbers = " ".join(number["text"] for number in planted.relation.numbers)
            said = "false" if each.is_found else "missed"
            print(
                f"{said} {planted.relation.report} {planted.relation.kind}: {planted.was} -> "
                f"{planted.now} in {numbers}"
            )


if __name__ == "__main__":
    sys.exit(main())
