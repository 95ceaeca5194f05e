"""Where a number holds: the administrative places of a report, and which one governs."""

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from typing import Final

from annotator.suggest.breaks import Unbroken

_LEVELS: Final = "省州市县区旗镇乡村"
_FUNCTION: Final = frozenset(
    "【】[]#●"
    "的了在是和与及或从由对到至为各每全我本该此某整个等以把将被向往于前后里外中内上下大小多少有无两几数第"
    "，。、；：！？“”《》（）()‘’…—-,.;:!?0123456789%％ \n\t\u3000"
    "先赴驻来给让使经帮助替已比较成其见过"
)
_GENERIC: Final = re.compile(
    "贫困|重点|深度|行政|示范|扶贫|自然|非贫|城市|农村|美丽|帮扶|试点|特色|旅游|中心|空心|少数|民族|文明|生态|"
    "基地|搬迁|建制|所在|沿海|先进|发达|周边|市场|核心|革命|高寒|偏远|偏僻|边远|领导|产业|工业|服务|功能|经济|"
    "聚居|居住|流域|附近|其他|超市|培育|培养|新建|支援|引导|收购|孵化|发动|联合|深入|部分|千|百|脱贫|财政|通过|就市|高出|联|走|市县|年|月|日|户|人"
)
_GENERIC_END: Final = {
    "省": "全出本外各",
    "州": "全本各",
    "市": "城县省超都上全门入就随",
    "县": "市省全各强帮",
    "区": "山园地灾景林库牧老小新校辖片矿郊城市县社湖禁牧发护验置务",
    "旗": "红锦",
    "镇": "乡城集建小名",
    "乡": "返家城下故侨老还全水外",
    "村": "带下进驻出到入乡农山包联全帮新老行离返爱本邻和然困范点强治",
    "街": "",
}
_NAME: Final = re.compile(
    "省(?![级长直内外定会份力管])|州(?!级|长|市)|市(?![级长场民直斤值容里属外])|县(?![级长域直乡市区里内])"
    "|区(?![域间级长划位分别])|旗(?![帜舰])|镇(?![级长村区])|乡(?![村镇级长亲贤里风土情间愁])"
    "|村(?![级民支干两委集务寨组庄容医里落道貌史])|街道(?!办)"
)
_WHOLE: Final = re.compile(
    rf"(?<![高低等多少]于)(?<![比居占列])(?:全|我|本)([{_LEVELS}])(?!平均|的?第|排)"
)
_HERE: Final = re.compile("(?:该|这个?)([县区镇乡村])|这里|这儿")
_SIZED: Final = frozenset("大小上下中前后里外内")
"""Begin the names of towns and villages, though nothing else."""
_SMALL: Final = frozenset("镇乡村道")
_LEADING_TO: Final = frozenset({"走进", "来到", "位于", "走到", "地处", "中共"})
_HAN: Final = re.compile(r"[\u4e00-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Place:
    """A place where the text speaks of it, by its fullest name there.

    `whole` is said of 全县 and the like, `small` of a town or a village.
    """

    start: int
    end: int
    name: str
    whole: bool

    @property
    def small(self) -> bool:
        return self.name[-1] in _SMALL


class Places:
    """All places of one report, found once."""

    def __init__(self, plain: Unbroken) -> None:
        text = plain.text
        self._text = text
        named = _chains(plain)
        counts = Counter(name for _, _, name in named)
        full = _fullest(counts)
        report_place = _report_place(text, named, counts)
        self.report_place = full.get(report_place, report_place) if report_place else None
        said = [Place(s, e, full.get(name, name), False) for s, e, name in named]
        wholes = self._wholes(text, counts)
        here = _here(text, [*said, *wholes])
        self._places = sorted([*said, *wholes, *here], key=lambda place: place.start)
        self._starts = [place.start for place in self._places]
        self._headings = [match.start() for match in _HEADING.finditer(text)]
        self._sections = [self._headed(match) for match in _HEADING.finditer(text)]

    def governing(self, start: int, sentence: int, paragraph: int) -> str | None:
        """The place of a number: from its sentence, its paragraph, its heading, or the report's."""
        last = bisect_left(self._starts, start) - 1
        nearest = self._places[max(0, last - _NEAREST) : last + 1]
        for index in range(len(nearest) - 1, -1, -1):
            place = nearest[index]
            if place.start < paragraph:
                break
            if place.whole:
                if place.name != self.report_place and self._left_behind(place, start):
                    continue
                return place.name
            if self._listed(nearest, index, start):
                return self.report_place
            if place.start >= sentence or place.small or self._is_topic(place, paragraph):
                return place.name
        return self._section(start) or self.report_place

    def _left_behind(self, place: Place, start: int) -> bool:
        """Whether the clause that looks beyond the report's own place has ended."""
        return bool(_PAUSE.search(self._text, place.end, start))

    def _section(self, start: int) -> str | None:
        """The place that the heading over a number names."""
        index = bisect_left(self._headings, start) - 1
        return self._sections[index] if index >= 0 else None

    def _headed(self, heading: re.Match[str]) -> str | None:
        first = bisect_left(self._starts, heading.start())
        inside = self._places[first : first + 1]
        return inside[0].name if inside and inside[0].end <= heading.end() else None

    def _wholes(self, text: str, counts: Counter[str]) -> list[Place]:
        names = {level: _most_common(counts, level) for level in _LEVELS}
        found = []
        for match in _WHOLE.finditer(text):
            name = names[match[1]]
            if name and match[1] not in _SMALL:
                found.append(Place(match.start(), match.end(), name, True))
        return found

    def _listed(self, nearest: list[Place], index: int, start: int) -> bool:
        place = nearest[index]
        if self._text[place.end : place.end + 1] in ("、", "等", "和"):
            return not any(c.isdigit() for c in self._text[place.end : start][:12])
        before = self._text[max(0, place.start - 1) : place.start]
        return before in ("、", "和") and index > 0 and nearest[index - 1].end == place.start - 1

    def _is_topic(self, place: Place, paragraph: int) -> bool:
        lead = self._text[max(paragraph, place.start - 12) : place.start]
        return bool(_TOPIC.search(lead))


_PAUSE: Final = re.compile("[，,；;。]")
_HEADING: Final = re.compile(
    r"^(?:【[^】\n]{1,20}】"
    r"|(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|#+)[^\n。；]{1,30}$)",
    re.MULTILINE,
)


def _here(text: str, said: list[Place]) -> list[Place]:
    """What 该乡, 村里 and 这里 stand for: the town or village spoken of last, till 全县 is said."""
    told = sorted(said, key=lambda place: place.start)
    starts = [place.start for place in told]
    found = []
    for match in _HERE.finditer(text):
        last = bisect_left(starts, match.start()) - 1
        level = match[1] or ""
        if last < 0 or told[last].whole or not told[last].small:
            continue
        name = told[last].name
        if level in ("", name[-1]) or (level in "镇乡" and name[-1] in "镇乡"):
            found.append(Place(match.start(), match.end(), name, False))
    return found


_NEAREST: Final = 8
_TOPIC: Final = re.compile(r"(?:^|[。！？\n）)](?:[^，。]{0,10}[，、])?)(?:在|走进|来到)?\s*$")


def _chains(plain: Unbroken) -> list[tuple[int, int, str]]:
    """Place names, neighbours joined below the county (`甲县乙乡丙村`)."""
    text, gaps = plain.text, frozenset(plain.places)
    chains: list[tuple[int, int, str]] = []
    covered = 0
    for match in _NAME.finditer(text):
        name_start = _name_start(text, match.start(), covered, gaps)
        if name_start is None:
            continue
        covered = match.end()
        name = text[name_start:covered]
        if chains and chains[-1][1] == name_start:
            start, _, before = chains.pop()
            joined = before + name if name[-1] in "镇乡村道" and before[-1] != "省" else name
            chains.append((start, covered, joined))
        else:
            chains.append((name_start, covered, name))
    return _trusted(text, chains, gaps)


_FIRM_BOUNDARY: Final = frozenset("\n，。、；：！？（()）【】》…—,.;:在从到至赴见# \t\u3000")


def _trusted(
    text: str, chains: list[tuple[int, int, str]], gaps: frozenset[int]
) -> list[tuple[int, int, str]]:
    """Chains that are named twice, have two parts, or stand after a clear boundary."""
    counts = Counter(name for _, _, name in chains)
    return [
        (start, end, name)
        for start, end, name in chains
        if counts[name] > 1
        or len(name) > 4
        or start in gaps
        or text[start - 1] in _FIRM_BOUNDARY
        or text[max(0, start - 2) : start] in _LEADING_TO
    ]


def _name_start(text: str, end: int, covered: int, gaps: frozenset[int]) -> int | None:
    for length in (2, 3, 4):
        start = end - length
        if start < covered:
            continue
        name = text[start:end]
        sized = name[0] in _SIZED and text[end] in _SMALL
        if any(c in _FUNCTION for c in name[sized:]) or not _HAN.fullmatch(name):
            continue
        boundary = start == covered or start in gaps or text[start - 1] in _FUNCTION
        boundary = boundary or text[max(0, start - 2) : start] in _LEADING_TO
        if boundary and not _GENERIC.search(name) and name[-1] not in _GENERIC_END[text[end]]:
            return start
    return None


def _most_common(counts: Counter[str], level: str) -> str | None:
    names = [(count, name) for name, count in counts.items() if name[-1] == level]
    return max(names, key=lambda item: (item[0], -len(item[1])))[1] if names else None


def _report_place(text: str, named: list[tuple[int, int, str]], counts: Counter[str]) -> str | None:
    """The place that 全市 or 全县 stands for, else the one named first and most."""
    levels = Counter(match[1] for match in _WHOLE.finditer(text))
    if levels:
        return _most_common(counts, levels.most_common(1)[0][0])
    towns = Counter(name for _, _, name in named if name[-1] in "省州市县区旗镇乡")
    return towns.most_common(1)[0][0] if towns else None


def _fullest(counts: Counter[str]) -> dict[str, str]:
    """The fullest chain that ends in each village or town."""
    full: dict[str, str] = {}
    for name in sorted(counts, key=len):
        for level in re.finditer(r"[县区市镇乡]", name[:-1]):
            short = name[level.end() :]
            if short and short[-1] in "镇乡村":
                full.setdefault(short, name)
    return full
