"""Labels find their words again in a better reading of the same report."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.alignment import Alignment
from schema.records import Span

OLD = "清溪乡投入资金320万元，\n建成扶贫车间6个，带动贫困户512户。全乡修路8公里，新建水厂2座。"


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


def words_after(old: str, new: str, words: str) -> str | None:
    found = Alignment(old, new).carried(span(old, words))
    if found is None:
        return None
    assert new[found.start : found.end] == found.text
    return found.text


def test_words_are_found_behind_a_page_that_was_missing() -> None:
    new = "第一页：此前缺了这一页，讲的是教育和健康。" * 3 + OLD
    assert words_after(OLD, new, "320万元") == "320万元"
    assert words_after(OLD, new, "扶贫车间") == "扶贫车间"


def test_words_that_are_joined_or_broken_now_are_the_same_words() -> None:
    new = OLD.replace("，\n", "，").replace("扶贫车间", "扶贫\n车间")
    assert words_after(OLD, new, "扶贫车间") == "扶贫\n车间"


def test_words_that_were_read_wrongly_do_not_fit() -> None:
    new = OLD.replace("512户", "518户")
    assert words_after(OLD, new, "512户") is None
    assert words_after(OLD, new, "8公里") == "8公里"


def test_of_words_that_stand_twice_the_right_ones_are_found() -> None:
    old = "甲村修路3公里，乙村修路3公里，丙村修路3公里。"
    new = "甲村修路5公里，乙村修路3公里，丙村修路3公里。"
    second = old.index("3公里", 10)
    found = Alignment(old, new).carried(Span(second, second + 3, "3公里"))
    assert found == Span(second, second + 3, "3公里")
    assert words_after(old, new, "3公里") is None  # of the first village, which is 5 now


def test_another_report_carries_nothing() -> None:
    assert words_after(OLD, "这一份讲的是别的事情。", "扶贫车间") is None


def test_what_is_carried_stands_in_the_new_text() -> None:
    carried = []

    @given(st.text(min_size=1, max_size=60), st.text(max_size=20), st.data())
    def carry(old: str, better: str, data: st.DataObject) -> None:
        first = data.draw(st.integers(0, len(old)))
        new = old[:first] + better + old[data.draw(st.integers(first, len(old))) :]
        start = data.draw(st.integers(0, len(old) - 1))
        end = data.draw(st.integers(start + 1, len(old)))
        found = Alignment(old, new).carried(Span(start, end, old[start:end]))
        if found is not None:
            carried.append(found)
            assert new[found.start : found.end] == found.text
            assert "".join(found.text.split()) == "".join(old[start:end].split())

    carry()
    assert carried


@given(
    st.lists(st.characters(min_codepoint=0x4E00), min_size=1, max_size=80, unique=True),
    st.text(st.characters(max_codepoint=0x4DFF), max_size=40),
    st.text(st.characters(max_codepoint=0x4DFF), max_size=40),
)
def test_what_stands_between_new_words_is_carried_whole(
    old: list[str], head: str, tail: str
) -> None:
    text = "".join(old)
    carried = Alignment(text, head + text + tail).carried(Span(0, len(text), text))
    assert carried == Span(len(head), len(head) + len(text), text)
