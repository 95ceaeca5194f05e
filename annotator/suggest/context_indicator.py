"""What a number counts: the words of the text that name it."""

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from annotator.suggest.context_frames import trimmed, words_of_frames
from annotator.suggest.context_noun import noun_ahead
from annotator.suggest.not_numbers import kind_of
from annotator.suggest.numbers import FoundNumber
from annotator.suggest.word_lists import word_list
from schema.records import Span

_HELD_TO: Final = "[比较占]|相当于|[高低快慢多少好优]于|超计划|超额|同口径|环比|可比口径"
_BEHIND: Final = 40
_CLAUSE: Final = re.compile(r"[^，。；：！？,;:!?]*$")
_PAUSE: Final = re.compile(r"[、，,\s]+$")


def indicators(text: str, numbers: Sequence[FoundNumber]) -> list[Span | None]:
    """For each number the span that names what it counts; None where nothing does."""
    found: list[Span | None] = []
    for index, number in enumerate(numbers):
        previous = numbers[index - 1] if index else None
        before = found[-1] if found else None
        following = numbers[index + 1].start if index + 1 < len(numbers) else len(text)
        alike = partial(_of_same_unit, text, numbers, found, index)
        found.append(_indicator(text, number, previous, before, following, alike))
    return found


def _indicator(
    text: str,
    number: FoundNumber,
    previous: FoundNumber | None,
    before: Span | None,
    following: int,
    alike: Callable[[], Span | None],
) -> Span | None:
    kind = kind_of(number.quantity.unit)
    if kind == "time":
        return None
    if _names_nothing(text, number):
        return None
    behind_limit = max(previous.end if previous else 0, number.start - _BEHIND)
    follows = previous is not None and _continues(text, previous.end, number.start)
    ahead = noun_ahead(text, number, kind, following)
    if ahead is not None:
        return ahead
    if follows and before is not None:
        return before
    if previous is not None and before is not None and _is_part_of(text, previous, number):
        return before
    of = text[number.start - 1 : number.start] == "的"
    share = of and _SHARE_OF.search(text, behind_limit, number.start)
    if share and not _TOTALS.search(share[1]):
        return trimmed(text, share.start(1), share.end(1))
    behind = _behind(text, behind_limit, number.start)
    apart = previous is not None and behind is not None and behind.start == previous.end
    if behind and number.quantity.unit in _PEOPLE and (apart or behind.text in _LIGHT):
        behind = _verb_after(text, number) or behind
    if previous and behind and behind == before and _counts_others(text, previous, number):
        return None
    if behind is not None and behind.text in _PROGRESS and kind != "money":
        same = previous is not None and _is_sentence(text, previous.end, number.start)
        behind = _head(text, behind.start) or alike() or (before if same else None) or behind
    elif behind is not None and _BENCHMARK.search(behind.text) and before is not None:
        behind = before
    if behind is not None:
        return behind
    beside = previous is not None and (
        _compares(text, previous.end, number.start) or _is_rest(text, previous, number)
    )
    return before if follows or beside else _verb_around(text, behind_limit, number)


def _of_same_unit(
    text: str, numbers: Sequence[FoundNumber], found: Sequence[Span | None], index: int
) -> Span | None:
    """What the last number before it in its sentence counts that has the same unit."""
    number = numbers[index]
    for earlier in range(index - 1, max(-1, index - 1 - _ALIKE), -1):
        if not _is_sentence(text, numbers[earlier].end, number.start):
            return None
        if numbers[earlier].quantity.unit == number.quantity.unit:
            return found[earlier]
    return None


_ALIKE: Final = 3


def _counts_others(text: str, previous: FoundNumber, number: FoundNumber) -> bool:
    """Whether people are counted behind a thing that has its own noun (4个自然屯，317户)."""
    things = (
        kind_of(previous.quantity.unit) == "thing" and kind_of(number.quantity.unit) == "people"
    )
    return things and text[number.start - 1] in "，,"


def _is_part_of(text: str, previous: FoundNumber, number: FoundNumber) -> bool:
    """Whether it is the part of a place or of a use (，其中甲县5个、乙县7个)."""
    same = previous.quantity.unit == number.quantity.unit
    if same and text.startswith("用于", number.end):  # 其中3亿元用于修路、2亿元用于建房
        return _is_sentence(text, previous.end, number.start)
    near = number.start - previous.end <= _BEHIND
    return same and near and bool(_PLACE_ONLY.fullmatch(text, previous.end, number.start))


_PLACE_ONLY: Final = re.compile(
    r"(?:[，,；;（(]\s*其中|、|，|；)(?!贫困|行政|建制|自然|深度|非|脱贫|出列|示范|重点|易地)"
    r"[\u4e00-\u9fff]{2,9}[省市州县区旗镇乡]\s*"
)
_SHARE_OF: Final = re.compile(r"占(?:全[省市州县区镇乡村]|总)?([^，。；、\d]{2,16})的\s?$")
_TOTALS: Final = re.compile("总量$|总数$|总额$|投资$")
_PROGRESS: Final = word_list("progress")
_PROGRESS_ENDS: Final = re.compile(
    "(?:今年|去年|全年|累计|再|已|共|实际|全部|目前)*(?:开工|竣工|完工|扫尾|建成|(?<!财政)安排|投产|并网|拨付)$"
)
"""Say how far something has come or how large it is, never what it is."""
_BENCHMARK: Final = re.compile("平均水平$|^水平$|序时进度$")
_PART: Final = re.compile(
    r"[^。！？\n]{0,20}?(?:其中|只剩|还剩|仅剩|尚余|剩余|还有|尚有|户均|人均)(?:\d{4}年度?|今年|去年)?(?:仅|约|近|下|新建|新增|建成)?$"
    r"|、\d{4}年$"
)


def _is_rest(text: str, previous: FoundNumber, number: FoundNumber) -> bool:
    """Whether it counts a part of what the number before it counted."""
    kind = kind_of(number.quantity.unit)
    same = kind in (kind_of(previous.quantity.unit), "score")
    near = number.start - previous.end <= _BEHIND
    return same and near and bool(_PART.search(text, previous.end, number.start))


def _is_sentence(text: str, start: int, end: int) -> bool:
    """Whether no sentence ends between two places."""
    return not re.search("[。！？\\n]", text[start:end])


_LONGEST_ITEM: Final = 120
_HEAD: Final = re.compile(
    r"(?:^|\n)[ \u3000]*(?:[▲●■◆★·*-]|\d+[.．、])[ \u3000]*([^\n，。；：:]{2,20})[：:]"
)


def _head(text: str, end: int) -> Span | None:
    """The name that heads the item in which the words before `end` stand (▲ 危房改造：竣工)."""
    line = text.rfind("\n", max(0, end - _LONGEST_ITEM), end)
    head = _HEAD.match(text, max(0, line), end) if line >= 0 or end <= _LONGEST_ITEM else None
    return trimmed(text, head.start(1), head.end(1)) if head else None


_PER_GROUP: Final = re.compile("每[组期支批班次][^，。；\\d]{0,5}$")
_IN_A_ROW: Final = re.compile("连续$")


def _names_nothing(text: str, number: FoundNumber) -> bool:
    """A size for each group (每组不超过6人), times in a row: what is counted stands nowhere."""
    near = max(0, number.start - 10)
    if number.quantity.unit in ("次", "年", "个月"):
        return bool(_IN_A_ROW.search(text, near, number.start))
    people = (
        number.quantity.unit in ("人", "名") and not text[number.end : number.end + 1].isalpha()
    )
    return people and bool(_PER_GROUP.search(text, near, number.start))


def _continues(text: str, start: int, end: int) -> bool:
    return end - start <= 12 and bool(words_of_frames().only_links.fullmatch(text, start, end))


def _compares(text: str, start: int, end: int) -> bool:
    """Whether the number is only held against the one before it (比去年多12万元)."""
    between = text[start:end]
    return len(between) <= _BEHIND and bool(_COMPARISON.fullmatch(between))


_COMPARISON: Final = re.compile(f"[，,](?:{_HELD_TO})[^，。；,;]*")


def _behind(text: str, limit: int, end: int) -> Span | None:
    """The name before the number: the clause's last words without verbs and frames."""
    clause = text[limit:end]
    may_stop = clause[-1:].isspace() or clause[-1:] in words_of_frames().link_ends
    stop = words_of_frames().links.search(clause) if may_stop else None
    stripped = _PAUSE.sub("", clause[: stop.start()] if stop else clause)
    if (match := _CLAUSE.search(stripped)) is None:
        return None
    offset, words = limit + match.start(), match.group()
    if "、" in words:
        cut = words.rindex("、") + 1
        offset, words = offset + cut, words[cut:]
    if (progress := _PROGRESS_ENDS.search(words)) and progress.start() > 1:
        words = words[: progress.start()]
    cut = 0
    short = _SHORTEST_RATE if words.endswith("率") else 1
    for verb in words_of_frames().verbs.finditer(words):
        if len(words) - verb.end() > short:
            cut = verb.end()
    if cut and _OUT_OF_POVERTY.match(words, cut - len("脱贫")):
        cut -= len("未脱贫") if words[:cut].endswith("未脱贫") else len("脱贫")
    offset, words = offset + cut, words[cut:]
    if "的" in words[:-2]:
        cut = words.rindex("的", 0, len(words) - 1) + 1
        offset, words = offset + cut, words[cut:]
    if _COMPARING.match(words):
        return None
    if words in _PROGRESS:
        return trimmed(text, offset, offset + len(words))
    bare = words.lstrip("（(")
    offset, words = offset + len(words) - len(bare), bare
    if frame := words_of_frames().frames.match(words):
        said = frame.end() - (words[frame.end() - 1 :].startswith("有效"))
        offset, words = offset + said, words[said:]
    return trimmed(text, offset, offset + len(words))


_OUT_OF_POVERTY: Final = re.compile("脱贫(?:不稳定户|户|人口|对象|[村县乡]|地区|群众|家庭|劳动力)$")
"""Named by what they did, for which 脱贫 is no verb."""
_SHORTEST_RATE: Final = 3
"""A rate of so many characters is part of a longer name (签约|服务率)."""
_COMPARING: Final = re.compile(_HELD_TO)


def _verb_around(text: str, limit: int, number: FoundNumber) -> Span | None:
    """The verb itself, where no noun is there (`投入` of 投入3亿元)."""
    after = _verb_after(text, number)
    if after is not None and number.quantity.unit in _PEOPLE:
        return after
    verbs = [v for v in words_of_frames().verbs.finditer(text, limit, number.start) if _tells(v[0])]
    return trimmed(text, verbs[-1].start(), verbs[-1].end()) if verbs else after


_LIGHT: Final = frozenset({"实现", "带动", "吸纳", "确保", "完成", "帮助", "紧扣"})
_PEOPLE: Final = frozenset({"人", "户", "人次", "名"})


def _verb_after(text: str, number: FoundNumber) -> Span | None:
    """The verb that says at once what so many do (90人脱贫)."""
    chain = _CHAINED.match(text, number.end)
    end = chain.end() if chain else number.end
    come = _COME_TO.match(text, end)
    verb = words_of_frames().verbs.match(text, come.end() if come else end)
    return trimmed(text, verb.start(), verb.end()) if verb and _tells(verb[0]) else None


_CHAINED: Final = re.compile(r"(?:、?\d[\d.]*万?[余多]?个?[村户人])*")
"""Further counts in one breath (6村90户300人)."""
_COME_TO: Final = re.compile("(?:已|均|都|全部|如期|顺利|成功|实现|稳定){1,3}")


def _tells(verb: str) -> bool:
    return len(verb) > 1 and verb not in _NOT_TELLING


_NOT_TELLING: Final = word_list("not_telling")
