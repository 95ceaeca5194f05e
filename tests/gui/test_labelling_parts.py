"""What labelling reckons with: edges, words and reading order."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from annotator.items import Item, ItemState
from annotator.ops.rereading import read_fields
from annotator.suggest.engine import Engine
from gui.labelling.drawing import Drawing
from gui.labelling.edges import Edge, EdgeMove, corrected, moved, span_of
from gui.labelling.item_surroundings import sentence_around
from gui.labelling.report_index import ReportIndex
from gui.labelling.word_finder import WordFinder
from gui.theme import Theme
from schema.labels import default
from schema.records import Label, LabelId, Layer, ReportId, Span

HOSTILE = st.text(
    st.sampled_from("甲乙1２万😀𠮷é\u0301\u200d\u202e\n\r \u3000，。\x00\ufeff"), min_size=1
)


def characters(offset: int) -> tuple[int, int]:
    return offset, offset + 1


def item(
    key: str,
    start: int,
    end: int,
    label: str = "number",
    *,
    decided: bool = False,
    **fields: object,
) -> Item:
    made = Label(
        LabelId(key), ReportId("r"), Layer("me"), label, Span(start, end, "x" * (end - start))
    )
    return Item(
        LabelId(key),
        replace(made, **fields),
        None,
        ItemState.CONFIRMED if decided else ItemState.SUGGESTED,
    )


@given(
    HOSTILE,
    st.data(),
    st.sampled_from(Edge),
    st.booleans(),
    st.booleans(),
)
def test_a_moved_edge_keeps_a_span_that_is_the_texts_own(text, data, edge, forward, by_word):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    finder = WordFinder()
    finder.text = text
    span = moved(
        text,
        Span(start, end, text[start:end]),
        EdgeMove(edge, forward=forward, by_word=by_word),
        finder.word_at,
    )
    assert 0 <= span.start < span.end <= len(text)
    assert span.text == text[span.start : span.end]


def test_an_edge_steps_over_a_line_break_with_the_next_character():
    text = "产业\n\n扶贫"
    out = moved(text, Span(0, 2, "产业"), EdgeMove(Edge.RIGHT, forward=True), characters)
    assert out.text == "产业\n\n扶"
    back = moved(text, out, EdgeMove(Edge.RIGHT, forward=False), characters)
    assert back.text == "产业"


def test_an_edge_keeps_combining_marks_with_their_letter():
    text = "ae\u0301b"
    out = moved(text, Span(0, 1, "a"), EdgeMove(Edge.RIGHT, forward=True), characters)
    assert out.text == "ae\u0301"


def test_a_number_is_read_again_and_typed_fields_stay():
    text = "投入8000万元整"
    engine = Engine.default()
    number = item("n", 2, 6, by_hand=frozenset({"unit"}))
    edit = corrected(default(), engine, text, number, span_of(text, 2, 8))
    assert edit.span.text == "8000万元"
    assert edit.attributes["value"] == "80000000"
    assert "unit" not in edit.attributes


def test_words_that_state_no_number_clear_what_was_read():
    assert set(read_fields(Engine.default(), "县里的事", Span(0, 2, "县里")).values()) == {None}


@given(HOSTILE, st.integers(-3, 40))
def test_the_word_at_a_place_holds_it(text, offset):
    finder = WordFinder()
    finder.text = text
    start, end = finder.word_at(offset)
    if 0 <= offset < len(text):
        assert 0 <= start <= offset < end <= len(text)


def test_digits_are_one_word_even_without_a_dictionary():
    finder = WordFinder()
    finder.text = "共8,000万元"
    assert finder.word_at(2) == (1, 6)


def index_of(items):
    known = {each.key: each for each in items}
    return ReportIndex({each.key: each.place for each in items}, known.get)


def test_the_next_undecided_is_found_around_the_end():
    items = [item("a", 0, 2), item("b", 4, 6, decided=True), item("c", 8, 9)]
    index = index_of(items)
    a, b, c = (each.key for each in items)
    assert index.step(a, 0, forward=True, undecided=True) == c
    assert index.step(c, 0, forward=True, undecided=True) == a
    assert index.step(b, 0, forward=False, undecided=False) == a
    assert (index.decided, index.undecided, index.total) == (1, 2, 3)
    index.remove(c)
    assert index.step(a, 0, forward=True, undecided=True) is None
    assert index.step(c, 8, forward=True, undecided=True) == a
    assert index.position(b) == 2


def test_the_sentence_around_a_span_ends_at_its_marks():
    text = "前一句。新建水厂4座，惠及群众。后一句"
    start = text.index("4座")
    assert sentence_around(text, start, start + 2) == ("新建水厂", "，惠及群众。")


def test_a_long_sentence_begins_at_a_clause_and_says_that_it_is_cut():
    text = (
        "围绕钱从哪里来、怎样用得好、" + "如何还得上" * 5 + "，以财政撬动信贷" + "资金" * 30 + "。"
    )
    start = text.index("信贷")
    before, after = sentence_around(text, start, start + 2)
    assert before == "…怎样用得好、" + "如何还得上" * 5 + "，以财政撬动"
    assert after == "资金" * 20 + "…"


def test_a_long_stretch_without_a_clause_is_cut_anywhere():
    before, _ = sentence_around("甲" * 100, 90, 92)
    assert before == "…" + "甲" * 40


def test_a_sentence_at_the_very_beginning_is_whole():
    assert sentence_around("建成水厂，投资8万元", 7, 10) == ("建成水厂，投资", "")


def test_the_nearest_items_of_a_label_come_first_and_no_more_than_asked_for():
    index = index_of(
        [item(str(at), at, at + 2, "measure") for at in (0, 10, 20, 30)] + [item("n", 18, 19)]
    )
    assert [each.span.start for each in index.near(18, "measure", 3)] == [20, 10, 30]
    assert index.near(18, "other", 3) == []


def test_a_suggestion_is_drawn_without_being_read_and_looks_as_if_it_were():
    schema, theme = default(), Theme.light()
    for label in schema.labels:
        offered = item("a", 3, 8, label.id)
        drawing = Drawing(schema, theme, {offered.key: offered.place}, item_of=lambda _key: None)
        assert drawing.look("a") == drawing.drawn(offered)
        assert drawing.tint("a") == (drawing.look("a").state, theme.label_colour(label))
