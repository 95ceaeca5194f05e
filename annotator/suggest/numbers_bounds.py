"""The words that bound a number: only those that touch it."""

import re
from typing import Final

from annotator.suggest.word_lists import word_list
from schema.quantity import Bound

_BEFORE: Final = {
    Bound.APPROX: "约 大约 大概 大致",
    Bound.OVER: (
        "不得少于 不得低于 不少于 不低于 不下于 不下 至少 最少 最短 起码 多于 高于 大于 "
        "超过了 超过 超出了 突破了 突破 超 逾 不止"
    ),
    Bound.UNDER: (
        "不得超过 不得高于 不得多于 不超过 不高于 不多于 不大于 至多 最多 最高 最长 封顶 "
        "不足 不到 不满 未满 未达到 少于 低于 小于 将近 接近 临近 近乎 几近 近"
    ),
}
_AFTER: Final = {
    Bound.APPROX: "左右 上下 前后",
    Bound.OVER: "及以上 以上 之上 有余 开外 出头 强 多 余",
    Bound.UNDER: "及以下 以下 之下 以内 之内 以里 内",
}
_NOT_A_CUE: Final = re.compile(
    r"(?:[节签契合预违条制履公隐相婚和大邀特]约|[附最临靠邻就相亲远新晚贴抵]近|[反高赶]超)$"
)
_CALLED: Final = {cue: bound for bound, cues in _BEFORE.items() for cue in cues.split()}
_VERBS: Final = "(?:有|为|占|达|需|要|配备|安排|扣|收|保证)"  # 至少有, 约占: still touching
_DOING: Final = word_list("done_so_often")  # 至少走访: the verb between is part of the limit
_TOUCHING: Final = re.compile(
    rf"(?P<cue>{'|'.join(sorted(_CALLED, key=len, reverse=True))})"
    rf"(?:(?<=[约少多])了?{_VERBS}|(?<=[至最][少多])(?:{'|'.join(sorted(_DOING))}))?$"
)
_WHITE: Final = frozenset(chr(code) for code in range(0x3001) if chr(code).isspace())
_LAST: Final = frozenset(
    {
        *(cue[-1] for cue in _CALLED),
        *"有为占达需要备排扣收证",
        *(verb[-1] for verb in _DOING),
        *_WHITE,
    }
)
_FOLLOWING: Final = {cue: bound for bound, cues in _AFTER.items() for cue in cues.split()}
_BROKEN: Final = r"(?: {0,3}\r?\n\s{0,6})?"
_NEXT: Final = re.compile(
    rf"\s{{0,6}}(?P<cue>{'|'.join(map(_BROKEN.join, sorted(_FOLLOWING, key=len, reverse=True)))})"
)
_FIRST: Final = frozenset({*(cue[0] for cue in _FOLLOWING), *_WHITE})
_OPEN_END: Final = frozenset("年月天日时周岁元%％里米亩吨斤倍成一二三四五")
_MANY: Final = re.compile(
    r"\s{0,6}多(?:[^次名个种项样方措渠部元形层级业头位地人户]|$)|\s{0,6}余(?![额粮款名人])|(?<=[日天年月时周])\s{0,6}内(?![部容地外涵蒙])|(?<=[成一二三四五])\s{0,6}强(?![化调劲村县市])"
)
_WEAK: Final = frozenset("多余内强")
_NEW_SENTENCE: Final = re.compile(r"\s*\n\s*以上")
_UPWARDS: Final = re.compile(
    r"(?:^|[^以早晚路网线市会身基加之年月日县乡镇村手史世马])[上过]\s{0,3}$"
)
_UPWARDS_LAST: Final = frozenset({"上", "过", *_WHITE})
INNER: Final = {
    "余": Bound.OVER, "多": Bound.OVER, "几": Bound.OVER, "数": Bound.OVER, "来": Bound.APPROX,
}  # fmt: skip


def bound_before(text: str, start: int) -> tuple[Bound, str] | None:
    """The bounding words that end where the number starts."""
    if start == 0 or text[start - 1] not in _LAST:
        return None
    nearest = "".join(text[max(0, start - 9) : start].split())
    match = _TOUCHING.search(nearest)
    if match is None or _NOT_A_CUE.search(nearest[: match.end("cue")]):
        return None
    cue = match["cue"]
    return _CALLED[cue], cue


def bound_after(text: str, end: int) -> tuple[Bound, str] | None:
    """The bounding words that start where the number ends."""
    if end == len(text) or text[end] not in _FIRST:
        return None
    match = _NEXT.match(text, end)
    if match is None:
        return None
    cue = "".join(match["cue"].split())
    if cue in _WEAK and not (text[end - 1] in _OPEN_END and _MANY.match(text, end)):
        return None
    if _NEW_SENTENCE.match(text, end) and "\n\n" in text[end : match.end()]:
        return None
    return _FOLLOWING[cue], cue


def upwards_before(text: str, start: int) -> tuple[Bound, str] | None:
    """上 or 过 before a bare multiplier (上百万元, 过千户)."""
    if start == 0 or text[start - 1] not in _UPWARDS_LAST:
        return None
    match = _UPWARDS.search(text[max(0, start - 5) : start])
    return (Bound.OVER, match.group().strip()[-1]) if match else None
