"""Words for the core's enums, in the language of the catalogue that is installed."""

import re
from collections.abc import Iterator
from decimal import Decimal

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from annotator.agreement.marks import Mark
from annotator.items import ItemState
from annotator.review.differences import Kind
from annotator.review.rows import Row, Standing
from gui import texts
from gui.agreement.words import mark_words
from gui.review.words import kinds_words
from gui.theme import Theme, apply
from schema.labels import Words
from schema.quantity import Bound
from schema.records import LabelId, WorkState


class ChineseCatalogue(QTranslator):
    """A catalogue that says its language and marks whatever else it is asked."""

    def translate(self, context: str, source: str, *_rest: object) -> str:
        return "zh" if (context, source) == ("Texts", "en") else f"译{source}"


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[None]:
    catalogue = ChineseCatalogue()
    qapp.installTranslator(catalogue)
    yield
    qapp.removeTranslator(catalogue)


@pytest.mark.parametrize("state", ItemState)
def test_every_item_state_has_words(qapp: QApplication, state: ItemState) -> None:
    assert texts.item_state(state)


@pytest.mark.parametrize("state", WorkState)
def test_every_work_state_has_words(qapp: QApplication, state: WorkState) -> None:
    assert texts.work_state(state)


@pytest.mark.parametrize("bound", Bound)
def test_every_bound_has_words(qapp: QApplication, bound: Bound) -> None:
    assert texts.bound(bound)


def test_no_two_members_are_said_alike(qapp: QApplication) -> None:
    assert len({texts.item_state(state) for state in ItemState}) == len(ItemState)
    assert len({texts.work_state(state) for state in WorkState}) == len(WorkState)
    assert len({texts.bound(bound) for bound in Bound}) == len(Bound)


@pytest.mark.usefixtures("chinese")
def test_enums_follow_the_catalogue() -> None:
    assert texts.item_state(ItemState.REJECTED) == "译rejected"
    assert texts.bound(Bound.OVER) == "译over"


def test_the_schemas_words_are_english_without_a_catalogue(qapp: QApplication) -> None:
    assert texts.words(Words(zh="数值", en="Number")) == "Number"


@pytest.mark.usefixtures("chinese")
def test_the_schemas_words_are_chinese_under_the_chinese_catalogue() -> None:
    assert texts.words(Words(zh="数值", en="Number")) == "数值"


def test_known_rules_are_put_in_words_and_others_stand_for_themselves(
    qapp: QApplication,
) -> None:
    assert texts.rule("number.percent") == "a percentage"
    assert texts.rule("term") == "a known name"
    assert texts.rule("imported") == "imported"


@pytest.mark.parametrize("hostile", ["<b>粗</b>", "a < b & c", "<img src=x>", "两行\n五户"])
def test_a_tool_tip_shows_report_text_as_it_is(qapp: QApplication, hostile: str) -> None:
    document = QTextDocument()
    document.setHtml(texts.plain_tool_tip(hostile))
    assert document.toPlainText().replace("\u2028", "\n") == hostile


def test_there_is_no_tool_tip_for_nothing(qapp: QApplication) -> None:
    assert texts.plain_tool_tip("") == ""


def query_size(tip: str) -> int:
    found = re.search(r"font-size: (\d+)px", tip)
    assert found is not None
    return int(found[1])


def test_a_query_is_written_in_step_with_the_panels_letters_as_long_as_it_fits(
    qapp: QApplication,
) -> None:
    sizes = {}
    for pixels in (13, 20):
        apply(qapp, Theme.light(), pixels)
        sizes[pixels] = [query_size(texts.query_tool_tip("", "SELECT 1\n" * n)) for n in (1, 70)]
    apply(qapp, Theme.light())
    assert sizes == {13: [11, 11], 20: [17, 11]}


@pytest.mark.usefixtures("chinese")
def test_a_mark_that_is_compared_is_said_in_the_language_of_the_window() -> None:
    mark = Mark(3, 8, value=Decimal(5000), unit="元", bound="under")
    assert mark_words(mark, "5000元", {}) == "5000元 (5000元、译under)"
    assert mark_words(None, "", {}) == "–"


DIFFERING = Row(LabelId("a"), 0, 1, (Kind.BOUND, Kind.UNIT), Standing.OPEN, {})


def test_kinds_of_a_difference_are_listed_as_english_parts_them(qapp: QApplication) -> None:
    assert kinds_words(DIFFERING) == "bound, unit"


@pytest.mark.usefixtures("chinese")
def test_kinds_of_a_difference_are_listed_as_chinese_parts_them() -> None:
    assert kinds_words(DIFFERING) == "界、单位"
