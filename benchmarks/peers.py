"""Our suggestions beside what else can be installed, on one gold file in the same run.

    python3 benchmarks/peers.py [GOLD.jsonl]

Peers are no part of the project; what is missing is named with the command that installs it.
"""

import json
import logging
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))

Span = dict[str, object]
Finder = Callable[[str], Iterator[Span]]


def main() -> None:
    """One line for ours and for each peer: F1 of numbers and measures, seconds a million."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "seeds" / "gold.jsonl"
    gold = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    size = sum(len(report["text"]) for report in gold)
    print(f"{path.name}: {len(gold)} reports, {size:,} characters")
    print(f"{'':34} {'NUMBER':>7} {'MEASURE':>8} {'s per million':>14}")
    for name, installed_by, prepare in PEERS:
        try:
            find = prepare()
        except ImportError:
            print(f"{name:34} is missing: install it with `{installed_by}`")
            continue
        print(row(name, gold, size, find))


def row(name: str, gold: list[dict[str, object]], size: int, find: Finder) -> str:
    """The figures of one finder; it is warm when its time is taken."""
    from annotator.review.scoring import score

    list(find(str(gold[0]["text"])))
    begun = time.perf_counter()
    found = [{"spans": list(find(str(report["text"])))} for report in gold]
    seconds = (time.perf_counter() - begun) / size * 1_000_000
    scores = score(gold, found)
    measures = scores.measure.exact if scores.measure.exact.predicted else None
    numbers = percent(scores.number.exact.f1)
    return f"{name:34} {numbers:>7} {percent(measures and measures.f1):>8} {seconds:14.1f}"


def percent(ratio: float | None) -> str:
    """A ratio in percent, – where there is none."""
    return "–" if ratio is None else f"{100 * ratio:.1f}"


def span(label: str, start: int, end: int) -> Span:
    """A span as the scoring reads it."""
    return {"label": label, "start": start, "end": end}


def ours() -> Finder:
    """The engine with its rules and lexicon."""
    from annotator.suggest.engine import Engine

    engine = Engine.default()

    def find(text: str) -> Iterator[Span]:
        for each in engine.suggest(text):
            yield span(each.label.upper(), each.span.start, each.span.end)

    return find


def jieba_tags() -> Finder:
    """Words tagged as numerals, joined with the measure word or the unit of ours behind them."""
    import jieba
    import jieba.posseg

    from annotator.suggest.numbers_grammar import units

    jieba.setLogLevel(logging.ERROR)
    known = units().kinds

    def find(text: str) -> Iterator[Span]:
        begin, place = None, 0
        for word, tag in jieba.posseg.cut(text):
            unit = tag == "q" or word in known
            if begin is not None and unit:
                yield span("NUMBER", begin, place + len(word))
                begin = None
            elif tag == "m" and word[0] != "第":
                begin = place if begin is None else begin
            elif begin is not None:
                yield span("NUMBER", begin, place)
                begin = None
            place += len(word)

    return find


def recognizers() -> Finder:
    """Recognizers-Text for Chinese: numbers and percentages, with a unit of ours behind them."""
    from recognizers_number import recognize_number, recognize_percentage
    from recognizers_text import Culture

    from annotator.suggest.numbers_grammar import units

    unit = re.compile(f"[余多]?(?:{units().pattern})")

    def find(text: str) -> Iterator[Span]:
        covered = 0
        found = recognize_percentage(text, Culture.Chinese) + recognize_number(
            text, Culture.Chinese
        )
        for each in sorted(found, key=lambda each: (each.start, -each.end)):
            end = each.end + 1
            if each.start >= covered:
                behind = unit.match(text, end)
                covered = behind.end() if behind else end
                yield span("NUMBER", each.start, covered)

    return find


def jionlp() -> Finder:
    """JioNLP: sums of money as numbers, key phrases wherever they stand as measures."""
    import jionlp as jio

    def find(text: str) -> Iterator[Span]:
        for each in jio.ner.extract_money(text):
            yield span("NUMBER", *each["offset"])
        for phrase in jio.keyphrase.extract_keyphrase(text, top_k=40):
            for match in re.finditer(re.escape(phrase), text):
                yield span("MEASURE", *match.span())

    return find


PEERS: list[tuple[str, str, Callable[[], Finder]]] = [
    ("ours", "pip install -e .", ours),
    ("jieba tags (m, q), joined", "pip install jieba", jieba_tags),
    (
        "Recognizers-Text (zh), unit rule",
        "pip install recognizers-text-suite 'emoji<2'",
        recognizers,
    ),
    ("JioNLP (money, key phrases)", "pip install jionlp", jionlp),
]

main()
