"""What was asked or watched about households in order to help them (摸排就业需求)."""

import re
from collections.abc import Iterator
from typing import Final

from annotator.suggest.phrases import Phrase, Rule, deciding_word
from annotator.suggest.words import Reading

_ASKED: Final = re.compile(
    "(?:摸排|摸清|跟踪|征集|收集|采集|调查|掌握|梳理|摸底)了?[\u4e00-\u9fff]{1,10}?"
    "(?:需求|意愿|诉求|动态|流动|去向|愿望|心愿)(?![的户者]|管理|监测|调整|清零|变化)"
)
_KIND: Final = "other"


def surveys(reading: Reading) -> Iterator[Phrase]:
    """The verb with what people were asked for."""
    for found in _ASKED.finditer(reading.text):
        deciding = deciding_word(reading.words_in(*found.span()))
        category = deciding.entry.category if deciding else None
        yield Phrase(*found.span(), category or _KIND, Rule.ACTION, found[0][:2])
