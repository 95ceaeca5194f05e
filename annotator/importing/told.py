"""What an import has to say beside its figures, a sentence a line."""

import dataclasses
from collections.abc import Mapping, Sequence

from annotator import words
from annotator.importing.alike import NearlySame
from annotator.importing.files import Outcome, Repeated


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
        lost = words.counted(outcome.lost, language)
        lines.append(words.report("not_taken", language, lost=lost))
    return lines
