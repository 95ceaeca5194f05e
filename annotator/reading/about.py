"""What a report says of itself in its head and its signature: date, place and kind."""

import re
from typing import Final

from annotator.suggest.breaks import unbroken
from annotator.suggest.context_issued import stated_date
from annotator.suggest.context_place import Places
from schema.about import is_date

_HEAD: Final = 400  # characters in which a report is dated
_NAMED: Final = 160  # characters in which it says whose it is
_SIGNATURE: Final = 300
_HEADLINES: Final = 3
_HEADLINE: Final = 40  # characters
_KIND: Final = re.compile(
    "述职报告|调研报告|调查报告|工作报告|汇报|报告|总结|小结|综述|要点|实施方案|方案|规划|计划|实施意见|意见"
    "|通知|通报|公告|公报|决定|办法|简报|讲话|发言|纪要|见闻|走笔|侧记|纪实"
)


def date_of(text: str) -> str | None:
    """The day, month or year that it is dated with, in ISO 8601; None where it says none."""
    found = stated_date(_ends(text, _HEAD, _SIGNATURE))
    return found if found and is_date(found) else None


def place_of(text: str) -> str | None:
    """The administrative place that it is the report of, by name."""
    return Places(unbroken(_ends(text, _NAMED, 0))).report_place


def kind_of(text: str) -> str | None:
    """What its headlines call it: the last such word of the first that has one (总结, 报告 …)."""
    lines = [line.strip() for line in text[:_NAMED].splitlines()]
    for line in [line for line in lines if line][:_HEADLINES]:
        found = _KIND.findall(line)
        if found and len(line) <= _HEADLINE and "。" not in line:
            return str(found[-1])
    return None


def _ends(text: str, head: int, tail: int) -> str:
    if len(text) <= head + tail:
        return text
    first = text[:head].rpartition("\n")[0] or text[:head]
    last = text[len(text) - tail :].partition("\n")[2]
    return f"{first}\n{last}"
