"""Which gold belongs to which group: a group's key is the id that its gold has or will have."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from annotator.overlaps import best_pairs, place_of
from annotator.review.groups import Group
from schema.records import GOLD, Label, LabelId, SuggestionId, decision_id


def gold_id(label: LabelId) -> LabelId:
    """The id of gold that is settled from a person's label, the same on every machine."""
    return decision_id(GOLD, SuggestionId(label))


def gold_ids(key: LabelId, group: Group) -> list[LabelId]:
    """The ids for the gold of a group, its key first; one for each of its labels."""
    others = sorted(gold_id(each) for each in group.ids)
    return [key, *(each for each in others if each != key)]


@dataclass
class GroupKeys:
    """The groups of a report by their keys, and the keys that labels and ids of gold lead to."""

    groups: dict[LabelId, Group] = field(default_factory=dict)
    of_label: dict[LabelId, LabelId] = field(default_factory=dict)  # people's labels
    of_gold: dict[LabelId, LabelId] = field(default_factory=dict)  # ids that gold has or may have

    @classmethod
    def of(cls, found: Sequence[Group], gold: Sequence[Label]) -> "GroupKeys":
        """Give each group the gold that was settled on its labels, or else an id by rule.

        A link may lead to gold that is not settled yet: then that id is the group's.
        """
        keys = cls()
        settled = _settled_on(gold)
        added = _added(found, gold, settled)
        linked = {target for each in gold for target in each.quantifies}
        for group in found:
            by_rule = [gold_id(each) for each in sorted(group.ids)]
            has = dict.fromkeys(
                each for label in sorted(group.ids) for each in settled.get(label, ())
            )
            first = [each for each in by_rule if each in has]
            pending = [each for each in by_rule if each in linked]
            extra = added.get(group.ids, [])
            keys._add(group, [*first, *has, *extra, *pending, *by_rule])
        return keys

    def key_of(self, gold: Label) -> LabelId:
        """The key of the row that a gold label stands in; its own id where nobody had it."""
        seen = (self.of_label.get(each.label) for each in gold.settled_on if each.label)
        return next((key for key in seen if key), self.of_gold.get(gold.id, gold.id))

    def free_ids(self, key: LabelId) -> list[LabelId]:
        """The ids for the gold of a group, its key first; one for each of its labels."""
        return gold_ids(key, self.groups[key])

    def _add(self, group: Group, ids: Sequence[LabelId]) -> None:
        key = next(each for each in ids if each not in self.groups)
        self.groups[key] = group
        self.of_label |= dict.fromkeys(group.ids, key)
        for each in (key, *ids):
            self.of_gold.setdefault(each, key)


def _settled_on(gold: Iterable[Label]) -> dict[LabelId, list[LabelId]]:
    found: dict[LabelId, list[LabelId]] = {}
    for each in gold:
        for seen in each.settled_on:
            if seen.label:
                found.setdefault(seen.label, []).append(each.id)
    return found


def _added(
    found: Sequence[Group], gold: Sequence[Label], settled: Mapping[LabelId, object]
) -> dict[frozenset[LabelId], list[LabelId]]:
    """Gold that was added before anybody had a label there, by the group that stands there now."""
    alone = [each for each in gold if not any(seen.label for seen in each.settled_on)]
    if not alone:
        return {}
    new = [
        next(iter(group.members.values()))
        for group in found
        if not any(each in settled for each in group.ids)
    ]
    owner = {label.id: group.ids for group in found for label in group.members.values()}
    pairs = [
        pair
        for label in dict.fromkeys(each.label for each in alone)
        for pair in best_pairs(
            [each for each in alone if each.label == label],
            [each for each in new if each.label == label],
            place_of,
        )
    ]
    return {owner[label.id]: [each.id] for each, label in pairs}
