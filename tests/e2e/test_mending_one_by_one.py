"""Which findings may be mended everywhere at once, and which a person decides at each place."""

import pytest

from annotator.checks.item_finding import ItemRule
from annotator.ops import labels
from annotator.ops.labels import Edit


@pytest.mark.parametrize(
    ("edit", "rule", "everywhere"),
    [
        (Edit(attributes={"value": "7"}), ItemRule.VALUE, False),
        (Edit(), ItemRule.LINK, False),
        (Edit(attributes={"unit": "头"}), ItemRule.UNIT, True),
        (Edit(attributes={"bound": "over"}), ItemRule.BOUND, True),
        (Edit(attributes={"value": None}), ItemRule.NO_VALUE, True),
    ],
)
def test_values_and_links_are_mended_one_by_one(project_path, open_window, edit, rule, everywhere):
    hands = open_window(project_path)
    desk, focus = hands.window.desk, hands.window.labeller.focus
    to_check = hands.window.labeller.to_check
    key = next(
        item.key for item in desk.workspace.items() if item.label == "number" and item.quantifies
    )
    focus.choose(key)
    desk.operations.run(labels.edit(desk.workspace, key, edit))
    hands.bot.waitUntil(lambda: to_check.is_done and bool(to_check.mender.findings))
    assert to_check.mender.findings[0].rule is rule
    assert to_check.mender.can_mend_everywhere is everywhere
    to_check.mender.mend_everywhere()
    assert (rule in {each.rule for each in to_check.mender.findings}) is not everywhere
