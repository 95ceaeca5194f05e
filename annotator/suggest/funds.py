"""What was done to find money for relief (盘活存量资金, 争取银行贷款)."""

import re
from collections.abc import Iterator
from typing import Final

from annotator.suggest.phrases import Phrase, Rule
from annotator.suggest.words import Reading

_FOUND: Final = re.compile(
    "(?P<verb>盘活|拨付(?=滞留|沉淀|结转|结余|闲置)|筹措|筹集|募集|清退|收回|争取到?|追回|追缴)了?"
    "[\u4e00-\u9fff]{0,8}?(?P<money>资金|善款|贷款|基金)(?=[，。；、共约近达\\d\\n])"
)
_SOCIAL: Final = frozenset({"募集", "善款"})
_CALLED_BACK: Final = frozenset({"清退", "收回", "追回", "追缴"})


def funds_found(reading: Reading) -> Iterator[Phrase]:
    """The verb with the money that it found."""
    for found in _FOUND.finditer(reading.text):
        yield Phrase(*found.span(), _category(found["verb"], found["money"]), Rule.ACTION, found[0])


def _category(verb: str, money: str) -> str:
    if not _SOCIAL.isdisjoint((verb, money)):
        return "social"
    return "supervision" if verb in _CALLED_BACK else "finance"
