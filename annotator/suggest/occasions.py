"""What was held or started, named by what stands before 活动 or 行动 (开展|清洁家园|行动)."""

import re
from collections.abc import Iterator
from typing import Final

from annotator.suggest.lexicon import Kind
from annotator.suggest.phrases import Phrase, Rule, deciding_word
from annotator.suggest.words import Reading

_HELD: Final = re.compile(
    "(?<![党社团])(?:(?:组织|深入|扎实|广泛)?开展|(?:创新|组织)实施|举办|举行|实施|掀起|推行|组织|发起|探索|实行)[了好]?"
    "(?:一场|一次|系列|各类|多次|[一二三四五六七八九十\\d]+[次场期轮])?"
    "(?:[\u4e00-\u9fff]{2,8}的)?(?P<name>[\u4e00-\u9fff]{3,12}?)(?:系列|主题|专项)?(?:活动|行动|模式)"
)
_VAGUE: Final = re.compile(
    "[的了]|开展|举办|组织|实施|参加|参与|通过|(?:扶贫|工作|帮扶|脱贫|运行|发展|新型)$"
)


def occasions(reading: Reading) -> Iterator[Phrase]:
    """The name without the verb before it and the kind behind it."""
    for found in _HELD.finditer(reading.text):
        words = reading.words_in(*found.span("name"))
        campaign = any(Kind.CAMPAIGN in word.entry.kinds for word in words)
        if campaign or _VAGUE.search(found["name"]):
            continue
        deciding = deciding_word(words)
        category = deciding.entry.category if deciding else None
        yield Phrase(*found.span("name"), category, Rule.NAME, found["name"])
