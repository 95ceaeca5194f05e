"""What an import has to say beside its figures, a sentence a line."""

import dataclasses
from collections.abc import Mapping, Sequence

from annotator import words
from annotator.alike import NearlySame
from annotator.exchange.tally import listed
from annotator.importing.files import Outcome, Repeated


def figures(outcome: Outcome, language: str) -> str:
    """How much came in, and what was written of the labels that files held, in `zh` or `en`."""
    written = {"labels_written": outcome.labelled, "suggestions_written": outcome.suggested}
    counted = [
        words.report(key, language, count=len(found)) for key, found in written.items() if found
    ]
    return words.report(
        "imported",
        language,
        new=len(outcome.new),
        known=len(outcome.known),
        written="".join(counted),
        refused=len(outcome.refused),
    )


def outcome_lines(outcome: Outcome, language: str) -> list[str]:
    """Repeats, likenesses, what reads as garbled and what had no place, in `zh` or `en`."""
    groups: Mapping[str, Sequence[NearlySame | Repeated]] = {
        "repeated": outcome.repeated,
        "alike": outcome.alike,
        "left_out": outcome.left_out,
    }
    lines = [
        words.report(key, language, **dataclasses.asdict(each))
        for key, found in groups.items()
        for each in found
    ]
    lines += [words.report("garbled", language, name=each) for each in outcome.garbled]
    if outcome.lost:
        lines.append(words.report("not_taken", language, lost=listed(outcome.lost)))
    return lines
