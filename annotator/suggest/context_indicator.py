"""What a number counts: the words of the text that name it."""

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from annotator.suggest.not_numbers import kind_of
from annotator.suggest.numbers import FoundNumber
from annotator.suggest.numbers_grammar import any_of
from annotator.suggest.word_lists import word_list
from schema.records import Span

_AHEAD: Final = 28
_HELD_TO: Final = "[比较占]|相当于|[高低快慢多少好优]于|超计划|超额|同口径|环比|可比口径"
_BEHIND: Final = 40
_COUNTED: Final = frozenset({"people", "thing", "place", "", "score"})
_EITHER: Final = frozenset({"length", "area", "power", "mass", "volume"})
_NOUN: Final = re.compile(r"[^，。；：！？、,;:!?（）()《》\d０-９⏎]+")
_CLAUSE: Final = re.compile(r"[^，。；：！？,;:!?]*$")
_PAUSE: Final = re.compile(r"[、，,\s]+$")
_TAIL: Final = re.compile(r"^(?:以上|以下|左右|上下|以内|之内|及以上|多|余)?的?\s{0,3}")


@dataclass(frozen=True, slots=True)
class _Words:
    links: re.Pattern[str]
    change: re.Pattern[str]
    verbs: re.Pattern[str]
    frames: re.Pattern[str]
    only_links: re.Pattern[str]


@cache
def frame_words() -> dict[str, list[str]]:
    """The word lists that ship with the project, by name."""
    source = files("annotator.suggest").joinpath("context.toml").read_text("utf-8")
    return tomllib.loads(source)


_EACH: Final = (
    "每(?:平方米|公斤|学期|学年|季度|[人户亩斤吨月年天周次个名支座头只队组期村乡镇县家场单例套])"
)
_WHEN: Final = (
    r"(?:(?:19|20)\d\d年度?|今年|去年|前年|上年|\d{1,2}月)(?:[年]?[底末初]|上半年|下半年)?的?"
)
_CHANGE_ENDS: Final = ("到", "至", "为")


def _changes(links: Iterable[str]) -> list[str]:
    """Of the words between a name and its number those that lead from one level to the next."""
    return [word for word in links if len(word) > 1 and word.endswith(_CHANGE_ENDS)]


@cache
def _words() -> _Words:
    data = frame_words()
    links, verbs = any_of(data["links"]), any_of(data["verbs"])
    return _Words(
        links=re.compile(f"(?:{_EACH}|{_WHEN}|{links}|\\s)++$"),
        change=re.compile(any_of(_changes(data["links"]))),
        verbs=re.compile(f"{verbs}|(?<![户人村亩])均"),
        frames=re.compile(f"^(?:{_WHEN}|{any_of(data['frames'])}|\\s)++"),
        only_links=re.compile(f"(?:{_EACH}|{_WHEN}|{links}|[、，,和与及\\s])*+"),
    )


def indicators(text: str, numbers: Sequence[FoundNumber]) -> list[Span | None]:
    """For each number the span that names what it counts; None where nothing does."""
    found: list[Span | None] = []
    for index, number in enumerate(numbers):
        previous = numbers[index - 1] if index else None
        before = found[-1] if found else None
        following = numbers[index + 1].start if index + 1 < len(numbers) else len(text)
        found.append(_indicator(text, number, previous, before, following))
    return found


def _indicator(
    text: str,
    number: FoundNumber,
    previous: FoundNumber | None,
    before: Span | None,
    following: int,
) -> Span | None:
    kind = kind_of(number.quantity.unit)
    if kind == "time":
        return None
    if _names_nothing(text, number):
        return None
    behind_limit = max(previous.end if previous else 0, number.start - _BEHIND)
    follows = previous is not None and _continues(text, previous.end, number.start)
    ahead = _named_ahead(text, number, kind, following)
    if ahead is not None:
        return ahead
    if follows and before is not None:
        return before
    if previous is not None and before is not None and _is_part_of(text, previous, number):
        return before
    of = text[number.start - 1 : number.start] == "的"
    share = of and _SHARE_OF.search(text, behind_limit, number.start)
    if share and not _TOTALS.search(share[1]):
        return _trimmed(text, share.start(1), share.end(1))
    behind = _behind(text, behind_limit, number.start)
    if behind and previous and behind.start == previous.end and kind == "people":
        behind = _verb_around(text, number.start, number) or behind
    if previous and behind and behind == before and _counts_others(text, previous, number):
        return None
    if behind is not None and behind.text in _PROGRESS and kind != "money":
        same = previous is not None and _is_sentence(text, previous.end, number.start)
        behind = _head(text, behind.start) or (before if same else None) or behind
    elif behind is not None and _BENCHMARK.search(behind.text) and before is not None:
        behind = before
    if behind is not None:
        return behind
    beside = previous is not None and (
        _compares(text, previous.end, number.start) or _is_rest(text, previous, number)
    )
    return before if follows or beside else _verb_around(text, behind_limit, number)


_MONEY: Final = re.compile(
    "(?:资金|贷款|信贷|补贴|补助|奖补|基金|经费|债券|物资|善款|保费|贴息|奖金)$"
)


def _named_ahead(text: str, number: FoundNumber, kind: str, following: int) -> Span | None:
    """The noun behind the unit where one can be counted there, or says which money it is."""
    if kind in _COUNTED or kind in _EITHER or _is_share_of(text, number):
        return _ahead(text, number, kind, following)
    if kind != "money":
        return None
    noun = _ahead(text, number, kind, following)
    tells = noun is not None and noun.start == number.end and _MONEY.search(noun.text)
    return noun if tells else None


def _counts_others(text: str, previous: FoundNumber, number: FoundNumber) -> bool:
    """Whether people are counted behind a thing that has its own noun (4个自然屯，317户)."""
    things = (
        kind_of(previous.quantity.unit) == "thing" and kind_of(number.quantity.unit) == "people"
    )
    return things and text[number.start - 1] in "，,"


def _is_part_of(text: str, previous: FoundNumber, number: FoundNumber) -> bool:
    """Whether only a place stands between, whose part it states (，其中甲县5个、乙县7个)."""
    same = previous.quantity.unit == number.quantity.unit
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
    r"[^。！？\n]{0,20}?(?:其中|只剩|还剩|仅剩|尚余|剩余|还有|尚有|户均|人均)(?:\d{4}年)?(?:仅|约|近|下)?$"
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
    return _trimmed(text, head.start(1), head.end(1)) if head else None


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


_OF_WHOM: Final = re.compile(
    "的[\u4e00-\u9fff]|(?:以上)?的?(?:贫困|行政村|建制村|农户|群众|企业|村民)"
)


def _is_share_of(text: str, number: FoundNumber) -> bool:
    """Whether a share is said of the noun behind it (七成的农户), not of a rate before it."""
    share = number.quantity.unit == "%" or number.rule == "number.fraction"
    return share and bool(_OF_WHOM.match(text, number.end))


def _continues(text: str, start: int, end: int) -> bool:
    return end - start <= 12 and bool(_words().only_links.fullmatch(text, start, end))


def _compares(text: str, start: int, end: int) -> bool:
    """Whether the number is only held against the one before it (比去年多12万元)."""
    between = text[start:end]
    return len(between) <= _BEHIND and bool(_COMPARISON.fullmatch(between))


_COMPARISON: Final = re.compile(f"[，,](?:{_HELD_TO})[^，。；,;]*")


def _ahead(text: str, number: FoundNumber, kind: str, following: int) -> Span | None:
    """The noun after the unit; None where a verb, a limit or a stop stands there."""
    end = number.end
    if number.quantity.unit not in _ACTS and _LIMIT.match(text, end):
        return None
    tail = _TAIL.match(text[end : end + 8])
    start = end + (tail.end() if tail else 0)
    noun = _NOUN.match(text, start, min(following, start + _AHEAD))
    if noun is None or _words().change.match(text, start):
        return None
    if number.quantity.unit not in _ACTS and _NO_NOUN_HERE.match(text, start):
        return None
    words = _RUN_ON.split(noun.group().partition("\n\n")[0], maxsplit=1)[0]
    if "的" in words:
        clause, _, _ = words.rpartition("的")
        if _RELATIVE.match(clause) or _words().verbs.search(clause):
            start, words = start + len(clause) + 1, words[len(clause) + 1 :]
        else:
            words = words.partition("的")[0]
    compound = kind == "thing" and number.quantity.unit not in _ACTS
    compound = compound or number.quantity.unit in _PERSONS
    begun = 0
    for verb in _words().verbs.finditer(words):
        if not (compound and verb.start() == begun and _COMPOUND.match(words, verb.end())):
            words = words[: verb.start()]
            break
        begun = verb.end()
    return _trimmed(text, start, start + len(words))


_NO_NOUN_HERE: Final = re.compile(
    "到(?!户|村|人)|赴|前往|深入|就[近地]|外出|参加|参与|如期|实现|同步"
)
_RUN_ON: Final = re.compile("(?<=.)(?:每[人户村年月]|[户人村]均|就[近地]|免费|分别|年均)")
"""Where a noun has ended though no mark stands there (贫困户|户均增收)."""
_PERSONS: Final = frozenset({"名", "位"})
_ACTS: Final = frozenset({"次", "场", "轮", "人次", "场次"})
_LIMIT: Final = re.compile(
    r"\s{0,3}(?:及?以[上下]的|以[上下](?=非|贫)|的(?:目标|任务|建设任务|要求|标准|红线))"
)
_RELATIVE: Final = re.compile(
    "有|无|没|因|未|不|大|新|高|优|好|最|较|更|符合|生活|家庭|在|与|由|被|已|正"
)
_COMPOUND: Final = re.compile("(?![了着过到至以后前人户])[\u4e00-\u9fff]")


def _behind(text: str, limit: int, end: int) -> Span | None:
    """The name before the number: the clause's last words without verbs and frames."""
    clause = text[limit:end]
    stop = _words().links.search(clause)
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
    for verb in _words().verbs.finditer(words):
        if len(words) - verb.end() > short:
            cut = verb.end()
    offset, words = offset + cut, words[cut:]
    if "的" in words[:-2]:
        cut = words.rindex("的", 0, len(words) - 1) + 1
        offset, words = offset + cut, words[cut:]
    if _COMPARING.match(words):
        return None
    bare = words.lstrip("（(")
    offset, words = offset + len(words) - len(bare), bare
    if frame := _words().frames.match(words):
        offset, words = offset + frame.end(), words[frame.end() :]
    return _trimmed(text, offset, offset + len(words))


_SHORTEST_RATE: Final = 3
"""A rate of so many characters is part of a longer name (签约|服务率)."""
_COMPARING: Final = re.compile(_HELD_TO)


def _verb_around(text: str, limit: int, number: FoundNumber) -> Span | None:
    """The verb itself, where no noun is there (`投入` of 投入3亿元)."""
    verbs = [v for v in _words().verbs.finditer(text, limit, number.start) if _tells(v[0])]
    if verbs:
        return _trimmed(text, verbs[-1].start(), verbs[-1].end())
    come = _COME_TO.match(text, number.end)
    verb = _words().verbs.match(text, come.end() if come else number.end)
    return _trimmed(text, verb.start(), verb.end()) if verb and _tells(verb[0]) else None


_COME_TO: Final = re.compile("(?:已|均|都|全部|如期|顺利|成功|实现|稳定){1,3}")


def _tells(verb: str) -> bool:
    return len(verb) > 1 and verb not in _NOT_TELLING


_NOT_TELLING: Final = word_list("not_telling")


_NO_NOUN: Final = frozenset("已把对户前来没将给被让就还也都少多约近共其各均则又再可能要用按因但")


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and (text[start].isspace() or text[start] in "“”‘’）)】·…—-.%％"):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in "“”‘（(【·…—-"):
        end -= 1
    words = text[start:end]
    return Span(start, end, words) if end > start and words not in _NO_NOUN else None
