"""Numbers and measures as other packages find them; runs in the environment that has them.

Takes a job as JSON on standard input, gives JSON on standard output. Every peer gets the joining
that scored best for it: its text line by line where it may, its numerals joined with our units
behind them, and the dates and the words without digits dropped that it takes for numbers.
"""

import json
import logging
import os
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator

Place = tuple[int, int]
Finder = Callable[[str], Iterable[Place]]

_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_INNER = re.compile(r"[余多]?[万亿]?")
PHRASES_A_LINE = 10
"""Of 3, 5, 10, 20 and 40 key phrases a line this gives JioNLP its best F1."""


def main() -> None:
    """One peer over all texts: its spans, and the seconds it took once warm."""
    job = json.load(sys.stdin)
    answer, sys.stdout = sys.stdout, sys.stderr
    numbers, measures = PEERS[job["peer"]](re.compile(job["unit"]))
    texts = job["texts"]
    warm_up(numbers, measures, texts[0][:500])
    begun = time.perf_counter()
    spans = [
        {
            "NUMBER": [place for place in numbers(text) if is_quantity(text, place)],
            "MEASURE": sorted(set(measures(text))),
        }
        for text in texts
    ]
    json.dump({"spans": spans, "seconds": time.perf_counter() - begun}, answer)


def warm_up(numbers: Finder, measures: Finder, text: str) -> None:
    """Load what is loaded at the first call."""
    list(numbers(text))
    list(measures(text))


def is_quantity(text: str, place: Place) -> bool:
    """Whether there are digits, and no date, in what a peer takes for a number."""
    start, end = place
    words = text[start:end]
    dated = words.endswith("年") or text[end : end + 1] in ("年", "月", "日")
    return bool(re.search("[0-9]", words)) and not dated and not _YEAR.fullmatch(words)


def lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a text that are not blank, with where they begin."""
    begin = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield begin, line
        begin += len(line)


def none(_: str) -> Iterable[Place]:
    """Nothing: no tool for measures."""
    return ()


def tagged(text: str, words: Iterable[tuple[str, str]], unit: re.Pattern[str]) -> Iterator[Place]:
    """Runs of words tagged as numerals, but for ordinals, and the unit right behind each run."""
    begin, end, place = -1, -1, 0
    for word, tag in words:
        start = text.index(word, place)
        place = start + len(word)
        numeral = tag == "m" and not word.startswith("第")
        if begin >= 0 and not (numeral and start == end):
            yield with_unit(text, (begin, end), unit)
            begin = -1
        if numeral:
            begin, end = (start if begin < 0 else begin), place
    if begin >= 0:
        yield with_unit(text, (begin, end), unit)


def with_unit(text: str, place: Place, unit: re.Pattern[str]) -> Place:
    """The place and the unit behind it."""
    found = unit.match(text, place[1])
    return place[0], found.end() if found else place[1]


def jieba_tags(unit: re.Pattern[str]) -> tuple[Finder, Finder]:
    """jieba: words tagged m, joined, with the unit behind them."""
    import jieba.posseg

    jieba.setLogLevel(logging.ERROR)

    def numbers(text: str) -> Iterator[Place]:
        return tagged(text, ((word, tag) for word, tag in jieba.posseg.cut(text)), unit)

    return numbers, none


def recognizers(unit: re.Pattern[str]) -> tuple[Finder, Finder]:
    """Recognizers-Text: numbers, percentages, sums and measured amounts, the longest at a place."""
    from recognizers_number import recognize_number, recognize_percentage
    from recognizers_number_with_unit import recognize_currency, recognize_dimension
    from recognizers_text import Culture

    plain = (recognize_number, recognize_percentage)
    measured = (recognize_currency, recognize_dimension)

    def found(line: str) -> Iterator[tuple[int, int, bool]]:
        for recognize in (*plain, *measured):
            for each in recognize(line, Culture.Chinese):
                yield each.start, -each.end - 1, recognize in measured

    def numbers(text: str) -> Iterator[Place]:
        covered = 0
        for begin, line in lines(text):
            for start, minus_end, has_unit in sorted(found(line)):
                place = begin + start, begin - minus_end
                if place[0] >= covered:
                    inner = _INNER.match(text, place[1])
                    behind = (place[0], inner.end() if inner else place[1])
                    joined = with_unit(text, behind, unit)
                    place = place if has_unit or joined == behind else joined
                    covered = place[1]
                    yield place

    return numbers, none


def jionlp(unit: re.Pattern[str]) -> tuple[Finder, Finder]:
    """JioNLP: words its tagger calls m, joined, with the unit behind them; key phrases by line."""
    import jiojio
    import jionlp as jio

    jiojio.init(pos=True)

    def numbers(text: str) -> Iterator[Place]:
        for begin, line in lines(text):
            for start, end in tagged(line, jiojio.cut(line), unit):
                yield begin + start, begin + end

    def measures(text: str) -> Iterator[Place]:
        for begin, line in lines(text):
            for phrase in jio.keyphrase.extract_keyphrase(line, top_k=PHRASES_A_LINE):
                for match in re.finditer(re.escape(phrase), line):
                    yield begin + match.start(), begin + match.end()

    return numbers, measures


PEERS = {"jieba": jieba_tags, "recognizers": recognizers, "jionlp": jionlp}

if __name__ == "__main__":
    os.environ.setdefault("PYTHONWARNINGS", "ignore")
    main()
