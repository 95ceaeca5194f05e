"""Paragraphs, heights, ranges, hits and the layout of hostile text, without a window."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QApplication

from annotator.ranges import RangeIndex
from annotator.reading.paragraphs import goes_on
from gui.report_view.caret import CaretUnit, TextCursor
from gui.report_view.drawn import DrawnSpan, SpanShape, nesting_levels
from gui.report_view.heights import BlockHeights
from gui.report_view.hit_testing import Edge, GraspedEdge, Target, hit_test
from gui.report_view.layout import LaidBlock, ReportLayout
from gui.report_view.metrics import SheetMetrics
from gui.report_view.reader import Anchor, ReaderPosition
from gui.report_view.reading import (
    LONGEST_BLOCK,
    Block,
    BlockKind,
    reading_blocks,
    stored_blocks,
)

HOSTILE = ["户", "a", "，", "。", " ", "\u3000", "😀", "𠮷", "e\u0301", "\u200d", "\u202e", "\x00"]
BREAKS = ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x85", "\n\n", "\ufeff"]
hostile_texts = st.lists(st.sampled_from(HOSTILE + BREAKS), max_size=60).map("".join)


@pytest.fixture(scope="module")
def metrics(chinese: str) -> SheetMetrics:
    return SheetMetrics.of(QFont(chinese), 745, zoom=1.0)


# Paragraphs


@pytest.mark.parametrize(
    ("line", "following"),
    [
        ("全县新建标准厂房，", "引进企业"),
        ("水窖修到了山坡上，农村饮水安全巩固", "提升工程惠及全县"),
        ("去年全县共建成村级卫生室", "，覆盖所有行政村"),
    ],
)
def test_a_line_broken_inside_a_sentence_goes_on(line: str, following: str) -> None:
    assert goes_on(line, following, across_blank=False)


def test_rows_of_a_table_keep_their_breaks_on_screen() -> None:
    rows = ("乡镇：青石乡，山区\t户数：512，其中贫困户：40", "乡镇：白水镇，平坝\t户数：498")
    text = (
        "各乡镇的情况如下表所列，其中贫困户\n"
        + "\n".join(rows)
        + "\n\t全县合计一千零一十户，\n其中贫困户六十户。"
    )
    blocks = [text[each.start : each.end] for each in reading_blocks(text)]
    assert blocks[1:3] == [*rows]
    assert blocks[3].endswith("其中贫困户六十户。")


@pytest.mark.parametrize(
    ("line", "following"),
    [
        ("全县新建标准厂房九座，引进企业十二家。", "群众增收有了门路"),
        ("一、脱贫攻坚的主要成效", "全县辖九个乡镇，去年减少贫困人口"),
        ("农村饮水安全工程全部完工并通过验收", "（一）产业扶贫"),
        ("农村饮水安全工程全部完工并通过验收", "　　产业扶贫"),
        ("# 全县脱贫攻坚工作情况的报告汇编", "全县辖九个乡镇"),
        ("光伏电站并网发电现场", "村民领取分红"),
        ("现将全年扶贫工作情况汇报如下:", "全县辖九个乡镇"),
        ("", "全县"),
    ],
)
def test_in_doubt_a_line_stands_alone(line: str, following: str) -> None:
    assert not goes_on(line, following, across_blank=False)


def test_a_blank_line_joins_only_where_the_words_go_on() -> None:
    joined = ("建成电商服务站三百个，其中今年", "新建五十个，带动就业")
    apart = ("全县扶贫工作稳步推进，结出累累硕果", "把责任扛在肩上，确保如期脱贫")
    assert goes_on(*joined, across_blank=True)
    assert not goes_on(*apart, across_blank=True)


def test_a_phrase_torn_by_a_blank_line_is_known_from_elsewhere_in_the_report() -> None:
    torn = "全县干部进村入户，认真学习政策，再次研究部署易地", "扶贫搬迁工作，逐户核对名册。"
    assert goes_on(*torn, across_blank=True, text="县里推进易地扶贫搬迁。")
    assert not goes_on(*torn, across_blank=True, text="县里推进产业扶贫。")


def test_reading_leaves_out_blank_lines_and_stored_keeps_them() -> None:
    text = "青石县工作总结\n\n全县减贫三百户。\r\n\r\n新建水厂四座。\n"
    assert [text[b.start : b.end] for b in reading_blocks(text)] == [
        "青石县工作总结",
        "全县减贫三百户。",
        "新建水厂四座。",
    ]
    assert [b.line for b in stored_blocks(text)] == [1, 2, 3, 4, 5, 6]


def test_headings_and_a_short_first_line_are_known() -> None:
    text = "青石县工作总结\n\n## 成效\n\n全县减贫三百户。"
    kinds = [block.kind for block in reading_blocks(text)]
    assert kinds == [BlockKind.TITLE, BlockKind.HEADING, BlockKind.BODY]


@given(hostile_texts, st.booleans())
def test_blocks_are_in_order_and_leave_out_nothing_but_white_space(
    text: str, reading: bool
) -> None:
    blocks = reading_blocks(text) if reading else stored_blocks(text)
    ends = [0, *(block.end for block in blocks)]
    starts = [*(block.start for block in blocks), len(text)]
    for end, start in zip(ends, starts, strict=True):
        assert end <= start
        assert not text[end:start].strip()
    assert blocks


def test_a_line_of_a_hundred_thousand_characters_is_cut_after_sentences() -> None:
    text = "全县新建水厂四座，户户通水。" * 8000
    blocks = reading_blocks(text)
    assert all(block.end - block.start <= LONGEST_BLOCK for block in blocks)
    assert all(text[block.end - 1] == "。" for block in blocks)
    assert [b.start for b in blocks[1:]] == [b.end for b in blocks[:-1]]
    assert {block.kind for block in blocks[1:]} == {BlockKind.CONTINUED}


def test_an_unbroken_line_is_cut_without_tearing_composed_characters() -> None:
    text = "a" * (LONGEST_BLOCK - 1) + "e\u0301" * LONGEST_BLOCK
    assert all(text[block.start] != "\u0301" for block in reading_blocks(text))


# Heights, ranges, levels, hits


@given(
    st.lists(st.integers(1, 90), min_size=1, max_size=40),
    st.lists(st.tuples(st.integers(0, 39), st.integers(1, 90))),
)
def test_heights_stay_summed_while_they_are_corrected(
    first: list[int], corrections: list[tuple[int, int]]
) -> None:
    expected = [float(each) for each in first]
    heights = BlockHeights(expected)
    for index, height in corrections:
        expected[index % len(expected)] = float(height)
        heights.correct(index % len(expected), float(height))
    assert heights.total == sum(expected)
    for index, corrected in enumerate(expected):
        assert heights.top(index) == sum(expected[:index])
        assert heights.at(heights.top(index) + corrected / 2) == (index, corrected / 2)
    assert heights.at(-5.0) == (0, 0.0)
    assert heights.at(heights.total + 5)[0] == len(expected) - 1
    places = [heights.total * share / 7 for share in range(-1, 7)]
    assert list(heights.down(places)) == [heights.at(y) for y in places]


@dataclass(frozen=True)
class Range:
    key: str
    start: int
    end: int


ranges = st.builds(
    lambda key, start, length: Range(key, start, start + length),
    st.sampled_from("abcdefghij"),
    st.integers(0, 60),
    st.integers(1, 70),
)


@given(st.lists(ranges), st.lists(ranges | st.sampled_from("abcdefghij")), ranges)
def test_ranges_in_a_stretch_are_found_through_all_changes(
    first: list[Range], changes: list[Range | str], stretch: Range
) -> None:
    index: RangeIndex[Range] = RangeIndex(first)
    expected = {each.key: each for each in first}
    for change in changes:
        if isinstance(change, str):
            assert index.remove(change) == expected.pop(change, None)
        else:
            assert index.put(change) == expected.get(change.key)
            expected[change.key] = change
    touching = [e for e in expected.values() if e.start < stretch.end and stretch.start < e.end]
    assert index.touching(stretch.start, stretch.end) == sorted(
        touching, key=lambda each: (each.start, -each.end, each.key)
    )


def test_an_outer_span_is_drawn_outside_the_ones_it_overlaps() -> None:
    def span(key: str, start: int, end: int) -> DrawnSpan:
        return DrawnSpan(key, start, end, SpanShape.SQUARE_DASHED, QColor(), QColor())

    spans = [span("outer", 0, 20), span("inner", 2, 9), span("core", 3, 5), span("far", 30, 40)]
    assert nesting_levels(spans) == {"outer": 2, "inner": 1, "core": 0, "far": 0}


OUTER = Target("outer", 9, 0, 180, 0, 20)
INNER = Target("inner", 3, 40, 100, 2, 18)


def test_a_hit_lists_the_spans_from_the_innermost() -> None:
    hit = hit_test([OUTER, INNER], 70, 10, offset=4, character=3)
    assert (hit.keys, hit.grasped) == (("inner", "outer"), None)


def test_a_press_near_a_boundary_grasps_it() -> None:
    hit = hit_test([OUTER, INNER], 98, 10, offset=5, character=5)
    assert hit.grasped == GraspedEdge("inner", Edge.END)


def test_of_two_boundaries_that_meet_the_span_under_the_pointer_wins() -> None:
    left, right = Target("left", 2, 0, 40, 0, 20), Target("right", 2, 40, 80, 0, 20)
    assert hit_test([left, right], 39, 5, offset=2, character=1).grasped == GraspedEdge(
        "left", Edge.END
    )
    assert hit_test([left, right], 41, 5, offset=2, character=2).grasped == GraspedEdge(
        "right", Edge.START
    )
    preferred = hit_test([left, right], 39, 5, offset=2, character=1, preferred="right")
    assert preferred.grasped == GraspedEdge("right", Edge.START)


def test_a_side_that_goes_on_elsewhere_cannot_be_grasped() -> None:
    broken = Target("broken", 2, 0, 40, 0, 20, has_end=False)
    assert hit_test([broken], 40, 5, offset=2, character=1).grasped is None


def test_a_narrow_span_stays_clickable_between_its_boundaries() -> None:
    digit = Target("digit", 1, 0, 9, 0, 20)
    assert hit_test([digit], 4.5, 5, offset=1, character=0).grasped is None


# Layout

Lay = Callable[[str], LaidBlock]


@pytest.fixture(scope="module")
def lay(metrics: SheetMetrics) -> Lay:
    return lambda text: LaidBlock(Block(0, len(text), BlockKind.BODY, 1), text, metrics)


def test_a_line_holds_at_most_thirty_eight_characters(qapp: QApplication, lay: Lay) -> None:
    wide = SheetMetrics.of(QApplication.font(), 2000, zoom=1.0)
    text = "村" * 200
    laid = LaidBlock(Block(0, 200, BlockKind.CONTINUED, 1), text, wide)
    assert [line.end - line.start for line in laid.lines[:-1]] == [38] * 5


def test_the_first_line_is_indented_unless_the_text_stores_an_indent(lay: Lay) -> None:
    assert lay("全县减贫").x_of(0, 0) == pytest.approx(34, abs=1)
    assert lay("　　全县减贫").x_of(0, 0) == 0


def test_no_line_begins_with_closing_punctuation(lay: Lay) -> None:
    text = "".join("户" * n + mark for n in range(1, 60) for mark in "，。；：！？、）》”％")
    starts = {text[line.start] for line in lay(text[:LONGEST_BLOCK]).lines}
    assert starts == {"户"}


def test_no_line_ends_with_an_opening_bracket(lay: Lay) -> None:
    text = "".join("户" * n + mark for n in range(1, 60) for mark in "（《“「")
    ends = {text[line.end - 1] for line in lay(text[:LONGEST_BLOCK]).lines[:-1]}
    assert ends == {"户"}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=hostile_texts)
def test_lines_cover_a_hostile_block_and_its_places_lead_back(text: str, lay: Lay) -> None:
    laid = lay(text)
    assert [line.start for line in laid.lines] == [0, *(line.end for line in laid.lines[:-1])]
    assert laid.lines[-1].end == len(text)
    stops = [0]
    while (stop := laid.next_stop(stops[-1], forward=True)) > stops[-1]:
        stops.append(stop)
    assert stops[-1] == len(text)
    back = [len(text)]
    while (stop := laid.next_stop(back[-1], forward=False)) < back[-1]:
        back.append(stop)
    assert back[-1] == 0


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=hostile_texts, reading=st.booleans())
def test_a_caret_walks_through_hostile_text_and_back(
    text: str, reading: bool, metrics: SheetMetrics
) -> None:
    layout = ReportLayout(text, reading=reading, metrics=metrics)
    cursor = TextCursor()
    cursor.put(layout, anchor=0, caret=0)
    begin = cursor.caret

    def walk(*, forward: bool) -> list[int]:
        places = [cursor.caret]
        while True:
            cursor.step(
                layout,
                CaretUnit.CHARACTER,
                lambda offset: (offset, offset + 1),
                forward=forward,
                extends=False,
            )
            if cursor.caret == places[-1]:
                return places
            places.append(cursor.caret)

    there = walk(forward=True)
    assert there == sorted(set(there))
    assert there[-1] == layout.blocks[-1].end
    assert walk(forward=False)[-1] == begin


def test_a_caret_walks_back_over_the_cut_in_a_long_line(metrics: SheetMetrics) -> None:
    layout = ReportLayout("村" * (LONGEST_BLOCK + 9), reading=False, metrics=metrics)
    cut = layout.blocks[1].start
    cursor = TextCursor()
    cursor.put(layout, anchor=cut + 1, caret=cut + 1)
    places = []
    for _ in range(3):
        cursor.step(
            layout,
            CaretUnit.CHARACTER,
            lambda offset: (offset, offset + 1),
            forward=False,
            extends=False,
        )
        places.append(cursor.caret)
    assert places == [cut, cut - 1, cut - 2]


def test_a_range_is_cut_at_line_ends_and_open_there(lay: Lay) -> None:
    laid = lay("村" * 100)
    first, second = laid.pieces(20, 50)
    assert (first.open_left, first.open_right) == (False, True)
    assert (second.open_left, second.open_right) == (True, False)
    assert (first.start, first.end, second.start, second.end) == (20, first.end, first.end, 50)


# The reader's place


def report_layout(metrics: SheetMetrics) -> ReportLayout:
    # Latin words make the estimates wrong, so corrections have something to do
    paragraphs = [f"第{n}段" + "village road " * (n % 40 + 1) for n in range(400)]
    return ReportLayout("\n\n".join(paragraphs), reading=True, metrics=metrics)


def test_text_does_not_jump_while_heights_above_are_corrected(metrics: SheetMetrics) -> None:
    layout = report_layout(metrics)
    position = ReaderPosition(layout, 700)
    position.jump(layout.total_height / 2)
    for _ in range(60):
        before = position.anchor()
        moved = position.move(-50)
        assert moved == -50
        block = layout.block_of(before.offset)
        laid, y = next(
            seen for seen in position.seen() if seen.laid.block.start == layout.blocks[block].start
        )
        assert y + laid.line_top(laid.line_of(before.offset)) == before.y + 50


def test_both_ends_are_reached_exactly(metrics: SheetMetrics) -> None:
    position = ReaderPosition(report_layout(metrics), 700)
    position.jump(10**9)
    assert position.y == position.furthest
    assert position.move(500) == 0
    for _ in range(1000):
        if not position.move(-400):
            break
    assert position.y == 0


def test_a_line_is_placed_where_it_is_wanted(metrics: SheetMetrics) -> None:
    layout = report_layout(metrics)
    position = ReaderPosition(layout, 700)
    offset = layout.blocks[200].start
    position.place(Anchor(offset, 140.0))
    assert any(
        seen.laid.block.start == offset and seen.y + seen.laid.line_top(0) == 140
        for seen in position.seen()
    )


def test_little_is_laid_out_however_long_the_report(
    metrics: SheetMetrics, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Block] = []
    original = LaidBlock.__init__

    def counted(self: LaidBlock, block: Block, stored: str, metrics: SheetMetrics) -> None:
        made.append(block)
        original(self, block, stored, metrics)

    monkeypatch.setattr(LaidBlock, "__init__", counted)
    layout = ReportLayout("全县减贫三百户。\n\n" * 20_000, reading=True, metrics=metrics)
    position = ReaderPosition(layout, 700)
    position.jump(layout.total_height / 2)
    assert len(made) < 40
