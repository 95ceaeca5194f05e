"""Why a suggestion was made and how sure that is: whole sentences in both languages."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from annotator.exchange.documents import IMPORTED
from annotator.items import Item, ItemState, label_of
from annotator.suggest.numbers_grammar import OWN, units
from annotator.suggest.phrases import Rule
from gui import texts
from gui.panels.item_words import reason_words
from gui.translation import Translation
from schema.records import LabelId, Layer, ReportId, Span, Suggestion, SuggestionId

KINDS = sorted({*units().kinds.values(), OWN, "percent", "fraction", "ratio", "bare"})
MADE = Suggestion(
    id=SuggestionId("s"),
    report=ReportId("r"),
    engine="0123456789abcdef",
    label="measure",
    span=Span(0, 4, "云雾茶会"),
    score=0.927,
    rule="term",
    evidence="茶会",
)


def said(suggestion: Suggestion | None) -> str:
    label = label_of(LabelId("k"), suggestion or MADE, Layer("me"))
    return reason_words(Item(LabelId("k"), label, suggestion, ItemState.SUGGESTED))


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[None]:
    translation = Translation(qapp)
    translation.speak("zh")
    yield
    translation.speak("en")


@pytest.mark.parametrize("rule", [*Rule, *(f"number.{kind}" for kind in KINDS)])
def test_every_rule_of_the_engine_has_words(qapp: QApplication, rule: str) -> None:
    assert texts.rule(rule) != rule
    assert texts.rule(rule).startswith(("a ", "an ", "what ", "verb ", "numeral ", "partners "))


def test_a_measure_is_explained_by_the_words_that_tell_its_category(qapp: QApplication) -> None:
    assert said(MADE) == (
        'Why suggested: it reads as a known name; "茶会" tells the category.'
        " Of 100 such suggestions about 93 are right."
    )


def test_a_number_is_explained_by_its_bound_where_it_has_one(qapp: QApplication) -> None:
    number = replace(MADE, rule="number.own", evidence="约")
    assert 'a unit of this project, bounded by "约".' in said(number)
    assert "bounded" not in said(replace(number, evidence=""))


def test_what_a_file_brought_is_not_said_to_follow_a_rule_of_ours(qapp: QApplication) -> None:
    brought = replace(MADE, engine=f"{IMPORTED}abc", evidence="甲", score=1.0)
    assert said(brought) == 'Why suggested: an imported file has it, made by "甲".'
    assert said(replace(brought, score=0.5)).endswith(" There its score is 0.50.")
    assert said(None) == "Added by hand, not suggested."


@pytest.mark.parametrize("words", ["{why}", "{share}", "%s", "<b>", "两\n行"])
def test_words_of_a_report_are_data(qapp: QApplication, words: str) -> None:
    shown = said(replace(MADE, evidence=words))
    assert words.replace("\n", "") in shown.replace("⏎", "").replace("\n", "")
    assert shown.endswith("about 93 are right.")


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize(
    "suggestion",
    [
        MADE,
        replace(MADE, evidence=""),
        replace(MADE, rule="number.money", evidence="约"),
        replace(MADE, engine=f"{IMPORTED}abc", score=0.5),
        None,
    ],
)
def test_the_chinese_is_chinese_throughout(suggestion: Suggestion | None) -> None:
    told = said(suggestion)
    assert told.endswith("。")
    assert not re.search("[A-Za-z]{2}|。 ", told)
