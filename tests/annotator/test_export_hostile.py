"""Exports under hostile choices and texts: whole or not there, and nothing told that is hidden."""

import json
import os
import shutil
import subprocess
import sys
import time
from concurrent.futures import CancelledError
from pathlib import Path

import pytest

from annotator.errors import Problem, UserError
from annotator.exchange.formats import FORMATS, Writing
from annotator.exchange.writing import put_in_place
from annotator.exporting import privacy
from annotator.exporting.choice import Choice
from annotator.exporting.exporting import export, look
from annotator.gate import Gate
from annotator.importing.choice import ImportChoice
from annotator.importing.files import import_paths
from annotator.project import Project
from annotator.store import reports
from schema import labels
from schema.records import Json, report_id

SCHEMA = labels.default()


def bring(gate: Gate, folder: Path, *records: dict[str, Json]) -> Project:
    path = folder / "in.jsonl"
    path.write_text("\n".join(json.dumps(each) for each in records), "utf-8")
    outcome = import_paths(gate, [path], ImportChoice(labels_of=gate.person.name))
    assert not outcome.refused
    return gate.project


def record(text: str, *spans: dict[str, Json], **meta: str) -> dict[str, Json]:
    return {"text": text, "spans": [*spans], "meta": {**meta}}


def number(start: int, end: int, **said: Json) -> dict[str, Json]:
    return {"id": f"{start}-{end}", "label": "NUMBER", "start": start, "end": end, **said}


OVERLAPPING = record("修路5公里。", number(2, 5, value="5"), number(2, 3, value="5"))


WITH_EXTRAS = ("spacy", "hf", "xmi", "casjson")
CARRY_ALL = ("jsonl", "labelstudio", "brat", "webanno", "chat", "facts")  # of these spans


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in WITH_EXTRAS])
def test_strict_leaves_nothing_behind(gate: Gate, tmp_path: Path, name: str) -> None:
    project = bring(gate, tmp_path, OVERLAPPING)
    out = tmp_path / "out"
    out.mkdir()
    target = out / ("o.csv" if name == "facts" else "o")
    if name in CARRY_ALL:
        assert not export(project, name, target, is_strict=True, with_card=True).lost
        return
    with pytest.raises(UserError) as caught:
        export(project, name, target, is_strict=True, with_card=True)
    assert caught.value.problem is Problem.CANNOT_CARRY
    assert list(out.iterdir()) == []


@pytest.mark.parametrize("name", ["brat", "webanno", "labelstudio", "jsonl"])
def test_a_disk_that_fails_on_the_way_leaves_nothing(
    gate: Gate, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = bring(gate, tmp_path, record("修路5公里。", number(2, 5)), record("建水厂2座。"))
    out = tmp_path / "out"
    out.mkdir()

    def fail(_: int) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(UserError) as caught:
        export(project, name, out / "o", with_card=True)
    assert caught.value.problem is Problem.NO_ROOM
    assert list(out.iterdir()) == []


def test_a_cancelled_export_leaves_what_was_there(gate: Gate, tmp_path: Path) -> None:
    texts = [record(f"第{place}村修路5公里。", number(5, 8)) for place in range(5)]
    project = bring(gate, tmp_path, *texts)
    target = tmp_path / "o.jsonl"
    target.write_text("before", "utf-8")
    told: list[tuple[int, int]] = []

    def show(done: int, total: int) -> None:
        told.append((done, total))

    with pytest.raises(CancelledError):
        export(project, "jsonl", target, progress=show, is_cancelled=lambda: len(told) > 2)
    assert target.read_text("utf-8") == "before"
    assert not list(tmp_path.glob(".*.part"))
    assert told == [(0, 5), (1, 5), (2, 5)]


def test_more_empty_pieces_at_a_higher_rate_are_the_same_and_some_more(
    gate: Gate, tmp_path: Path
) -> None:
    text = "".join(f"这一句是第{place}句。" for place in range(400))
    project = bring(gate, tmp_path, record(text, number(5, 6)))
    how = Writing(schema=SCHEMA, chunk="sentence")
    kept = {}
    for rate in (0.0, 0.2, 0.6):
        export(project, "jsonl", tmp_path / "o", Choice(empty=rate), how)
        lines = (tmp_path / "o").read_text("utf-8").splitlines()
        kept[rate] = {json.loads(line)["offset"] for line in lines}
    assert kept[0.0] < kept[0.2] < kept[0.6]
    assert 0.1 < len(kept[0.2]) / 400 < 0.3
    assert 0.5 < len(kept[0.6]) / 400 < 0.7


def test_negatives_go_along_with_their_reasons(gate: Gate, tmp_path: Path) -> None:
    wrong = number(0, 2, state="rejected", reason="代际称呼", value="90")
    project = bring(gate, tmp_path, record("90后返乡，修路5公里。", wrong, number(7, 10)))
    export(project, "jsonl", tmp_path / "o", Choice(with_rejected=True))
    [line] = (tmp_path / "o").read_text("utf-8").splitlines()
    [negative, _] = json.loads(line)["spans"]
    assert (negative["state"], negative["reason"]) == ("rejected", "代际称呼")
    for name in ("conll", "chat", "brat"):
        with pytest.raises(UserError) as caught:
            export(project, name, tmp_path / name, Choice(with_rejected=True))
        assert caught.value.problem is Problem.NO_REJECTED


HOSTILE = "\ufeff黄秀兰\r\n说𠮷县😀修路5公里。\x00\u2028末\t"


@pytest.mark.parametrize("unit", ["codepoint", "utf16", "byte"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030", "jsonl"])
def test_texts_come_back_from_any_copy(
    gate: Gate, tmp_path: Path, unit: str, encoding: str
) -> None:
    start = HOSTILE.index("5公里")
    project = bring(gate, tmp_path, record(HOSTILE, number(start, start + 3, value="5")))
    whole, bare = tmp_path / "whole.jsonl", tmp_path / "bare.jsonl"
    export(project, "jsonl", whole, how=Writing(schema=SCHEMA, offsets=unit))
    how = Writing(schema=SCHEMA, offsets=unit, without_texts=True)
    export(project, "jsonl", bare, how=how)
    assert "5公里" not in bare.read_text("utf-8")
    copy = tmp_path / "copy"
    copy.mkdir()
    if encoding == "jsonl":
        (copy / "a.jsonl").write_text(json.dumps({"text": HOSTILE}), "utf-8")
    else:
        (copy / "a.txt").write_bytes(HOSTILE.encode(encoding))
    words = [sys.executable, "-I", "-S", tmp_path / privacy.SCRIPT, bare, copy]
    done = subprocess.run([str(word) for word in words], capture_output=True, check=True)
    assert done.stdout == whole.read_bytes()


def test_a_script_of_the_readers_own_is_replaced_whole(gate: Gate, tmp_path: Path) -> None:
    project = bring(gate, tmp_path, record("修路5公里。", number(2, 5)))
    (tmp_path / privacy.SCRIPT).write_text("old", "utf-8")
    how = Writing(schema=SCHEMA, without_texts=True)
    export(project, "jsonl", tmp_path / "o", how=how)
    assert "def main" in (tmp_path / privacy.SCRIPT).read_text("utf-8")


def test_masked_names_are_nowhere_in_what_is_written(gate: Gate, tmp_path: Path) -> None:
    text = "黄秀兰说😀黄秀兰家修路5公里，欧阳建国记。"
    span = number(text.index("5"), text.index("5") + 3, place="黄秀兰家", comment="问黄秀兰")
    project = bring(gate, tmp_path, record(text, span, name="黄秀兰的材料", source="黄秀兰.txt"))
    for name in ("jsonl", "brat", "chat", "facts"):
        target = tmp_path / "out" / (f"{name}.csv" if name == "facts" else name)
        target.parent.mkdir(exist_ok=True)
        export(project, name, target, Choice(mask_names=True), with_card=True)
    written = [each for each in (tmp_path / "out").rglob("*") if each.is_file()]
    assert len(written) >= 8
    for each in written:
        content = each.read_text("utf-8")
        assert "黄秀兰" not in content, each
        assert "欧阳建国" not in content, each
    [line] = (tmp_path / "out" / "jsonl").read_text("utf-8").splitlines()
    assert len(json.loads(line)["text"]) == len(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("村民李二牛和刘红梅领到补贴。", {"李二牛", "刘红梅"}),
        ("组长欧阳建国带队。", {"欧阳建国"}),
        ("阿依古丽·买买提说，合作社有5户。", {"阿依古丽·买买提"}),
        ("诸葛村修路5公里，户均增收3000元。", set()),
    ],
)
def test_names_are_masked_however_the_tagger_cuts_them(text: str, names: set[str]) -> None:
    found = privacy.names_in(text)
    assert names <= found
    assert bool(found) == bool(names)


def test_a_pseudonym_stands_also_for_a_name_in_another_form(gate: Gate, tmp_path: Path) -> None:
    project = bring(gate, tmp_path, record("修路5公里。", number(2, 5)))
    name = gate.person.name
    spelled = f" {name} ".replace(" ", "\u3000")
    choice = Choice(layer=spelled.strip(), pseudonyms=True)
    export(project, "jsonl", tmp_path / "o", choice, with_card=True)
    for each in tmp_path.glob("o*"):
        assert name not in each.read_text("utf-8"), each


def test_the_card_counts_what_was_exported_alone(gate: Gate, tmp_path: Path) -> None:
    texts = [
        record(f"第{place}村修路5公里。", number(5, 8), date=f"{2015 + place}")
        for place in range(6)
    ]
    project = bring(gate, tmp_path, *texts)
    done = export(
        project, "jsonl", tmp_path / "o", Choice(since="2017", until="2019"), with_card=True
    )
    card = json.loads((tmp_path / "o.card.json").read_text("utf-8"))
    assert done.reports == card["reports"] == sum(card["splits"].values()) == 3
    assert card["spans"] == {"NUMBER": 3}
    assert card["characters"] == sum(len(f"第{place}村修路5公里。") for place in (2, 3, 4))
    assert len(reports.ids(project.db)) == 6


@pytest.mark.parametrize("name", ["jsonl", "conll", "doccano", "brat", "webanno", "labelstudio"])
def test_a_look_shows_the_bytes_of_the_first_record(gate: Gate, tmp_path: Path, name: str) -> None:
    project = bring(
        gate, tmp_path, record("没有数字。另起一句，修路5公里。", number(12, 15, value="5"))
    )
    seen = look(project, name)
    target = tmp_path / "o"
    done = export(project, name, target)
    written = [target] if target.is_file() else list(target.rglob("*"))
    texts = [each.read_bytes().decode() for each in written if each.is_file()]
    assert any(seen.beginning in text for text in texts) or name == "conll"
    assert "NUMBER" in seen.beginning
    assert seen.counts == done


@pytest.mark.parametrize("is_folder", [False, True])
def test_what_a_killed_export_left_goes_with_the_next_one_to_that_name(
    tmp_path: Path, *, is_folder: bool
) -> None:
    def begin(name: str, age: float) -> Path:
        with put_in_place(tmp_path / name, is_folder=is_folder) as part:
            if is_folder:
                part.mkdir()
            else:
                part.touch()
            kept = part.with_name(f"{part.stem}0{part.suffix}")  # as if it had been killed here
            if is_folder:
                kept.mkdir()
                (kept / "a.txt").write_text("x", encoding="utf-8")
            else:
                kept.write_text("x", encoding="utf-8")
        os.utime(kept, (time.time() - age,) * 2)
        return kept

    old, other = begin("out", 7200), begin("other", 7200)
    young = begin("out2", 60)
    for name in ("out", "out2"):
        shutil.rmtree(tmp_path / name, ignore_errors=True)
        begin(name, 60)
    assert (old.exists(), other.exists(), young.exists()) == (False, True, True)


def test_a_look_foresees_that_no_xml_can_hold_a_later_report(gate: Gate, tmp_path: Path) -> None:
    said = "这里\x01有记号"
    project = bring(gate, tmp_path, record("修路5公里。", number(2, 5)), record(said))
    with pytest.raises(UserError) as caught:
        look(project, "xmi")
    assert caught.value.problem is Problem.NOT_IN_XML
    assert caught.value.values["report"] == report_id(said)
    assert look(project, "brat").counts.reports == 2
