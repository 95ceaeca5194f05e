"""Learns from gold what the marks of links are worth: makes the engine's links.toml.

    python -m annotator.scoring.fit_links GOLD.jsonl --out annotator/suggest/links.toml

Each number is a choice among the measures around it and none. It is learned three times over: with
the measures of gold, with those that the engine finds, as people will have them suggested, and with
gold's but every fifth, for in reports from outside some are not found. The printed figures hold the
choices against reports left out of the learning.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import click

from annotator.errors import UserError
from annotator.exchange import documents, jsonl
from annotator.suggest.lexicon import Lexicon
from annotator.suggest.links import decided, is_length_of_time, likeliest
from annotator.suggest.links_marks import Option, options
from annotator.suggest.links_page import Page, Stretch
from annotator.suggest.measures import find_measures
from annotator.suggest.numbers import find_numbers
from schema import labels

FOLDS: Final = 6
MOST: Final = 5
"""So many measures before a number are learned from: with fewer, numbers whose measure stands
farther off would be taken for numbers without one."""
ROUNDS: Final = 120
_STEP: Final = 0.5
_PULL: Final = 4.0
"""How strongly weights are drawn to zero, in choices."""
_MISSED: Final = 5
"""Of so many measures one is left out where it is learned what to do when one was not found."""
_LEAST: Final = 0.05
"""A mark that is worth less is left out."""
_HEADER: Final = """\
# What the marks of a measure and a number are worth where it is asked whether the one quantifies
# the other: the measure with the highest sum governs.
# Made by: python -m annotator.scoring.fit_links GOLD --out FILE

[weights]
"""
Weights = dict[str, float]


@dataclass(frozen=True, slots=True)
class Choice:
    """What was offered to one number of gold, and which of it is right."""

    options: Sequence[Option]
    right: frozenset[int]


def choices(document: documents.Document, lexicon: Lexicon) -> Iterator[Choice]:
    """The choices of a report's numbers: of gold's measures, of those found, of most of gold's."""
    text = document.report.text
    spans = {found.id: found for found in document.found if found.label == "measure"}
    linked = {
        (found.start, found.end): [spans[to] for to in found.quantifies if to in spans]
        for found in document.found
        if found.label == "number"
    }
    numbers = [found for found in find_numbers(text) if (found.start, found.end) in linked]
    of_gold: list[Stretch] = sorted(spans.values(), key=lambda span: span.start)
    thinned = [measure for index, measure in enumerate(of_gold) if index % _MISSED != 1]
    for measures in (of_gold, list(find_measures(text, lexicon)), thinned):
        page = Page(text, numbers, measures)
        for group in page.groups():
            if decided(page, group)[0]:
                continue
            offered = options(page, group, MOST)
            for index in range(group.first, group.last + 1):
                if not is_length_of_time(page, group, index):
                    number = numbers[index]
                    targets = linked[number.start, number.end]
                    yield Choice(offered, _right(offered, measures, targets))


def _right(
    offered: Sequence[Option], measures: Sequence[Stretch], targets: Sequence[Stretch]
) -> frozenset[int]:
    """The offers that share a character with gold's measure; none of them where nothing does."""
    right = {
        place
        for place, option in enumerate(offered)
        if option.measure is not None
        and any(_overlap(measures[option.measure], target) for target in targets)
    }
    return frozenset(right or {len(offered) - 1})


def _overlap(one: Stretch, other: Stretch) -> bool:
    return one.start < other.end and other.start < one.end


def learn(made: Sequence[Choice]) -> Weights:
    """The weights that make the right choices likeliest: gradient steps, smaller mark by mark."""
    asked = [choice for choice in made if len(choice.options) > 1]
    worth = {mark: 0.0 for choice in asked for option in choice.options for mark in option.marks}
    travelled = dict.fromkeys(worth, 1e-6)
    for _ in range(ROUNDS):
        slope = {mark: _PULL * weight for mark, weight in worth.items()}
        for choice in asked:
            _add_slope(slope, choice, worth)
        for mark, rise in slope.items():
            travelled[mark] += rise * rise
            worth[mark] -= _STEP * rise / math.sqrt(travelled[mark])
    return worth


def _add_slope(slope: Weights, choice: Choice, worth: Mapping[str, float]) -> None:
    sums = [sum(worth[mark] for mark in option.marks) for option in choice.options]
    highest = max(sums)
    shares = [math.exp(each - highest) for each in sums]
    total = sum(shares)
    of_right = sum(shares[place] for place in choice.right)
    for place, option in enumerate(choice.options):
        wanted = shares[place] / of_right if place in choice.right else 0.0
        change = shares[place] / total - wanted
        for mark in option.marks:
            slope[mark] += change


def share_right(made: Iterable[Choice], worth: Mapping[str, float]) -> float:
    """The share of choices that the weights make rightly."""
    judged = [_is_right(choice, worth) for choice in made]
    return sum(judged) / len(judged)


def _is_right(choice: Choice, worth: Mapping[str, float]) -> bool:
    chosen = likeliest(choice.options, worth)
    return any(choice.options[place].measure == chosen for place in choice.right)


def as_toml(worth: Mapping[str, float]) -> str:
    """The data file, in an order that does not change."""
    kept = {mark: round(weight, 2) for mark, weight in sorted(worth.items())}
    return _HEADER + "".join(
        f'"{mark}" = {weight}\n' for mark, weight in kept.items() if abs(weight) >= _LEAST
    )


@click.command()
@click.argument("gold", type=click.Path(path_type=Path, exists=True))
@click.option("--out", type=click.Path(path_type=Path), help="Write the weights here.")
def main(gold: Path, out: Path | None) -> None:
    """Learn the weights from GOLD; print how they hold on reports left out."""
    read = [each for each in jsonl.read(gold, labels.default()) if not isinstance(each, UserError)]
    made = [list(choices(each, Lexicon.default())) for each in read]
    for fold in range(FOLDS):
        rest = [one for index, each in enumerate(made) if index % FOLDS != fold for one in each]
        held = [one for each in made[fold::FOLDS] for one in each]
        click.echo(f"{fold + 1}/{FOLDS}: {share_right(held, learn(rest)):.3f} of {len(held)}")
    if out is not None:
        out.write_text(as_toml(learn([one for each in made for one in each])), encoding="utf-8")


if __name__ == "__main__":
    main()
