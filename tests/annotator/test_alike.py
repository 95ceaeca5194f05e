"""Texts that are nearly the same are found, with how much of them is."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.alike import NEARLY_THE_SAME
from annotator.checks.finding import Finding, Rule
from annotator.checks.verify import verify
from annotator.gate import Gate
from annotator.importing.batches import take_back
from annotator.importing.choice import ImportChoice
from annotator.importing.files import import_paths
from annotator.importing.preview import look_at
from annotator.reading.extract import Options
from annotator.store import reports, texts
from annotator.words import sentence
from schema import likeness

BODY = "".join(
    f"第{n}条，{place}建成{thing}{n * 7}处，惠及贫困户{n * 131}户，户均增收{n * 53}元。"
    for n, (place, thing) in enumerate(
        (place, thing)
        for place in ("青石乡", "白水镇", "红岩村", "龙泉县", "松林社区", "柳河村")
        for thing in ("水厂", "茶园", "扶贫车间", "卫生室", "电站", "养殖场")
    )
)
OTHER = "".join(
    f"会议强调，要做好第{n}项工作，落实{n * 3}条措施，确保{n}年内见效。" for n in range(60)
)


def write(folder: Path, **contents: str) -> list[Path]:
    paths = [folder / f"{name}.txt" for name in contents]
    for path, text in zip(paths, contents.values(), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def mended(text: str, *places: int) -> str:
    characters = list(text)
    for place in places:
        characters[place] = "改"
    return "".join(characters)


def test_a_version_of_a_report_comes_in_and_is_named(gate: Gate, tmp_path: Path) -> None:
    import_paths(gate, write(tmp_path, 青石县2019=BODY))
    [path] = write(tmp_path, 新稿=mended(BODY, 100, 500, 800))
    [other] = write(tmp_path, 别的=OTHER)
    outcome = import_paths(gate, [path, other])
    [found] = outcome.alike
    assert (found.name, found.other) == ("新稿", "青石县2019")
    assert 93 <= found.percent <= 99
    assert len(outcome.new) == 2


def test_versions_can_be_left_out_those_of_one_import_among_them(
    gate: Gate, tmp_path: Path
) -> None:
    paths = write(tmp_path, a=BODY, b=mended(BODY, 300), c=OTHER, d=mended(BODY, 700))
    outcome = import_paths(gate, paths, ImportChoice(leave_out_alike=True))
    assert [reports.get(gate.project.db, each).name for each in outcome.new] == ["a", "c"]
    assert [(each.name, each.other) for each in outcome.left_out] == [("b", "a"), ("d", "a")]
    assert outcome.alike == []


def test_blanks_and_punctuation_make_no_difference_and_never_a_hundred_percent(
    gate: Gate, tmp_path: Path
) -> None:
    paths = write(tmp_path, a=BODY, b=BODY.replace("，", ", ").replace("。", "。\n"))
    [found] = import_paths(gate, paths).alike
    assert found.percent == 99


def test_what_was_taken_back_is_nobodys_likeness(gate: Gate, tmp_path: Path) -> None:
    outcome = import_paths(gate, write(tmp_path, a=BODY))
    assert outcome.batch is not None
    take_back(gate, outcome.batch)
    assert import_paths(gate, write(tmp_path, b=mended(BODY, 50))).alike == []


def test_the_rows_of_one_file_are_held_against_each_other(gate: Gate, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    rows = [{"content": mended(BODY, n), "title": str(n)} for n in (10, 400)]
    path.write_text(json.dumps(rows), encoding="utf-8")
    [found] = import_paths(gate, [path]).alike
    assert (found.name, found.other) == ("400", "10")


@given(st.text(max_size=300), st.text(max_size=300))
def test_resemblance_is_a_share_and_the_same_both_ways(one: str, other: str) -> None:
    sets = likeness.shingles(one), likeness.shingles(other)
    share = likeness.resemblance(*sets)
    assert 0 <= share <= 1
    assert share == likeness.resemblance(*reversed(sets))
    assert likeness.resemblance(sets[0], sets[0]) in (0, 1)
    assert len(likeness.keys(likeness.sketch(one))) <= 8


def test_a_share_is_close_to_that_of_all_shingles() -> None:
    text = BODY + OTHER
    for many in (5, 20, 40):
        changed = mended(text, *range(7, len(text), len(text) // many))
        whole = [{each[at : at + 6] for at in range(len(each))} for each in (text, changed)]
        exact = len(whole[0] & whole[1]) / len(whole[0] | whole[1])
        found = likeness.resemblance(likeness.shingles(text), likeness.shingles(changed))
        assert found == pytest.approx(exact, abs=0.06)


def test_every_stored_text_has_its_sketch(gate: Gate, tmp_path: Path) -> None:
    import_paths(gate, write(tmp_path, a=BODY, b=OTHER))
    found = list(texts.sketches(gate.project.db))
    assert len(found) == 2
    for report, sketch in found:
        assert sketch == likeness.sketch(texts.get(gate.project.db, report))


def test_the_preview_says_what_an_import_would_do_and_stores_nothing(
    gate: Gate, tmp_path: Path
) -> None:
    import_paths(gate, write(tmp_path, a=BODY))
    paths = write(tmp_path, a=BODY, b=mended(BODY, 90), c=OTHER, d=OTHER)
    (tmp_path / "e.csv").write_bytes("标题,正文\n甲,".encode("gb18030") + OTHER.encode("gb18030"))
    looks = list(look_at(gate.project, [*paths, tmp_path / "e.csv", tmp_path / "gone"]))
    assert [(each.reports, each.known, len(each.repeated), len(each.alike)) for each in looks] == [
        (1, 1, 0, 0),
        (1, 0, 0, 1),
        (1, 0, 0, 0),
        (1, 0, 1, 0),
        (1, 0, 1, 0),
        (0, 0, 0, 0),
    ]
    assert looks[4].encoding == "gb18030"
    assert (looks[4].table.text, looks[4].table.title) == ("正文", "标题")
    assert len(looks[5].refused) == 1
    assert len(reports.ids(gate.project.db)) == 1


def test_the_preview_offers_the_columns_of_a_table_without_a_text(
    gate: Gate, tmp_path: Path
) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{"甲、丙": "短", "乙": "也短"}]), encoding="utf-8")
    [look] = look_at(gate.project, [path])
    assert look.table.columns == ("甲、丙", "乙")
    [said] = [sentence(each, "en") for each in look.refused]
    assert "甲、丙, 乙" in said
    [look] = look_at(gate.project, [path], ImportChoice(options=Options(text_column="乙")))
    assert (look.reports, look.table.text, look.refused) == (1, "乙", [])


def test_a_preview_that_is_cancelled_ends_at_once(gate: Gate, tmp_path: Path) -> None:
    paths = write(tmp_path, a=BODY, b=OTHER)
    assert list(look_at(gate.project, paths, is_cancelled=lambda: True)) == []


def test_the_share_asked_for_is_one_that_the_sketches_find() -> None:
    missed = 0
    for begin in range(0, 400, 10):
        changed = mended(BODY, *range(begin, len(BODY), len(BODY) // 10))
        shared = set(likeness.keys(likeness.sketch(BODY))) & set(
            likeness.keys(likeness.sketch(changed))
        )
        pair = likeness.shingles(BODY), likeness.shingles(changed)
        missed += likeness.resemblance(*pair) >= NEARLY_THE_SAME and len(shared) < 4
    assert missed <= 4


def test_verify_notices_a_sketch_that_is_not_its_texts(gate: Gate, tmp_path: Path) -> None:
    [report] = import_paths(gate, write(tmp_path, a=BODY)).new
    gate.project.db.execute("UPDATE sketches SET sketch = x'00'")
    gate.project.db.conn.commit()
    assert verify(gate.project) == [Finding(Rule.SKETCHES, report)]
