"""How the same words are labelled in different places: here, and in other reports."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from annotator.items import Item, ItemState
from schema.records import LabelId

CATEGORY = "category"


class Verdict(NamedTuple):
    """What somebody made of words: a label with its category, or a rejection of that label."""

    label: str
    category: str = ""
    is_rejected: bool = False


class Otherwise(NamedTuple):
    """What most others made of the same words, and at how many places."""

    verdict: Verdict
    places: int


_Judged = Mapping[Verdict, tuple[Otherwise | None, Otherwise | None]]


def verdict_of(item: Item) -> Verdict | None:
    """What was made of an item; None where it is undecided, or rejected for a stated reason."""
    if item.counts:
        category = item.attributes.get(CATEGORY)
        return Verdict(item.label, category if isinstance(category, str) else "")
    if item.state is ItemState.REJECTED and item.suggestion and not item.current.reason:
        return Verdict(item.label, is_rejected=True)
    return None


class SameWords:
    """Counts verdicts by words; a verdict that more places contradict than share is at issue."""

    def __init__(self) -> None:
        self._members: defaultdict[str, dict[LabelId, Verdict]] = defaultdict(dict)
        self._words: dict[LabelId, str] = {}
        self._here: defaultdict[str, Counter[Verdict]] = defaultdict(Counter)
        self._elsewhere: dict[str, Counter[Verdict]] = {}

    def put(self, item: Item) -> set[LabelId]:
        """Note what became of an item; tells whose verdict stands otherwise by that."""
        words, verdict = item.span.text, verdict_of(item)
        if self._words.get(item.key) == words and self._members[words].get(item.key) == verdict:
            return set()
        touched = self.remove(item.key)
        if verdict is not None:
            before = self._judged(words)
            self._words[item.key] = words
            self._members[words][item.key] = verdict
            self._here[words][verdict] += 1
            touched |= self._changed(words, before) | {item.key}
        return touched

    def remove(self, key: LabelId) -> set[LabelId]:
        """Forget an item; tells whose verdict stands otherwise by that."""
        words = self._words.pop(key, None)
        if words is None:
            return set()
        before = self._judged(words)
        verdict = self._members[words].pop(key)
        self._here[words][verdict] -= 1
        return self._changed(words, before)

    def know_elsewhere(self, found: Mapping[str, Mapping[Verdict, int]]) -> set[LabelId]:
        """Learn how words are labelled in other reports; tells whose verdict stands otherwise."""
        touched: set[LabelId] = set()
        for words, verdicts in found.items():
            before = self._judged(words)
            self._elsewhere[words] = Counter(verdicts)
            touched |= self._changed(words, before)
        return touched

    def otherwise(self, item: Item) -> Otherwise | None:
        """What most others made of an item's words, where that speaks against this item."""
        verdict = verdict_of(item)
        return None if verdict is None else self._against(item.span.text, verdict)

    def usual(self, words: str, label: str) -> Otherwise | None:
        """What is mostly made of words under this label, the places without a category aside."""
        counted = {
            each: count
            for each, count in self._counted(words).items()
            if each.label == label and each.category and count
        }
        return _most(counted)

    def _judged(self, words: str) -> _Judged:
        return {
            each: (
                self._against(words, each),
                None if each.category else self.usual(words, each.label),
            )
            for each, places in self._here[words].items()
            if places
        }

    def _changed(self, words: str, before: _Judged) -> set[LabelId]:
        after = self._judged(words)
        changed = {each for each in after if after[each] != before.get(each)}
        if not changed:
            return set()
        return {key for key, verdict in self._members[words].items() if verdict in changed}

    def _counted(self, words: str) -> Counter[Verdict]:
        here = self._here.get(words) or Counter[Verdict]()
        return here + self._elsewhere.get(words, Counter())

    def _against(self, words: str, verdict: Verdict) -> Otherwise | None:
        counted = self._counted(words)
        others = {
            each: count
            for each, count in counted.items()
            if each != verdict and count and _speaks(each, verdict)
        }
        most = _most(others)
        share_it = counted[verdict] - 1
        return most if most and most.places > share_it else None


def _speaks(other: Verdict, verdict: Verdict) -> bool:
    """Whether another verdict can be held against this one; a missing category speaks of itself."""
    if other.is_rejected:
        return False
    if verdict.is_rejected or other.label != verdict.label:
        return not verdict.is_rejected or other.label == verdict.label
    return bool(other.category and verdict.category)


def _most(counted: Mapping[Verdict, int]) -> Otherwise | None:
    if not counted:
        return None
    verdict = min(counted, key=lambda each: (-counted[each], each))
    return Otherwise(verdict, counted[verdict])
