"""Pairing with a village is social relief where a company does it (供电公司与该村结对帮扶)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from annotator.suggest.phrases import Phrase

_OFFICIAL: Final = "cadre"
_SOCIAL: Final = "social"
_PAIRED: Final = re.compile("结对|帮扶|包村|帮村|共建")
_COMPANY: Final = re.compile(
    "(?:企业|公司|商会|集团|银行|协会|供电局|电网|医院|高校|学校|部队)(?:先后|分别|已|都)?(?:与|同|和)[^，。；：\n]{1,16}$"
)
_REACH: Final = 30


def with_partners(text: str, phrases: Iterable[Phrase]) -> Iterator[Phrase]:
    """The phrases, those of pairing by companies as social relief."""
    for phrase in phrases:
        if phrase.category == _OFFICIAL and _is_by_company(text, phrase):
            phrase = replace(phrase, category=_SOCIAL)
        yield phrase


def _is_by_company(text: str, phrase: Phrase) -> bool:
    named = _PAIRED.search(text, phrase.start, phrase.end)
    return bool(named and _COMPANY.search(text[max(0, phrase.start - _REACH) : phrase.start]))
