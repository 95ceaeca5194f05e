"""A page of a pdf is drawn with the words of a span marked, in a process that may be stopped."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.errors import Problem, UserError
from annotator.importing.apart import ReaderProcess
from annotator.importing.sources import Sources
from annotator.reading.page_picture import MOST_PIXELS, find_words
from annotator.reading.pages import PagePicture, page_of, page_starts, request_for
from schema.labels import default
from schema.records import Report, Span

FILES = Path(__file__).parent / "files"


def read(name: str) -> Report:
    with Sources(default()) as sources:
        [found] = sources.documents(FILES / name)
    assert not isinstance(found, UserError)
    return found.report


def span(report: Report, words: str) -> Span:
    start = report.text.index(words)
    return Span(start, start + len(words), words)


def picture(
    report: Report, words: Span | None, *, page: int = 0, scale: float = 1.0
) -> PagePicture:
    with ReaderProcess() as process:
        return process.picture(FILES / report.source, request_for(report, page, scale, words))


def darkest(drawn: PagePicture, box: tuple[float, float, float, float]) -> int:
    left, top, right, bottom = (round(each) for each in box)
    rows = range(top, bottom)
    return min(
        drawn.pixels[row * drawn.stride + at] for row in rows for at in range(left * 3, right * 3)
    )


@pytest.mark.parametrize("name", ["libreoffice.pdf", "heads.pdf", "columns.pdf", "radicals.pdf"])
def test_every_line_of_a_report_is_found_on_its_page(name: str) -> None:
    report = read(name)
    with ReaderProcess() as process:
        for at, line in enumerate(report.text.splitlines(keepends=True)):
            start = sum(map(len, report.text.splitlines(keepends=True)[:at]))
            words = line.rstrip("\n")
            if not words.strip() or "\t" in words:
                continue
            page = page_of(report, start)
            asked = request_for(report, page, 1.0, Span(start, start + len(words), words))
            drawn = process.picture(FILES / name, asked)
            assert drawn.marks, words
            assert all(
                0 <= left < right <= drawn.width + 1 and 0 <= top < bottom <= drawn.height + 1
                for left, top, right, bottom in drawn.marks
            )
            assert darkest(drawn, drawn.marks[0]) < 128, "something is drawn where the words are"


def test_words_that_are_broken_over_lines_have_a_mark_on_each() -> None:
    report = read("libreoffice.pdf")
    lines = [each for each in report.text.splitlines() if len(each) > 10]
    start = report.text.index(lines[1]) + len(lines[1]) - 4
    broken = Span(start, start + 9, report.text[start : start + 9])
    assert "\n" in broken.text
    drawn = picture(report, broken, page=page_of(report, start))
    assert len(drawn.marks) == 2
    (_, first, _, _), (_, second, _, _) = drawn.marks
    assert first < second


def test_a_page_is_larger_where_that_is_asked_and_never_beyond_its_bound() -> None:
    report = read("heads.pdf")
    small, large, huge = (picture(report, None, scale=scale) for scale in (0.5, 1.0, 500.0))
    assert large.width == pytest.approx(small.width * 2, abs=2)
    assert small.marks == ()
    assert huge.width * huge.height <= MOST_PIXELS * 1.01
    assert len(huge.pixels) == huge.stride * huge.height
    assert huge.scale < 500.0


@pytest.mark.parametrize("name", ["truncated.pdf", "locked.pdf", "utf8.txt"])
def test_what_cannot_be_drawn_is_refused(name: str) -> None:
    report = Report.of("正文", name="", source=name, meta={"page_starts": [0]})
    with pytest.raises(UserError) as refused:
        picture(report, None)
    assert refused.value.problem is Problem.UNREADABLE


def test_a_page_that_is_not_there_is_refused_and_the_process_goes_on() -> None:
    report = read("heads.pdf")
    with ReaderProcess() as process:
        asked = request_for(report, 0, 1.0, None)
        beyond = replace(asked, page=99)
        with pytest.raises(UserError):
            process.picture(FILES / "heads.pdf", beyond)
        before = process.pid
        assert process.picture(FILES / "heads.pdf", asked).pages == len(page_starts(report))
        assert process.pid == before


def test_words_know_their_page_and_the_part_of_them_that_is_on_it() -> None:
    report = Report.of("甲乙\n丙丁\n", name="", meta={"page_starts": [0, 3]})
    assert [page_of(report, at) for at in (0, 2, 3, 5)] == [0, 0, 1, 1]
    words = Span(1, 4, "乙\n丙")
    first, second = (request_for(report, page, 1.0, words) for page in (0, 1))
    assert (first.text[first.start : first.end], second.text[second.start : second.end]) == (
        "乙\n",
        "丙",
    )
    assert page_starts(Report.of("甲", name="")) == []


def test_words_that_are_found_are_the_same_words() -> None:
    words = []

    @given(
        st.text("甲乙丙12 \n", min_size=1, max_size=20), st.text("甲乙丙12", max_size=5), st.data()
    )
    def look(text: str, before: str, data: st.DataObject) -> None:
        drawn = before + "".join(text.split())
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        found = find_words(text, drawn, start, end)
        if found is not None:
            words.append(found)
            assert drawn[found.start : found.end] == "".join(text[start:end].split())

    look()
    assert words
