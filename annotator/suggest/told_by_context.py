"""The kind of measures that many do, told by who does them or what they are done about.

茶叶公司与白水村结对帮扶 is social relief; 集中排查 of households watched is no check.
"""

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
_CHECKING: Final = "supervision"
_WATCHING: Final = "other"
_LOOKED_INTO: Final = re.compile("排查|研判|监测|筛查|动态管理")
_WATCHED: Final = re.compile("返贫|监测对象|监测户|脱贫不稳定|边缘易致贫")
_ABOUT: Final = 60


def with_kinds_told(text: str, phrases: Iterable[Phrase]) -> Iterator[Phrase]:
    """The phrases, with the kind that the words around them tell."""
    for phrase in phrases:
        if phrase.category == _CHECKING and _is_watching(text, phrase):
            phrase = replace(phrase, category=_WATCHING)
        if phrase.category == _OFFICIAL and _is_by_company(text, phrase):
            phrase = replace(phrase, category=_SOCIAL)
        yield phrase


def _is_by_company(text: str, phrase: Phrase) -> bool:
    named = _PAIRED.search(text, phrase.start, phrase.end)
    return bool(named and _COMPANY.search(text[max(0, phrase.start - _REACH) : phrase.start]))


def _is_watching(text: str, phrase: Phrase) -> bool:
    """Whether households are looked into, so that none falls back, rather than officials."""
    if not _LOOKED_INTO.search(text, phrase.start, phrase.end):
        return False
    return bool(_WATCHED.search(text, max(0, phrase.start - _ABOUT), phrase.end + _ABOUT))
