"""How fast the engine is, beside jieba's plain cut and a bare search for digits in the same run.

    python3 benchmarks/suggest.py [--text FILE]...

Without a file: the samples once as they are, then texts put together from them at two sizes.
"""

import argparse
import logging
import re
from collections.abc import Callable
from pathlib import Path

from measure import long_text, milliseconds, sample_texts

SIZES = (100_000, 400_000)
ROUNDS = 9


def main() -> None:
    """One block for each text: characters a second, and times jieba's time."""
    import jieba

    jieba.setLogLevel(logging.ERROR)
    jieba.initialize()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--text", type=Path, action="append", help="time this text instead")
    files: list[Path] = parser.parse_args().text or []
    texts = {file.name: file.read_text(encoding="utf-8") for file in files}
    for name, text in (texts or samples()).items():
        time_text(name, text)


def samples() -> dict[str, str]:
    """The samples once, and grown, to see how time grows with the text."""
    grown = {f"samples repeated to {size:,}": long_text(size) for size in SIZES}
    return {"samples": "\n\n".join(sample_texts()), **grown}


def time_text(name: str, text: str) -> None:
    """All figures for one text: the quickest of rounds, for other work only adds time."""
    import jieba

    from annotator.suggest.engine import Engine
    from annotator.suggest.measures import find_measures
    from annotator.suggest.numbers import find_numbers

    engine, digits = Engine.default(), re.compile(r"\d+")
    parts: dict[str, Callable[[str], object]] = {
        "jieba, plain cut": jieba.lcut,
        "whole engine": engine.suggest,
        "measures alone": lambda text: find_measures(text, engine.lexicon),
        "numbers alone": find_numbers,
        "digits alone, a bare pattern": lambda text: list(digits.finditer(text)),
    }
    rounds = [{part: spent(work, text) for part, work in parts.items()} for _ in range(ROUNDS)]
    quickest = {part: min(each[part] for each in rounds) for part in parts}
    apart = len(text) / max(1, len(find_numbers(text)))
    print(f"{name}: {len(text):,} characters, a number every {apart:.0f}")
    cut, bare = quickest["jieba, plain cut"], quickest["digits alone, a bare pattern"]
    for part, time in quickest.items():
        speed = f"{len(text) / time * 1000:12,.0f} characters/s"
        print(f"  {part:<30} {speed}   {time / cut:6.3f} times jieba's cut")
    print(f"  {'numbers beside bare digits':<30} {quickest['numbers alone'] / bare:12.1f} times")


def spent(work: Callable[[str], object], text: str) -> float:
    """How many milliseconds it takes."""
    return milliseconds(lambda: work(text))


main()
