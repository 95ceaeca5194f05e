"""What was written, printed or broadcast, and counted (刊播公益广告300条)."""

import re
from collections.abc import Iterator
from typing import Final

from annotator.suggest.lexicon import Kind
from annotator.suggest.numbers_grammar import any_of
from annotator.suggest.phrases import Phrase, Rule, deciding_word
from annotator.suggest.word_lists import word_list
from annotator.suggest.words import Reading

_WORK: Final = "(?!的)[^，。；、：！？\\n\\d“”《》（）]{2,14}?"
_MADE: Final = re.compile(
    f"{any_of(sorted(word_list('publishing')))}了?(?P<over>完成)?(?P<first>{_WORK})"
    f"(?P<more>(?:、{_WORK}){{0,5}})等?"
    "(?=(?:共|累计|近|约)?(?:\\d[\\d,，.]*|[一二两三四五六七八九十百千]+)[余多]?万?[余多]?[件条篇部期个幅块份集首台支处面档])"
)
_KIND: Final = "other"
_TELLING: Final = frozenset({"culture", "education", "health", "tourism", "ecommerce"})


def published_works(reading: Reading) -> Iterator[Phrase]:
    """The works with the verb before the first of them."""
    for found in _MADE.finditer(reading.text):
        category = _category(reading, found.start("first"), found.end())
        begin, start = found.start("first" if found["over"] else 0), found.end("first")
        yield Phrase(begin, start, category, Rule.ACTION, found["first"])
        for item in found["more"].split("、")[1:]:
            yield Phrase(start + 1, start + 1 + len(item), category, Rule.LISTED, item)
            start += 1 + len(item)


def _category(reading: Reading, start: int, end: int) -> str:
    """What the works are about, where a word of theirs tells; else publicity as such."""
    deciding = deciding_word(reading.words_in(start, end))
    if deciding is None or deciding.entry.category is None:
        return _KIND
    telling = Kind.TERM in deciding.entry.kinds or deciding.entry.category in _TELLING
    return deciding.entry.category if telling else _KIND
