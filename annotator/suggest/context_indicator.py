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
from schema.records import Span

_AHEAD: Final = 28
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
    r"(?:(?:19|20)\d\d年|今年|去年|前年|上年|\d{1,2}月)(?:[年]?[底末初]|上半年|下半年)?的?"
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
    behind_limit = max(previous.end if previous else 0, number.start - _BEHIND)
    follows = previous is not None and _continues(text, previous.end, number.start)
    counted = kind in _COUNTED or kind in _EITHER or _is_share_of(text, number)
    ahead = _ahead(text, number, kind, following) if counted else None
    if ahead is not None:
        return ahead
    if follows and before is not None:
        return before
    behind = _behind(text, behind_limit, number.start)
    if behind is not None:
        return behind
    beside = previous is not None and _compares(text, previous.end, number.start)
    return before if follows or beside else _verb_around(text, behind_limit, number)


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


_COMPARISON: Final = re.compile("[，,](?:[比较占]|相当于|高于|低于)[^，。；,;]*")


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
    words = noun.group().partition("\n\n")[0]
    if "的" in words:
        clause, _, _ = words.rpartition("的")
        if _RELATIVE.match(clause) or _words().verbs.search(clause):
            start, words = start + len(clause) + 1, words[len(clause) + 1 :]
        else:
            words = words.partition("的")[0]
    compound = kind == "thing" and number.quantity.unit not in _ACTS
    for verb in _words().verbs.finditer(words):
        if not (compound and verb.start() == 0 and _COMPOUND.match(words, verb.end())):
            words = words[: verb.start()]
            break
    return _trimmed(text, start, start + len(words))


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
    cut = 0
    for verb in _words().verbs.finditer(words):
        if len(words) - verb.end() > 1:
            cut = verb.end()
    offset, words = offset + cut, words[cut:]
    if "的" in words[:-2]:
        cut = words.rindex("的", 0, len(words) - 1) + 1
        offset, words = offset + cut, words[cut:]
    if _COMPARING.match(words):
        return None
    if frame := _words().frames.match(words):
        offset, words = offset + frame.end(), words[frame.end() :]
    return _trimmed(text, offset, offset + len(words))


_COMPARING: Final = re.compile("[比较占]|相当于|高于|低于")


def _verb_around(text: str, limit: int, number: FoundNumber) -> Span | None:
    """The verb itself, where no noun is there (`投入` of 投入3亿元)."""
    verbs = list(_words().verbs.finditer(text, limit, number.start))
    if verbs:
        return _trimmed(text, verbs[-1].start(), verbs[-1].end())
    verb = _words().verbs.match(text, number.end)
    return _trimmed(text, verb.start(), verb.end()) if verb else None


_NO_NOUN: Final = frozenset("已把对户前来没将给被让就还也都少多约近共其各均则又再可能要用按因但")


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and (text[start].isspace() or text[start] in "“”‘’）)】·…—-.%％"):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in "“”‘（(【·…—-"):
        end -= 1
    words = text[start:end]
    return Span(start, end, words) if end > start and words not in _NO_NOUN else None
