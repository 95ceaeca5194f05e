"""The engine as the window, the command line and a worker call it."""

import pickle
import subprocess
import sys

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.suggest.engine import MEASURE, NUMBER, Engine
from schema import labels
from schema.records import Span, report_id

TEXT = (
    "石岭市2019年工作总结\n石岭市大力推进产业扶贫。全市新建扶贫车间26个，"
    "发放扶贫小额信贷资金1.3亿元，受益贫困户约4100户。\n2020年，将新建标准厂房3—5栋。\n"
)
ENGINE = Engine.default()


def test_suggestions_are_ordered_and_fit_the_text() -> None:
    suggestions = ENGINE.suggest(TEXT)
    places = [(each.span.start, each.span.end, each.label) for each in suggestions]
    assert places == sorted(places)
    for each in suggestions:
        assert TEXT[each.span.start : each.span.end] == each.span.text
        assert each.report == report_id(TEXT)
        assert each.engine == ENGINE.version
        assert 0 < each.score <= 1
        assert each.rule
    assert {each.label for each in suggestions} == {NUMBER, MEASURE}


def test_a_number_carries_what_differs_from_the_defaults() -> None:
    by_text = {each.span.text: each for each in ENGINE.suggest(TEXT)}
    money = by_text["1.3亿元"].attributes
    assert money["value"] == "130000000"
    assert money["unit"] == "元"
    assert money["time"] == "2019"
    assert money["place"] == "石岭市"
    assert not {"bound", "cue", "value_to", "status", "aspect"} & set(money)
    assert dict(by_text["4100户"].attributes)["bound"] == "approx"
    assert by_text["3—5栋"].attributes["value_to"] == "5"
    assert by_text["3—5栋"].attributes["status"] == "target"
    assert isinstance(by_text["26个"].attributes["indicator"], Span)


def test_links_join_suggestions_of_the_same_report() -> None:
    suggestions = ENGINE.suggest(TEXT)
    measures = {each.id for each in suggestions if each.label == MEASURE}
    linked = [target for each in suggestions for target in each.quantifies]
    assert linked
    assert set(linked) <= measures


def test_attributes_and_values_are_those_of_the_schema() -> None:
    schema = labels.default()
    for each in ENGINE.suggest(TEXT):
        for name, value in each.attributes.items():
            attribute = schema.attribute(each.label, name)
            assert value != attribute.default
            if attribute.choices:
                assert value in {choice.id for choice in attribute.choices}


def test_the_same_text_gives_the_same_ids_here_and_in_a_copy() -> None:
    copy = pickle.loads(pickle.dumps(ENGINE))
    assert copy == ENGINE
    assert copy.suggest(TEXT) == ENGINE.suggest(TEXT)
    ids = [each.id for each in ENGINE.suggest(TEXT)]
    assert len(set(ids)) == len(ids)


def test_the_version_is_the_same_in_another_process() -> None:
    code = "from annotator.suggest.engine import Engine; print(Engine.default().version)"
    command = [sys.executable, "-c", code]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert printed.strip() == ENGINE.version


def test_reading_a_moved_boundary_agrees_with_the_suggestion() -> None:
    for each in ENGINE.suggest(TEXT):
        if each.label == NUMBER:
            quantity = ENGINE.read_quantity(TEXT, each.span.start, each.span.end)
            assert quantity is not None
            assert quantity.unit == each.attributes.get("unit", "")


@given(st.text(max_size=40))
@settings(max_examples=60, deadline=None)
def test_any_text_gives_suggestions_or_none(text: str) -> None:
    for each in ENGINE.suggest(text):
        assert text[each.span.start : each.span.end] == each.span.text != ""
