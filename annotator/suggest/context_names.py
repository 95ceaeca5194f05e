"""The administrative names of a text, from province to village, neighbours joined into one."""

import re
from collections import Counter
from typing import Final, NamedTuple

from annotator.suggest.breaks import Unbroken
from annotator.suggest.numbers_grammar import any_of
from annotator.suggest.word_lists import word_list

LEVELS: Final = "省州盟市县区旗镇乡村"
_FUNCTION: Final = frozenset(
    "【】[]#●"
    "的了在是和与及或从由对到至为各每全我本该此某整个等以把将被向往于前后里外中内上下大小多少有无两几数第"
    "，。、；：！？“”《》（）()‘’…—-,.;:!?0123456789%％ \n\t\u3000"
    "先赴驻来给让使经帮助替已比较成其见过她他它们着跟"
)
_GENERIC: Final = re.compile(
    "贫困|重点|深度|行政|示范|扶贫|自然|非贫|城市|农村|美丽|帮扶|试点|特色|旅游|中心|空心|少数|民族|文明|生态|"
    "基地|搬迁|建制|所在|沿海|先进|发达|周边|市场|核心|革命|高寒|偏远|偏僻|边远|领导|产业|工业|服务|功能|经济|"
    "硬化|推动|聚居|居住|流域|附近|其他|超市|培育|培养|新建|支援|引导|收购|孵化|发动|联合|深入|部分|脱贫|财政|"
    "通过|就市|高出|联|走|市县|年|月|日|户|人|[百千万][余多个家]?$|^[百千万][强佳]|自治|开发|安置|边境|民主|国有|"
    "山区|牧区|林区|库区|老区|按照|根据|依照|参照|遵照|属地|片区|对口|结对|定点|协作|输入|输出|迁入|迁出|流入|务工|银行|公司|集团|支行|信用|学校|医院|建成|修建|打造|发展|种植|养殖|实施|完成|投资|覆盖|整治|改造|惠及|组织"
    "|开展|立足|明星|推进|加强|加快|落实|解决|鼓励|选派|包保|包联|挂钩|挂联|制定|建立|健全|做好|抓好|壮大|发挥|[股站所]室"
)
_GENERIC_END: Final = {
    "省": "全出本外各",
    "州": "全本各",
    "盟": "联同加结",
    "市": "城县省超都上全门入就随",
    "县": "市省全各强帮",
    "区": "塬川丘沟滩浅旱坝山园地灾景林库牧老小新校辖片矿郊城市县社湖禁牧发护验置务",
    "旗": "红锦",
    "镇": "乡城集建小名",
    "乡": "返家城下故侨老还全水外包驻联",
    "村": "化通带下进驻出到入乡农包联全帮新老行离返爱本邻和然困范点强治",
    "街": "",
    "苏": "",
    "地": "",
    "社": "的农新型迁村区全各本小城乡",
    "嘎": "",
}
_NOT_LAST: Final = frozenset("个某该各每两几跨邻")
_NAME: Final = re.compile(
    "自治[县州旗区]|(?:民族|(?<=族))乡(?!镇)|地区(?=行署|[^\\n。，]{2,4}[县市])|苏木|嘎查|社区(?![的化工居治]|服务|矫正|工厂)"
    "|省(?![级长直内外定会份力管])|州(?![级长省市县区镇乡村])|盟(?![友约主军校国])"
    "|市(?![级长场民直斤值容里属外])|县(?![级域直乡市区里内城]|长(?![城安白]))"
    "|区(?![域间级长划位分别])|旗(?![帜舰])|镇(?![级长村区])|乡(?![村镇级长亲贤里风土情间愁])"
    "|村(?![级民支干两委集务寨组庄容医文道貌史卫小居帮后部情规])|街道(?!办(?!事))"
)
_SIZED: Final = frozenset("大小上下中前后里外内")
"""Begin the names of towns and villages, though nothing else."""
SMALL: Final = frozenset("镇乡村道木查")
PROVINCES: Final = word_list("provinces")
_REGIONS: Final = word_list("regions")
_REAL: Final = word_list("names_like_words")
_ONE_SIGN: Final = word_list("one_sign_counties")
LONG_PEOPLES: Final = "|".join(sorted(name for name in word_list("peoples") if len(name) > 1))
SHORT_PEOPLES: Final = "".join(sorted(name for name in word_list("peoples") if len(name) == 1))
_PEOPLES: Final = re.compile(f"(?:各族|(?:{LONG_PEOPLES})族?|[{SHORT_PEOPLES}]族)+$")
_WHOLE_REGIONS: Final = ("内蒙古", "西藏")
_LEADING_TO: Final = frozenset(
    {"走进", "来到", "到了", "位于", "走到", "就是", "地处", "中共", "其中", "前往"}
    | {"帮扶", "扶持", "支援", "援助", "援建", "扶村"}
)
_FIRM: Final = frozenset("\n，。、；：！？（()）【】》…—,.;:在从到至赴见驻# \t\u3000")
_HAN: Final = re.compile(r"[\u4e00-\u9fff]+")
_LENGTHS: Final = (2, 3, 4)


class Named(NamedTuple):
    """A place name in the text: a half-open stretch and the name in its parts."""

    start: int
    end: int
    parts: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name as the text gives it."""
        return "".join(self.parts)


def place_names(plain: Unbroken) -> list[Named]:
    """The place names of a text in order, neighbours joined from the larger to the smaller."""
    text, gaps = plain.text, frozenset(plain.places)
    found: list[Named] = []
    covered = 0
    for match in _NAME.finditer(text):
        start = _name_start(text, match, covered, gaps)
        if start is None:
            continue
        covered = match.end()
        part = text[start:covered]
        last = found[-1] if found else None
        if last is not None and last.end == start and rank(last.parts) < rank((part,)):
            found[-1] = Named(last.start, covered, (*last.parts, part))
        else:
            found.append(Named(start, covered, (part,)))
    return _everywhere(text, _trusted(text, found, gaps))


def _everywhere(text: str, found: list[Named]) -> list[Named]:
    """The places, also where a name that the text gives clearly once runs on from other words."""
    names = {part for place in found for part in place.parts if len(part) > len("某县")}
    if not names:
        return found
    taken = {at for place in found for at in range(place.start, place.end)}
    told = re.finditer(any_of(sorted(names)), text)
    more = [Named(*match.span(), (match[0],)) for match in told if match.start() not in taken]
    joined: list[Named] = []
    for place in sorted([*found, *more]):
        last = joined[-1] if joined else None
        if last is not None and last.end == place.start and rank(last.parts) < rank(place.parts):
            joined[-1] = Named(last.start, place.end, last.parts + place.parts)
        elif last is None or last.end <= place.start:
            joined.append(place)
    return joined


def is_small(name: str) -> bool:
    """Whether it is the name of a town, a village or part of one."""
    return name[-1] in SMALL or name.endswith("社区")


RANKS: Final = {"省": 0, "州": 1, "盟": 1, "市": 1, "县": 2, "区": 2, "旗": 2, "村": 4, "查": 4}


def rank(parts: tuple[str, ...]) -> float:
    """How far down a place stands; a city may belong to another."""
    name = parts[-1]
    if name.endswith("自治区"):
        return 0
    if name.endswith("社区"):
        return 4
    if name.endswith("地区"):
        return 1
    rank = RANKS.get(name[-1], 3)
    return rank + 0.5 if rank == 1 and len(name) < _CITY and len(parts) > 1 else rank


_CITY: Final = 5


def _name_start(text: str, match: re.Match[str], covered: int, gaps: frozenset[int]) -> int | None:
    end = match.start()
    if match[0] == "自治区" and text.endswith(_WHOLE_REGIONS, covered, end):
        return max(covered, end - (3 if text[end - 1] == "古" else 2))
    if match[0].startswith("自治") or match[0].endswith("族乡") or text[end - 1 : end] == "族":
        return _begin(text, _before_peoples(text, end, covered), covered, gaps)
    if match[0] == "省":
        for length in (2, 3):
            if text[max(covered, end - length) : match.end()] in PROVINCES:
                return end - length
    for length in _LENGTHS:
        start = end - length
        if start < covered:
            break
        name = text[start:end]
        if not _begins(text, start, covered, gaps) or not _HAN.fullmatch(name):
            continue
        if name in _REAL or _is_name(text, start, covered, name):
            return start + _region_ahead(name, match[0])
    return end - 1 if _is_one_sign(text, match, covered, gaps) else None


def _region_ahead(name: str, level: str) -> int:
    """How many characters of a name are the province's it lies in (河南|新县)."""
    known = name[:2] in _REGIONS and len(name) > len("河南")
    short = len(name) == len("河南新")
    return 2 if known and (not short or (level == "县" and name[2] in _ONE_SIGN)) else 0


def _is_one_sign(text: str, match: re.Match[str], covered: int, gaps: frozenset[int]) -> bool:
    """Whether a county of one character stands at a clear boundary here (甘肃省岷县)."""
    start = match.start() - 1
    if match[0] != "县" or start < covered or text[start] not in _ONE_SIGN:
        return False
    return start in (0, covered) or start in gaps or text[start - 1] in _FIRM


def _before_peoples(text: str, end: int, covered: int) -> int:
    found = _PEOPLES.search(text, max(covered, end - _LONGEST_PEOPLES), end)
    return found.start() if found else end


_LONGEST_PEOPLES: Final = 24


def _begin(text: str, end: int, covered: int, gaps: frozenset[int]) -> int | None:
    """Where a name begins that a people's name follows: nothing else can stand there."""
    for length in (2, 3, 4, 5):
        start = end - length
        if start < covered:
            break
        if _begins(text, start, covered, gaps) and _HAN.fullmatch(text[start:end]):
            return start
    return None


def _begins(text: str, start: int, covered: int, gaps: frozenset[int]) -> bool:
    """Whether a name may begin here: at a mark, behind a grammatical word or a larger place."""
    if start == 0 or start == covered or start in gaps or text[start - 1] in _FUNCTION:
        return True
    before = text[max(0, start - 2) : start]
    return before in _LEADING_TO or before in _REGIONS


def _is_name(text: str, start: int, covered: int, name: str) -> bool:
    level = text[start + len(name)]
    if name[0] in "省市县区乡镇村" or name[-1] in _NOT_LAST or _GENERIC.search(name):
        return False
    if name[-1] in _GENERIC_END.get(level, "") or (start != covered and _LANDS.search(name)):
        return False
    sized = name[0] in _SIZED and level in SMALL
    odd = [place for place, character in enumerate(name) if character in _FUNCTION]
    joined = 0 < start == covered
    if not odd or (odd == [0] and (sized or joined)):
        return True
    firm = start in (0, covered) or text[start - 1] in _FIRM
    return firm and odd == [1] and len(name) == len("玛多沟") and name[1] not in _PREPOSITIONS


_PREPOSITIONS: Final = frozenset("在到于从由对向把将为是有和与及被")
_OWN_LEVEL: Final = re.compile("[全我]([市县州旗])")
_LANDS: Final = re.compile("[高深大荒石矿老上下进出小半后前]山$")


def _trusted(text: str, found: list[Named], gaps: frozenset[int]) -> list[Named]:
    """The names given twice, of two parts, or behind a clear boundary."""
    counts = Counter(name for place in found for name in {place.name, place.parts[-1]})
    own = {match[1] for match in _OWN_LEVEL.finditer(text)}
    kept = []
    for place in found:
        before = text[max(0, place.start - 2) : place.start]
        if place.name.endswith("社区") and len(place.parts) == 1 and counts[place.name] == 1:
            continue
        again = counts[place.name] > 1
        if text[place.end : place.end + 1] == "里" and not again and before[-1:] != "的":
            continue
        known = again or place.name in PROVINCES or len(place.name) > len("某某某县")
        clear = place.start in gaps or before[-1:] in _FIRM or not before
        led = before in _LEADING_TO or before in _REGIONS
        spoken = place.name[-1] in own and len(place.parts[-1]) == len("某某县")
        if known or clear or led or spoken or (before[-1:] == "的" and is_small(place.name)):
            kept.append(place)
    return _without_verbs(kept)


def _without_verbs(found: list[Named]) -> list[Named]:
    """The names, without the words before those that other sentences name alone (扶持|清溪村)."""
    alone = Counter(part for place in found for part in place.parts)
    return [_shortened(place, alone) for place in found]


def _shortened(place: Named, alone: Counter[str]) -> Named:
    first = place.parts[0]
    for begin in range(1, len(first) - 2):
        if alone[first[begin:]] > alone[first]:
            return Named(place.start + begin, place.end, (first[begin:], *place.parts[1:]))
    return place
