"""Learns from gold how often each kind of suggestion is right: makes the engine's scores.toml.

    python -m annotator.scoring.fit_scores GOLD.jsonl --out annotator/suggest/scores.toml

Every report is read with a lexicon that lacks the words no other report holds, as a report from
outside would be. The printed table holds the scores against reports left out of the learning.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import click

from annotator.errors import UserError
from annotator.exchange import documents, jsonl
from annotator.scoring.calibration import Judged, calibrate, judged
from annotator.scoring.pairing import NUMBER
from annotator.scoring.score_report import calibration_table
from annotator.suggest.engine import Engine
from annotator.suggest.lexicon import Lexicon
from annotator.suggest.scores import Marks, marks_of_measure, marks_of_number
from schema import labels

FOLDS: Final = 4
_WORTH: Final = 20
"""So many suggestions must a kind have to count as much as the kind that it belongs to."""
_FRESH_ODDS: Final = 0.8
"""The rules were written with the samples in view: on four reports that were labelled afterwards
the odds of being right were so much lower than the samples say."""
_FIRST_GUESS: Final = 0.5
_SHORTEST_UNKNOWN: Final = 3
"""Shorter words of the lexicon are everybody's, and any report may hold them."""
_HEADER: Final = """\
# The share of suggestions of each kind that were right, in span, quantity and category, on reports
# whose own words the lexicon lacked.
# Made by: python -m annotator.scoring.fit_scores GOLD --out FILE

[shares]
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one suggestion with these marks."""

    marks: Marks
    judged: Judged


def outcomes(gold: Sequence[documents.Document], lexicon: Lexicon) -> list[list[Outcome]]:
    """For each report what the engine suggests with the words of the other reports."""
    shown = frozenset(label.id for label in labels.default().labels)
    lexicons = without_own_words([each.report.text for each in gold], lexicon)
    found = []
    for each, known in zip(gold, lexicons, strict=True):
        offered = documents.of_suggestions(
            each.report, Engine(known, shown, "").suggest(each.report.text)
        )
        found.append([Outcome(_marks(one), one) for one in judged([_row(each)], [_row(offered)])])
    return found


def without_own_words(texts: Sequence[str], lexicon: Lexicon) -> list[Lexicon]:
    """For each text the lexicon without the words that no other of these texts holds."""
    plain = ["".join(text.split()) for text in texts]
    return [
        _unseen(lexicon, text, "\n".join(plain[:index] + plain[index + 1 :]))
        for index, text in enumerate(plain)
    ]


def _row(document: documents.Document) -> dict[str, object]:
    row: dict[str, object] = json.loads(jsonl.line(document))
    return row


def _unseen(lexicon: Lexicon, text: str, others: str) -> Lexicon:
    """The lexicon without the words that only this text holds."""
    return Lexicon(
        {
            word: entry
            for word, entry in lexicon.entries.items()
            if len(word) < _SHORTEST_UNKNOWN or word in others or word not in text
        }
    )


def _marks(one: Judged) -> Marks:
    if one.label == NUMBER:
        return marks_of_number(one.text, one.start, one.rule, one=one.text[one.start] == "一")
    return marks_of_measure(one.text, one.start, one.end, one.rule)


def shares(found: Iterable[Outcome]) -> dict[str, float]:
    """The share that is right by kind; small kinds lean on the kind that they belong to.

    So much as `_WORTH` suggestions of that kind would count (the m-estimate of Cestnik, ECAI 1990).
    """
    suggested: Counter[Marks] = Counter()
    right: Counter[Marks] = Counter()
    for each in found:
        for length in range(1, len(each.marks) + 1):
            suggested[each.marks[:length]] += 1
            right[each.marks[:length]] += each.judged.right
    learned: dict[Marks, float] = {}
    for marks in sorted(suggested, key=lambda marks: (len(marks), marks)):
        wider = learned.get(marks[:-1], _FIRST_GUESS)
        learned[marks] = (right[marks] + _WORTH * wider) / (suggested[marks] + _WORTH)
    return {".".join(marks): round(_fresh(share), 3) for marks, share in sorted(learned.items())}


def _fresh(share: float) -> float:
    """The share to expect on reports that the rules were not written beside."""
    return _FRESH_ODDS * share / (_FRESH_ODDS * share + 1 - share)


def held_out(found: Sequence[Sequence[Outcome]]) -> list[Judged]:
    """All suggestions, scored by what was learned from the other folds of the reports."""
    scored: list[Judged] = []
    for fold in range(FOLDS):
        rest = [one for index, each in enumerate(found) if index % FOLDS != fold for one in each]
        learned = shares(rest)
        for each in found[fold::FOLDS]:
            scored += [replace(one.judged, score=_score(learned, one.marks)) for one in each]
    return scored


def _score(learned: Mapping[str, float], marks: Marks) -> float:
    while ".".join(marks) not in learned:
        marks = marks[:-1]
    return learned[".".join(marks)]


def as_toml(learned: Mapping[str, float]) -> str:
    """The data file, in an order that does not change."""
    return _HEADER + "".join(f'"{name}" = {share}\n' for name, share in learned.items())


@click.command()
@click.argument("gold", type=click.Path(path_type=Path, exists=True))
@click.option("--out", type=click.Path(path_type=Path), help="Write the shares here.")
def main(gold: Path, out: Path | None) -> None:
    """Learn the scores from GOLD; print how they hold on reports left out."""
    read = list(jsonl.read(gold, labels.default()))
    found = outcomes([each for each in read if not isinstance(each, UserError)], Lexicon.default())
    click.echo(calibration_table(calibrate(held_out(found))))
    if out is not None:
        out.write_text(as_toml(shares(one for each in found for one in each)), encoding="utf-8")


if __name__ == "__main__":
    main()
