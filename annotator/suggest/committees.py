"""Bodies set up for one measure (成立危房改造领导小组); those for the campaign are none."""

import re
from collections.abc import Iterator
from typing import Final

from annotator.suggest.lexicon import Kind
from annotator.suggest.phrases import Phrase, Rule, deciding_word, spoken
from annotator.suggest.words import Reading

_SET_UP: Final = re.compile(
    r"(?:成立|组建|设立)了?(?P<name>[^，。；、：\n\d“”]{2,26}?)"
    r"(?:工作)?(?:领导小组|工作小组|协调小组|工作专班|专班|指挥部)"
    r"(?:(?:及|和)(?:其)?(?:办公室|工作专班))?"
)


def committees(reading: Reading) -> Iterator[Phrase]:
    """The bodies whose names hold a word of one kind of measure, the verb in the span."""
    for found in _SET_UP.finditer(reading.text):
        words = reading.words_in(*found.span("name"))
        if any(Kind.CAMPAIGN in word.entry.kinds for word in words):
            continue
        if deciding_word(words) is not None:
            yield spoken(reading, found.span(), words, Rule.ACTION)
