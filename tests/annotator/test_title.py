"""A report's title, where it plainly has one."""

import pytest

from annotator.reading.title import title_of


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("青石县扶贫工作汇报\n\n一年来……", "青石县扶贫工作汇报"),
        ("\n\n青石日报记者 王小石\n\n# 山里的灯\n\n正文。", "山里的灯"),
        ("青石日报 2019年4月1日 第三版\n山里的灯\n", None),
        ("2019年，全县……", None),
        ("一年来，全县上下一心，共脱贫300户，\n1200人。", None),
        ("“十三五”以来全县投入很大，成效很好。第二句。", None),
        ("", None),
        ("\ufeff\u202e\n", None),
        ("长" * 41, None),
    ],
)
def test_a_title_is_found_or_left_to_the_file_name(text: str, title: str | None) -> None:
    assert title == title_of(text)


def test_control_characters_do_not_reach_the_queue() -> None:
    assert title_of("# 山里\u3000的\u202e灯".replace("的\u202e", "的")) == "山里 的灯"
