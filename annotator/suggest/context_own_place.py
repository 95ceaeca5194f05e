"""The place a report is of: the one that 全县 stands for, the headline's, the one named most."""

import re
from collections import Counter
from itertools import pairwise
from typing import Final

from annotator.suggest.context_issued import headline_end
from annotator.suggest.context_names import LEVELS, PROVINCES, SMALL, Named, is_small
from annotator.suggest.word_lists import word_list

WHOLE: Final = re.compile(
    rf"(?<![高低等多少]于)(?<![比居占列])(?:全|我|本)([{LEVELS}])"
    r"(?!平均|的?第|排)"
)
"""What a report calls its own place (全县); the sign of its level is a group."""
_NATION: Final = re.compile(
    "(?<![占比居较列])(?:全国(?!人大|政协|[第首最唯先领前平百十优劳道标五三]|[一-鿿]{0,6}(?:示范|先进|模范|试点))"
    "|我国|中央(?:财政|有关部门|综合))"
)
"""Speaks of the whole country: who does so more often than of any place reports on none."""
_UNNAMED: Final = re.compile("(?:在|走进|来到|数读)([\u4e00-\u9fff]{2})(?=[，。、人的大\\s])")


def most_common(counts: Counter[str], level: str) -> str | None:
    """The place of a level that is named most, the shorter of two."""
    names = [(count, name) for name, count in counts.items() if name[-1] == level]
    return max(names, key=lambda item: (item[0], -len(item[1])))[1] if names else None


def report_place(text: str, named: list[Named], counts: Counter[str]) -> str | None:
    """The place that 全市 or 全县 stands for, else the headline's, else the one named most."""
    end = headline_end(text)
    alone = [place for place in named if text[place.end : place.end + 1] != "等"]
    headed = [place.name for place in alone if place.end <= end]
    levels = Counter(match[1] for match in WHOLE.finditer(text))
    if levels:
        spoken = [level for level, count in levels.items() if count == max(levels.values())]
        owned = (_of_level(headed, counts, level) for level in spoken)
        own = next(filter(None, owned), None) or _spoken_name(text, spoken[0])
        if own or not headed:
            return own
    if headed:
        return headed[-1] if is_small(headed[-1]) else headed[0]
    if listed_together(named, text):
        return None
    if _is_nationwide(text, counts):
        return None
    often = Counter(place.name for place in alone)
    towns = Counter(place.name for place in alone if place.name[-1] != "村")
    most = next((name for name, _ in (towns or often).most_common(1)), None)
    return _region(text, named, counts[most] if most else 0) or most if _is_narrow(most) else most


def _is_nationwide(text: str, counts: Counter[str]) -> bool:
    return len(_NATION.findall(text)) > max(1, *counts.values(), 0)


def _of_level(headed: list[str], counts: Counter[str], level: str) -> str | None:
    own = next((name for name in headed if name[-1] == level), None)
    return own or most_common(counts, level)


def _is_narrow(place: str | None) -> bool:
    return place is None or is_small(place)


def _region(text: str, named: list[Named], more_than: int) -> str | None:
    """The province of which a report speaks by its name alone (贵州电网), more often than so."""
    joined = {place.start for place in named}
    told = Counter(match[0] for match in _REGION.finditer(text) if match.end() not in joined)
    name, count = next(iter(told.most_common(1)), ("", 0))
    opens = name and 0 <= text.find(name) < _OPENING
    return name if opens and count > max(1, more_than) else None


_REGION: Final = re.compile(f"(?:{'|'.join(sorted(word_list('regions')))})(?![省市])")
_OPENING: Final = 200
_MOST_SPOKEN: Final = 5


_MASTHEAD: Final = re.compile(
    "(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{2,3})(?:日报|晚报|晨报|时报|新闻网|广播电视台|电视台|融媒)"
)


def _spoken_name(text: str, level: str) -> str | None:
    """The name of a report's place that is never given with its level (清溪日报, 在清溪，)."""
    masthead = _MASTHEAD.search(text, 0, _HEAD)
    if masthead and masthead[1] not in _NATIONWIDE and text.count(masthead[1]) > 1:
        return _levelled(masthead[1], level)
    spoken = Counter(match[1] for match in _UNNAMED.finditer(text) if _COMMON.isdisjoint(match[1]))
    told = {name: text.count(name) for name, _ in spoken.most_common(_MOST_SPOKEN)}
    best = max(told, key=lambda name: told[name], default=None)
    return _levelled(best, level) if best and told[best] > 1 else None


def _levelled(name: str, level: str) -> str | None:
    """The name with its level, where such a place may be; of provinces all are known."""
    full = name + level
    return None if level in SMALL or (level == "省" and full not in PROVINCES) else full


_HEAD: Final = 400
_NATIONWIDE: Final = frozenset({"人民", "光明", "经济", "农民", "工人", "中国", "法制", "科技"})
_COMMON: Final = frozenset(
    "的了在是和与及或从由对到至为各每全我本该此某这那里外中内上下大小多少有无"
)


def listed_together(found: list[Named], text: str) -> bool:
    """Whether places of one level stand side by side in a row (甲省乙县、丙省丁县)."""
    return any(
        text[one.end : two.start] in ("、", "和", "与") and one.name[-1] == two.name[-1]
        for one, two in pairwise(found)
    )


def apart(found: list[Named], text: str) -> list[Named]:
    """The places that stand in no row with others (甲县、乙区、丙县)."""
    rows = {
        place
        for one, two in pairwise(found)
        if text[one.end : two.start] in ("、", "和", "与")
        for place in (one, two)
    }
    return [place for place in found if place not in rows]
