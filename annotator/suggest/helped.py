"""Measures that are one verb, whose object are the people helped (补贴|低保户、孤儿90人次)."""

import re
from collections.abc import Iterator
from typing import Final

from annotator.suggest.numbers_grammar import any_of
from annotator.suggest.phrases import Phrase, Rule
from annotator.suggest.word_lists import helping_verbs, word_list
from annotator.suggest.words import Reading

_ONE: Final = f"[\u4e00-\u9fff]{{0,8}}?{any_of(sorted(word_list('people')))}"
_HELPED: Final = re.compile(
    f"(?P<verb>{any_of(sorted(helping_verbs()))})"
    f"(?P<people>{_ONE}(?:、{_ONE}){{0,6}}等?)(?=\\d|[近约共]\\d)"
)
_PLACED: Final = re.compile(
    f"(?:{any_of(sorted(word_list('placing')))}){_ONE}(?:就[近地]|稳定|实现|家门口){{0,2}}(?:就业|上岗|务工)"
    "(?=[，。；、\\n]|[近约共达]?\\d)"
)
"""People given work; the verb cannot be cut from them (吸纳贫困人口就业300人)."""
_WORK: Final = "employment"
_CLAUSE_BEGINS: Final = frozenset("，,。；;：:、\n已共了计累")


def helped_phrases(reading: Reading) -> Iterator[tuple[Phrase, int]]:
    """Each such verb as a phrase, and where the people it helps end."""
    text = reading.text
    for found in _HELPED.finditer(text):
        if found.start() and text[found.start() - 1] not in _CLAUSE_BEGINS:
            continue
        verb = found["verb"]
        span = found.span("verb")
        yield Phrase(*span, helping_verbs()[verb], Rule.TERM, verb), found.end("people")


def placed_phrases(reading: Reading) -> Iterator[Phrase]:
    """What was done to give people work, with the people."""
    for found in _PLACED.finditer(reading.text):
        yield Phrase(*found.span(), _WORK, Rule.ACTION, found[0][:2])
