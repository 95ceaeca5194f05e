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
