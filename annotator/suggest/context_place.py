"""Where a number holds: the administrative places of a report, and which one governs."""

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from typing import Final

from annotator.suggest.breaks import Unbroken
from annotator.suggest.context_full_names import from_county, fullest, of_peoples
from annotator.suggest.context_names import LEVELS, SMALL, is_small, place_names
from annotator.suggest.context_own_place import WHOLE, apart, most_common, report_place

_ITS_BODY: Final = re.compile(
    "(?<![^\n])([市县区])(?:里(?!的)|委|政府|直|[\u4e00-\u9fff]{2,6}[局馆办院会])"
)
_HERE: Final = re.compile(
    "(?:该|这个?)([省市州县区旗镇乡村])|这里|这儿|(?<![\u4e00-\u9fff])(?:那时|如今|现在|当时|眼下)?([镇乡村])[里上](?!的)"
)


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
        """Whether it is a town or village rather than a county or more."""
        return is_small(self.name)


class Places:
    """All places of one report, found once."""

    def __init__(self, plain: Unbroken, given: str | None = None) -> None:
        """`given` is the report's own place, where a person gave it."""
        text = plain.text
        self._text = text
        named = from_county(place_names(plain))
        counts = Counter(place.name for place in apart(named, text))
        full = fullest(named) | of_peoples(named)
        own = given or report_place(text, named, counts)
        self.report_place = full.get(own, own) if own else None
        said = [Place(p.start, p.end, full.get(p.name, p.name), False) for p in named]
        said += _short_forms(text, said, self.report_place)
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
                if self._goes_on(place, paragraph):
                    return place.name
                break
            if self._compared(place) or self._is_one_of_many(place, start):
                continue
            if self._is_part(place, start):
                continue
            if place.whole:
                beyond = place.name != self.report_place or _AMONG.match(self._text, place.end)
                if beyond and self._left_behind(place, start):
                    continue
                return place.name
            if self._listed(nearest, index, start):
                return self._of_list(nearest, index, start) or self.report_place
            if place.start >= sentence or place.small or self._is_topic(place, paragraph):
                return place.name
        return self._section(start) or self.report_place

    def _left_behind(self, place: Place, start: int) -> bool:
        """Whether the clause that looks beyond the report's own place has ended."""
        return start - place.end > _CLAUSE or bool(_PAUSE.search(self._text, place.end, start))

    def _section(self, start: int) -> str | None:
        """The place that the heading over a number names."""
        index = bisect_left(self._headings, start) - 1
        return self._sections[index] if index >= 0 else None

    def _headed(self, heading: re.Match[str]) -> str | None:
        first = bisect_left(self._starts, heading.start())
        inside = self._places[first : first + 1]
        return inside[0].name if inside and inside[0].end <= heading.end() else None

    def _wholes(self, text: str, counts: Counter[str]) -> list[Place]:
        names = {level: most_common(counts, level) for level in LEVELS}
        found = []
        for match in WHOLE.finditer(text):
            name = names[match[1]] or self._named_so(match[1])
            own = self.report_place is not None and self.report_place == name
            if name and (own or match[1] not in SMALL):
                found.append(Place(match.start(), match.end(), name, True))
        place = self.report_place
        if place:
            bodies = _ITS_BODY.finditer(text)
            found += [Place(m.start(), m.end(), place, True) for m in bodies if m[1] == place[-1]]
        return found

    def _named_so(self, level: str) -> str | None:
        place = self.report_place
        return place if place and place[-1] == level else None

    def _listed(self, nearest: list[Place], index: int, start: int) -> bool:
        place = nearest[index]
        if self._text[place.end : place.end + 1] == "等":
            return True
        if self._text[place.end : place.end + 1] in ("、", "和"):
            return not any(c.isdigit() for c in self._text[place.end : start][:12])
        before = self._text[max(0, place.start - 1) : place.start]
        return before in ("、", "和") and index > 0 and nearest[index - 1].end == place.start - 1

    def _goes_on(self, place: Place, paragraph: int) -> bool:
        """Whether somebody speaks next of the village that was spoken of last."""
        near = place.small and paragraph - place.end < _STORY
        return near and self._text[paragraph : paragraph + 1] in ("“", "‘")

    def _of_list(self, nearest: list[Place], index: int, start: int) -> str | None:
        """Of places in a row the one whose turn it is (甲县、乙县分别为5个、7个), else that above.

        That is named before them, and the first is a part of it (甲县…，甲县乙镇、丙镇).
        """
        near = start - nearest[index].end <= _CLAUSE
        in_turn = _IN_TURN.search(self._text, nearest[index].end, start) if near else None
        first = index
        while first and _AND.fullmatch(self._text, nearest[first - 1].end, nearest[first].start):
            first -= 1
        if in_turn is None:
            above = nearest[first - 1].name if first else ""
            part = nearest[first].name
            return above if above and part != above and part.startswith(above) else None
        turn = first + len(_AND.findall(self._text, in_turn.end(), start))
        return nearest[turn].name if turn <= index else None

    def _compared(self, place: Place) -> bool:
        """Whether the place is only held against another (比甲县低), helps it or is a venue."""
        before = self._text[max(0, place.start - 2) : place.start]
        helps = not place.whole and _HELPING.match(self._text, place.end)
        if place.name[-1] == "省" and before.endswith(_TOWARDS) and place.name != self.report_place:
            return True
        if place.small and before.endswith("在") and _VENUE.match(self._text, place.end):
            return True
        gives = place.name[-1] == "省" and _GIVER.match(self._text, place.end)
        return bool(helps or gives) or before.endswith(_HELD_AGAINST)

    def _is_part(self, place: Place, start: int) -> bool:
        """Whether the clause has ended that told a part's share (其中甲乡9个，…)."""
        if place.whole or not self._left_behind(place, start):
            return False
        clause = self._text[max(0, place.start - _CLAUSE) : place.start]
        return bool(_SHARED_OUT.search(clause))

    def _is_one_of_many(self, place: Place, start: int) -> bool:
        """Whether a clause before only said where the report's place belongs (是甲省…之一)."""
        belongs = self._text[max(0, place.start - 1) : place.start] in _BELONGING
        beyond = belongs and not place.whole and _AMONG.match(self._text, place.end)
        return bool(beyond and self._left_behind(place, start))

    def _is_topic(self, place: Place, paragraph: int) -> bool:
        lead = self._text[max(paragraph, place.start - 12) : place.start]
        return bool(_TOPIC.search(lead))


_PAUSE: Final = re.compile("[，,；;。]")
_STORY: Final = 300
_CLAUSE: Final = 120
_AND: Final = re.compile("[、和与及]")
_IN_TURN: Final = re.compile("分别[^，。；;0-9一二三四五六七八九十]*")
_BELONGING: Final = frozenset("是为属系")
_AMONG: Final = re.compile("[首最唯]|前列|率先|[^，。；、]{0,16}之一")
_SHARED_OUT: Final = re.compile("其中[^，。；;\n]*$")
_HELPING: Final = re.compile("(?:对口|结对|定点)(?:帮扶|协作|支援|援助)|援建|捐赠")
_GIVER: Final = re.compile("[\u4e00-\u9fff]{0,6}(?:基金会|商会|大学|学院|研究院|集团)")
"""What only bears the name of a province and helps elsewhere."""
_TOWARDS: Final = ("与", "向", "赴", "同", "往", "和")
_VENUE: Final = re.compile("[^，。；、\\d]{0,12}(?:举办|举行|召开|启动|开幕|开业|开市)")
_HELD_AGAINST: Final = ("比", "较", "高于", "低于", "多于", "少于", "借助", "来自", "携手")
_HEADING: Final = re.compile(
    r"^(?:【[^】\n]{1,20}】"
    r"|(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|#+)[^\n。；]{1,30}$)",
    re.MULTILINE,
)


def _short_forms(text: str, said: list[Place], report: str | None) -> list[Place]:
    """Places spoken of without their level (清溪 for 清溪县), where a word may begin."""
    often = Counter(place.name for place in said).most_common(_MOST_NAMES)
    full = [name for name, _ in often] + ([report] if report else [])
    names = {found[1]: name for name in full if (found := _LAST_PART.search(name))}
    if not names:
        return []
    short = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    form = re.compile(rf"(?:{short})(?![{LEVELS}])")
    return [
        Place(m.start(), m.end(), names[m[0]], False)
        for m in form.finditer(text)
        if _stands_free(text, m)
    ]


def _stands_free(text: str, form: re.Match[str]) -> bool:
    """Whether a word may begin here: at a mark, or where places stand in a row."""
    before = text[form.start() - 1 : form.start()]
    in_a_row = text[form.end() : form.end() + 1] == "、"
    return before in _LED or in_a_row or not (before == "“" or "一" <= before <= "鿿")


_MOST_NAMES: Final = 60
_LAST_PART: Final = re.compile(rf"(?:^|[{LEVELS}])([^{LEVELS}]{{2,3}})[{LEVELS}]$")
_LED: Final = "在到与和是，。：、"


def _here(text: str, said: list[Place]) -> list[Place]:
    """What 该乡, 村里 and 这里 stand for: the town or village spoken of last, till 全县 is said."""
    told = sorted(said, key=lambda place: place.start)
    starts = [place.start for place in told]
    found = []
    for match in _HERE.finditer(text):
        last = bisect_left(starts, match.start()) - 1
        level = match[1] or match[2] or ""
        if last < 0 or told[last].whole:
            continue
        name = told[last].name
        if not told[last].small and level != name[-1]:
            continue
        if match[2] and match.start() - told[last].end > _STORY:
            continue
        if level in ("", name[-1]) or (level in "镇乡" and name[-1] in "镇乡"):
            found.append(Place(match.start(), match.end(), name, False))
    return found


_NEAREST: Final = 8
_TOPIC: Final = re.compile(r"(?:^|[。！？\n）)](?:[^，。]{0,10}[，、])?)(?:在|走进|来到)?\s*$")
