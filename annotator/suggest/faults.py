"""Faults that were mended or punished, and counted (查处作风问题90起)."""

import re
from collections.abc import Iterator
from typing import Final

from annotator.suggest.phrases import Phrase, Rule
from annotator.suggest.words import Reading

_DEALT_WITH: Final = re.compile(
    r"(?<!发现)(?<!查出)(?<!反馈)(?:查处|整改|纠正|交办|化解|办结|核查)了?[^，。；、：\n\d“”]{0,18}"
    r"(?:问题|案件|线索|事项)(?=\d|[一二两三四五六七八九十百千]{1,6}[余多]?[起件个条项])"
)
_KIND: Final = "supervision"


def faults_dealt_with(reading: Reading) -> Iterator[Phrase]:
    """What was done about faults, with what they are."""
    for found in _DEALT_WITH.finditer(reading.text):
        yield Phrase(*found.span(), _KIND, Rule.ACTION, found[0][:2])
