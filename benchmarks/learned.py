"""Whether a CRF over the rules' output finds measures better than the rules alone.

    python3 benchmarks/learned.py [FRESH.jsonl]

Needs python-crfsuite. The samples are left out in four folds; every report is read with a lexicon
that lacks the words no other sample holds. Reports of FRESH are read with the whole lexicon, by a
CRF that learned from all samples.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from annotator.exchange import jsonl
from annotator.exchange.documents import Document
from annotator.scoring.fit_scores import FOLDS, without_own_words
from annotator.scoring.scoring import score
from annotator.suggest.breaks import unbroken
from annotator.suggest.lexicon import Lexicon
from annotator.suggest.measures import find_measures
from annotator.suggest.words import OTHER, Word, read
from schema import labels

Place = tuple[int, int]
SETTINGS = {
    "c1": 1.0,
    "c2": 1.0,
    "max_iterations": 60,
    "feature.possible_transitions": True,
}
LONGEST = 6
ENDS = frozenset("\n。；！")
AROUND = (-2, -1, 1, 2)


@dataclass(frozen=True, slots=True)
class Sample:
    """A report in steps, with features and tags; places are those of the text without breaks."""

    text: str
    steps: Sequence[Word]
    features: Sequence[Sequence[str]]
    tags: Sequence[str]
    gold: frozenset[Place]
    rules: frozenset[Place]


def main() -> None:
    """Rules and CRF side by side, on samples left out and on fresh reports."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("fresh", nargs="?", type=Path)
    fresh: Path | None = parser.parse_args().fresh
    with tempfile.TemporaryDirectory() as folder:
        compare(fresh, Path(folder))


def compare(fresh: Path | None, folder: Path) -> None:
    """All lines; the models stay in the folder as long as they are asked."""
    with as_file(files("seeds") / "gold.jsonl") as seeds:
        gold = documents(seeds)
    lexicons = without_own_words([each.report.text for each in gold], Lexicon.default())
    samples = [sample(*pair) for pair in zip(gold, lexicons, strict=True)]
    found = list(left_out(samples, folder))
    say("samples left out: rules", samples, [each.rules for each in samples])
    say("samples left out: CRF", [each for each, _ in found], [spans for _, spans in found])
    if fresh:
        new = [sample(each, Lexicon.default()) for each in documents(fresh)]
        tagger = train(samples, folder)
        say(f"{fresh.name}: rules", new, [each.rules for each in new])
        say(f"{fresh.name}: CRF", new, [predict(tagger, each) for each in new])


def documents(path: Path) -> list[Document]:
    """The reports of a gold file."""
    return [each for each in jsonl.read(path, labels.default()) if isinstance(each, Document)]


def left_out(samples: Sequence[Sample], folder: Path) -> Iterator[tuple[Sample, frozenset[Place]]]:
    """Each sample with what a CRF finds that learned from the other folds."""
    for fold in range(FOLDS):
        tagger = train([each for i, each in enumerate(samples) if i % FOLDS != fold], folder)
        for each in samples[fold::FOLDS]:
            yield each, predict(tagger, each)


def say(name: str, samples: Sequence[Sample], found: Sequence[frozenset[Place]]) -> None:
    """One line of figures."""
    gold = [record(each.text, each.gold) for each in samples]
    said = [record(each.text, places) for each, places in zip(samples, found, strict=True)]
    measure = score(gold, said).measure
    exact, overlap = measure.exact.f1 or 0.0, measure.overlap.f1 or 0.0
    print(f"{name:36} exact F1 {100 * exact:5.1f}   overlap F1 {100 * overlap:5.1f}")


def record(text: str, places: frozenset[Place]) -> dict[str, Any]:
    """Measures at these places, as the scoring reads them."""
    spans = [{"label": "MEASURE", "start": start, "end": end} for start, end in sorted(places)]
    return {"text": text, "spans": spans}


def sample(document: Document, lexicon: Lexicon) -> Sample:
    """A gold report with what the rules say of it."""
    plain = unbroken(document.report.text)
    spans = json.loads(jsonl.line(document))["spans"]
    gold = [(s["start"], s["end"]) for s in spans if s["label"] == "MEASURE"]
    found = find_measures(document.report.text, lexicon)

    def inside(start: int, end: int) -> Place:
        return plain.place(start), plain.place(end - 1) + 1

    steps = list(apart(read(plain.text, lexicon).words))
    rules = {inside(each.start, each.end): each.rule for each in found}
    return Sample(
        plain.text,
        steps,
        features(plain.text, steps, rules),
        tags(steps, gold_places := frozenset(inside(*place) for place in gold)),
        gold_places,
        frozenset(rules),
    )


def apart(words: Sequence[Word]) -> Iterator[Word]:
    """The lexicon's words whole, unknown stretches character by character."""
    for word in words:
        if word.entry is not OTHER:
            yield word
        else:
            yield from (Word(place, place + 1, OTHER) for place in range(word.start, word.end))


def tags(steps: Sequence[Word], places: frozenset[Place] | dict[Place, str]) -> list[str]:
    """Begin, inside, end, single or outside: of the span that a step lies in."""
    named = ["O"] * len(steps)
    for start, end in places:
        inner = [i for i, step in enumerate(steps) if step.start < end and start < step.end]
        for i in inner:
            named[i] = "I"
        named[inner[-1]] = "E"
        named[inner[0]] = "B" if len(inner) > 1 else "S"
    return named


def features(text: str, steps: Sequence[Word], rules: dict[Place, str]) -> list[list[str]]:
    """Of each step and its neighbours: the word, what the lexicon and the rules say of it."""
    said = tags(steps, rules)
    because = ["".join(rules[p] for p in rules if p[0] <= s.start < p[1]) for s in steps]
    words = [text[step.start : step.end][:LONGEST] for step in steps]
    kinds = [kind(text, step) for step in steps]

    def at(column: Sequence[str], i: int) -> str:
        return column[i] if 0 <= i < len(column) else "edge"

    found = []
    for i, (word, sort, rule) in enumerate(zip(words, kinds, said, strict=True)):
        row = [f"w={word}", f"k={sort}", f"r={rule}", f"because={rule}{because[i]}"]
        row += [
            f"rk={rule}{sort}",
            f"rw={rule}{word}",
            f"k3={at(kinds, i - 1)}{sort}{at(kinds, i + 1)}",
        ]
        for d in AROUND:
            near = at(words, i + d), at(kinds, i + d), at(said, i + d)
            row += [f"w{d}={near[0]}", f"k{d}={near[1]}", f"r{d}={near[2]}"]
            row += [f"rk{d}={rule}{near[1]}", f"rw{d}={rule}{near[0]}"]
        found.append(row)
    return found


def kind(text: str, step: Word) -> str:
    """The kinds of a word; of an unknown character whether it is a letter."""
    if step.entry is OTHER:
        return "letter" if text[step.start].isalpha() else "mark"
    return "+".join(sorted(step.entry.kinds))


def sentences(each: Sample) -> Iterator[slice]:
    """The steps of each sentence."""
    begin = 0
    for i, step in enumerate(each.steps, 1):
        if each.text[step.start : step.end] in ENDS or i == len(each.steps):
            yield slice(begin, i)
            begin = i


def train(samples: Sequence[Sample], folder: Path) -> Any:
    """A tagger that learned from these samples; the same from the same samples."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(SETTINGS)
    for each in samples:
        for part in sentences(each):
            trainer.append(each.features[part], each.tags[part])
    model = str(folder / f"{len(list(folder.iterdir()))}.crfsuite")
    trainer.train(model)
    tagger = pycrfsuite.Tagger()
    tagger.open(model)
    return tagger


def predict(tagger: Any, each: Sample) -> frozenset[Place]:
    """The spans that a tagger sees in a report."""
    found: set[Place] = set()
    begin: int | None = None
    named = [tag for part in sentences(each) for tag in tagger.tag(each.features[part])]
    for step, tag in zip(each.steps, named, strict=True):
        if tag in "BS":
            begin = step.start
        if tag in "ES" and begin is not None:
            found.add((begin, step.end))
        if tag not in "BI":
            begin = None
    return frozenset(found)


main()
