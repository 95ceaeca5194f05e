"""What an export may be told: units, parts, pieces, negatives, cards, and how it is published."""

import csv
import hashlib
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from annotator import words
from annotator.cli import commands
from annotator.errors import Problem, UserError
from annotator.exchange import extras, facts, jsonl, layers, spreadsheets
from annotator.exchange.carrying import rows_of
from annotator.exchange.documents import Document
from annotator.exchange.formats import FORMATS, Writing
from annotator.exporting import privacy, splits
from annotator.exporting.choice import Choice
from annotator.exporting.exporting import export
from annotator.gate import Gate
from annotator.importing.choice import ImportChoice
from annotator.importing.files import import_paths
from annotator.project import Project
from annotator.reading.paragraphs import on_one_line
from schema import json_schemas, labels
from schema.records import Json

SCHEMA = labels.default()
TEXT = "😀桐山县新修路5公里。\n另无数字一句。\n黄秀兰说，户均增收３千元。"
SPANS: list[Json] = [
    {"label": "MEASURE", "start": 4, "end": 7, "category": "infrastructure", "id": "m"},
    {"label": "NUMBER", "start": 7, "end": 10, "value": "5", "unit": "公里", "id": "n"}
    | {"quantifies": ["m"], "indicator": {"start": 5, "end": 7, "text": "修路"}},
    {"label": "NUMBER", "start": 28, "end": 31, "value": "3000", "unit": "元", "id": "k"}
    | {"comment": "林一：再看"},
]


def bring(gate: Gate, folder: Path, texts: list[tuple[str, list[Json]]]) -> None:
    path = folder / "in.jsonl"
    lines = [
        json.dumps(
            {"text": text, "spans": spans, "meta": {"name": f"={number}", "date": "2019-05"}}
        )
        for number, (text, spans) in enumerate(texts)
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    outcome = import_paths(gate, [path], ImportChoice(labels_of=gate.person.name))
    assert not outcome.refused


@pytest.fixture
def filled(gate: Gate, tmp_path: Path) -> Project:
    bring(gate, tmp_path, [(TEXT, SPANS)])
    return gate.project


def call(*words: object) -> Result:
    result = CliRunner().invoke(commands, [str(word) for word in words])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def lines_of(path: Path) -> list[dict[str, Json]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_labels_of_several_people_are_not_mixed_without_a_word(
    filled: Project, gate: Gate, tmp_path: Path
) -> None:
    everybody = Choice(layer="all")
    assert not export(filled, "brat", tmp_path / "one", everybody).lost["annotator"]
    import_paths(gate, [tmp_path / "in.jsonl"], ImportChoice(labels_of="韩冬"))
    done = export(filled, "brat", tmp_path / "both", everybody)
    assert done.lost["annotator"] == done.spans == 2 * len(SPANS)
    assert not export(filled, "brat", tmp_path / "hers", Choice(layer="韩冬")).lost["annotator"]
    assert not export(filled, "jsonl", tmp_path / "all.jsonl", everybody).lost
    with pytest.raises(UserError) as refused:
        export(filled, "conll", tmp_path / "c", everybody, is_strict=True)
    assert refused.value.problem is Problem.CANNOT_CARRY


@pytest.mark.parametrize(
    ("unit", "encoding", "size"), [("utf16", "utf-16-le", 2), ("byte", "utf-8", 1)]
)
def test_places_in_other_units_say_so_and_come_back(
    filled: Project, tmp_path: Path, unit: str, encoding: str, size: int
) -> None:
    export(filled, "jsonl", tmp_path / "a.jsonl")
    how = Writing(schema=SCHEMA, offsets=unit)
    export(filled, "jsonl", tmp_path / "b.jsonl", how=how)
    [plain], [other] = lines_of(tmp_path / "a.jsonl"), lines_of(tmp_path / "b.jsonl")
    assert (plain["offsets"], other["offsets"]) == ("codepoint", unit)
    assert plain["spans"] != other["spans"]
    encoded = TEXT.encode(encoding)
    for span in other["spans"]:
        for each in (span, span.get("indicator", span)):
            said = encoded[each["start"] * size : each["end"] * size].decode(encoding)
            assert said == each["text"]
    both = [next(jsonl.read(tmp_path / name, SCHEMA)) for name in ("a.jsonl", "b.jsonl")]
    assert both[0] == both[1]


def test_a_place_inside_a_character_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    span = {"label": "NUMBER", "start": 1, "end": 3}
    path.write_text(json.dumps({"text": "😀5户", "offsets": "utf16", "spans": [span]}), "utf-8")
    [refused] = jsonl.read(path, SCHEMA)
    assert isinstance(refused, UserError)
    assert refused.problem == Problem.BAD_SPAN


def test_formats_whose_readers_count_otherwise_refuse_a_unit(
    filled: Project, tmp_path: Path
) -> None:
    for name in ("conll", "brat", "doccano", "labelstudio"):
        with pytest.raises(UserError) as caught:
            export(filled, name, tmp_path / "o", how=Writing(schema=SCHEMA, offsets="utf16"))
        assert caught.value.problem == Problem.OFFSETS_FIXED


def test_a_span_that_is_not_the_text_never_leaves(filled: Project, tmp_path: Path) -> None:
    filled.db.execute("UPDATE labels SET start = start + 1, end = end + 1 WHERE label = 'number'")
    with pytest.raises(UserError) as caught:
        export(filled, "jsonl", tmp_path / "o.jsonl")
    assert caught.value.problem == Problem.SPAN_NOT_TEXT
    assert not (tmp_path / "o.jsonl").exists()


def test_empty_pieces_are_kept_at_the_rate_that_was_chosen(filled: Project, tmp_path: Path) -> None:
    how = Writing(schema=SCHEMA, chunk="sentence")
    for rate, left in ((1.0, 3), (0.0, 2)):
        export(filled, "jsonl", tmp_path / "o.jsonl", Choice(empty=rate), how)
        assert len(lines_of(tmp_path / "o.jsonl")) == left


def test_what_reaches_into_another_piece_is_counted(gate: Gate, tmp_path: Path) -> None:
    spans: list[Json] = [
        {"label": "MEASURE", "start": 0, "end": 2, "id": "m"},
        {"label": "NUMBER", "start": 4, "end": 7, "id": "n", "quantifies": ["m"]},
    ]
    bring(gate, tmp_path, [("修路。共5公里", spans)])
    for name in ("doccano", "labelstudio", "chat"):
        how = Writing(schema=SCHEMA, chunk="sentence")
        done = export(gate.project, name, tmp_path / name, how=how)
        assert done.lost == {"other_piece": 1}


def test_parts_are_disjoint_whole_and_keep_near_copies_together(gate: Gate, tmp_path: Path) -> None:
    base = "".join(
        f"第{number}组在{chr(0x4E00 + number * 37)}村修路{number}公里；" for number in range(60)
    )
    texts = [f"{chr(0x5000 + number)}县{number}" * 30 for number in range(40)]
    copies = [base + tail for tail in "甲乙丙丁戊己庚辛"]
    bring(gate, tmp_path, [(text, []) for text in [*texts, *copies]])
    found: dict[str, set[object]] = {}
    for part in splits.PARTS:
        export(gate.project, "jsonl", tmp_path / part, Choice(split=part, seed=3))
        found[part] = {line["text"] for line in lines_of(tmp_path / part)}
    assert sum(map(len, found.values())) == 48
    assert set.union(*found.values()) == {*texts, *copies}
    assert len([part for part in found.values() if part & {*copies}]) == 1
    assert splits.parts(gate.project, 3) != splits.parts(gate.project, 4)


def test_an_export_of_a_part_that_is_empty_says_so(filled: Project, tmp_path: Path) -> None:
    [part] = set(splits.parts(filled, 0).values())
    other = next(each for each in splits.PARTS if each != part)
    assert export(filled, "jsonl", tmp_path / "o", Choice(split=other)).reports == 0


def test_reports_are_chosen_by_their_date(filled: Project, tmp_path: Path) -> None:
    def count(**dates: str) -> int:
        return export(filled, "jsonl", tmp_path / "o", Choice(**dates)).reports

    assert (count(since="2019"), count(since="2019-06"), count(until="2019")) == (1, 0, 1)
    assert count(until="2019-04") == 0
    assert (count(since="2019-05-31"), count(until="2019-05-01")) == (1, 1), "one of its days is"
    assert count(since="2019-05-01", until="2019-05-31") == 1


@pytest.mark.parametrize("date", [None, "", 2019, "2019年5月", "2019-13", "May 2019"])
def test_reports_of_which_nobody_knows_the_date_are_not_left_out_without_a_word(
    filled: Project, gate: Gate, tmp_path: Path, date: Json
) -> None:
    path, out = tmp_path / "undated.jsonl", tmp_path / "o.jsonl"
    path.write_text(
        json.dumps({"text": "没有日期。", "spans": [], "meta": {"date": date}}), "utf-8"
    )
    import_paths(gate, [path], ImportChoice(labels_of=gate.person.name))
    words = ("export", filled.path, "--out", out, "--card", "--since", "2019")
    refused = call(*words, "--strict")
    assert refused.exit_code == 2
    assert "1 report has no date" in refused.output
    assert not out.exists()
    done = call(*words)
    assert (done.exit_code, [each["text"] for each in lines_of(out)]) == (0, [TEXT])
    assert "1 report has no date" in done.output
    assert json.loads((tmp_path / "o.jsonl.card.json").read_text("utf-8"))["undated_left_out"] == 1
    assert export(filled, "jsonl", out).undated == 0
    nothing = export(filled, "jsonl", tmp_path / "n", Choice(until="2018"))
    assert (nothing.reports, nothing.undated) == (0, 1)


def test_a_moment_is_a_date_too(gate: Gate, tmp_path: Path) -> None:
    path = tmp_path / "moment.jsonl"
    meta = {"date": "2019-05-01T08:30:00"}
    path.write_text(json.dumps({"text": "有时刻。", "spans": [], "meta": meta}), "utf-8")
    import_paths(gate, [path], ImportChoice(labels_of=gate.person.name))
    for chosen, many in ((Choice(until="2019-05-01"), 1), (Choice(since="2019-05-02"), 0)):
        assert export(gate.project, "jsonl", tmp_path / "o", chosen).reports == many


EXPORTS = """
import sys
from annotator.cli import commands
project, folder, *names = sys.argv[1:]
for name in names:
    words = ["export", project, "--format", name, "--out", f"{folder}/{name}.xlsx", "--card"]
    commands(words, standalone_mode=False)
"""


def test_the_same_choice_gives_the_same_bytes_in_another_process(
    filled: Project, tmp_path: Path
) -> None:
    names = ("jsonl", "brat", "webanno", "chat", "facts")
    made: dict[str, set[str]] = {name: set() for name in names}
    for seed in ("1", "2"):
        folder = tmp_path / seed
        folder.mkdir()
        command = [sys.executable, "-c", EXPORTS, filled.path, folder, *names]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed})
        for name in names:
            card = json.loads((folder / f"{name}.xlsx.card.json").read_text("utf-8"))
            made[name].add(card["sha256"])
    assert [len(hashes) for hashes in made.values()] == [1, 1, 1, 1, 1]


def test_a_card_is_a_page_that_people_read(filled: Project, gate: Gate, tmp_path: Path) -> None:
    out, hostile = tmp_path / "o.jsonl", "<b>*a* | [x](http://y.z) `q`"
    import_paths(gate, [tmp_path / "in.jsonl"], ImportChoice(labels_of=hostile))
    words = ("export", filled.path, "--layer", "all", "--out", out, "--card", "--format", "conll")
    assert call(*words, "--labels", "number").exit_code == 0
    page = out.with_name("o.jsonl.card.md").read_text("utf-8")
    front, body = page.removeprefix("---\n").split("\n---\n# ")
    lines = re.findall("(?m)^(.+?): (.*)$", front)
    about = {name: json.loads(value) for name, value in lines}
    assert about["pretty_name"] == SCHEMA.name.en
    assert about["size_categories"] == ["n<1K"]
    assert [each for each in body.split("\n") if each.startswith("## ")] == [
        *("## 数量 Counts", "## 标签 Labels", "## 划分 Splits", "## 没有写入的 Left out"),
        *("## 标签方案 Schema", "## 项目里的一致性 Agreement in the project"),
        *("## 导出时的选择 How it was exported", "## 校验 Hash"),
    ]
    for row in ("| 报告 Reports | 1 |", "| `NUMBER` | 数值 Number | 2 |", "| `overlap` | 2 |"):
        assert row in body
    assert SCHEMA.guidelines_version in body
    assert "\\<b\\>\\*a\\* \\| \\[x\\](http\\://y.z) \\`q\\`" in body


def test_a_card_says_what_is_there_and_its_hash(filled: Project, tmp_path: Path) -> None:
    out = tmp_path / "o.jsonl"
    assert call("export", filled.path, "--out", out, "--card", "--pseudonyms").exit_code == 0
    card = json.loads((tmp_path / "o.jsonl.card.json").read_text("utf-8"))
    assert card["sha256"] == hashlib.sha256(out.read_bytes()).hexdigest()
    assert card["spans"] == {"MEASURE": 1, "NUMBER": 2}
    assert (card["links"], card["reports"]) == (1, 1)
    assert card["schema"]["version"] == SCHEMA.version
    assert sum(card["splits"].values()) == 1
    assert card["sha256"] in (tmp_path / "o.jsonl.card.md").read_text("utf-8")


def test_pseudonyms_stand_wherever_a_name_did(filled: Project, tmp_path: Path) -> None:
    export(filled, "jsonl", tmp_path / "o", Choice(pseudonyms=True))
    said = (tmp_path / "o").read_text("utf-8")
    assert "林一" not in said
    assert "annotator-" in said
    assert ":再看" in said.replace("：", ":")


def test_masked_names_leave_every_place_as_it_was(filled: Project, tmp_path: Path) -> None:
    export(filled, "jsonl", tmp_path / "o", Choice(mask_names=True))
    [line] = lines_of(tmp_path / "o")
    assert line["text"] == TEXT.replace("黄秀兰", "某某某")
    [document] = jsonl.read(tmp_path / "o", SCHEMA)
    assert isinstance(document, Document)
    assert document.report.id == line["id"]
    assert privacy.names_in("桐山县修路5公里，产业扶贫带动户均增收。") == set()


def test_texts_left_out_are_put_back_by_hash_alone(filled: Project, tmp_path: Path) -> None:
    export(filled, "jsonl", tmp_path / "whole.jsonl", how=Writing(schema=SCHEMA, offsets="utf16"))
    out = tmp_path / "published"
    out.mkdir()
    how = Writing(schema=SCHEMA, offsets="utf16", without_texts=True)
    export(filled, "jsonl", out / "o.jsonl", how=how)
    bare = (out / "o.jsonl").read_text("utf-8")
    assert "修路" not in bare
    assert "text" not in json.loads(bare)

    def put_back(*copies: Path) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-I", "-S", out / privacy.SCRIPT, out / "o.jsonl", *copies]
        return subprocess.run([str(word) for word in command], capture_output=True)

    copies = tmp_path / "copies"
    copies.mkdir()
    (copies / "other.txt").write_text("别的报告", "utf-8")
    missing = put_back(copies)
    assert (missing.returncode, missing.stdout) == (1, b"")
    (copies / "mine.txt").write_bytes(TEXT.encode("gb18030"))
    done = put_back(copies)
    assert done.returncode == 0
    [whole] = lines_of(tmp_path / "whole.jsonl")
    assert json.loads(done.stdout) == whole


@pytest.mark.parametrize(
    ("name", "how"),
    [("conll", {}), ("jsonl", {"chunk": "sentence"})],
)
def test_texts_are_left_out_of_whole_reports_in_jsonl_only(
    filled: Project, tmp_path: Path, name: str, how: dict[str, str]
) -> None:
    writing = Writing(schema=SCHEMA, without_texts=True, **how)
    with pytest.raises(UserError) as caught:
        export(filled, name, tmp_path / "o", how=writing)
    assert caught.value.problem == Problem.TEXTS_NEEDED


def test_facts_hold_a_row_for_each_number(filled: Project, tmp_path: Path) -> None:
    done = export(filled, "facts", tmp_path / "o.csv")
    content = (tmp_path / "o.csv").read_bytes().decode("utf-8-sig").split("\r\n")
    head, first, second, end = content
    assert head.split(",") == [*facts.COLUMNS]
    assert first.startswith(
        "'=0,,新修路,infrastructure,修路,5,公里,exact,,,done,,😀桐山县新修路5公里。,"
    )
    assert "黄秀兰说，户均增收３千元。" in second
    assert (end, done.lost) == ("", {"comment": 1})
    with pytest.raises(UserError) as caught:
        export(filled, "facts", tmp_path / "o.doc")
    assert caught.value.problem == Problem.WRONG_ENDING


def test_facts_say_who_settled_a_number_and_what_it_was_suggested_by(
    filled: Project, tmp_path: Path
) -> None:
    path = tmp_path / "o.csv"
    export(filled, "facts", path, Choice(with_provenance=True))
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [*csv.DictReader(file)]
    [record] = layers.records_of(filled, layers.reports_of(filled, "gold"), with_provenance=True)
    numbers = [row for row in rows_of(record) if row["label"] == "NUMBER"]
    for name in ("settled_by", "settled_at"):
        assert [row[name] for row in rows] == [row[name] for row in numbers] != ["", ""]
    assert [row["from"] for row in rows] == ["", ""]


def test_cells_of_facts_are_one_line(gate: Gate, tmp_path: Path) -> None:
    text = "青石县\x0c贫困\r\n发生率由7.\x0c64%下降，\nGDP\n growth达5\u2028公里，修\n　路。"
    spans: list[Json] = []
    for label, piece, more in (
        ("MEASURE", "修\n　路", {"category": "infrastructure"}),
        ("NUMBER", "7.\x0c64%", {"value": "7.64", "unit": "%"}),
        ("NUMBER", "5\u2028公里", {"value": "5", "unit": "公里"}),
    ):
        start = text.index(piece)
        spans.append(
            {"id": piece, "label": label, "start": start, "end": start + len(piece), **more}
        )
    where = {"start": text.index("贫困"), "end": text.index("由")}
    spans[1] |= {"indicator": where, "doubt": "一\n二\0", "place": "青石\n县"}
    spans[2] |= {"quantifies": ["修\n　路"]}
    bring(gate, tmp_path, [(text, spans)])
    export(gate.project, "facts", tmp_path / "o.csv")
    content = (tmp_path / "o.csv").read_text("utf-8-sig")
    assert len(content.splitlines()) == 3
    assert "\0" not in content
    first, second = csv.DictReader(io.StringIO(content, newline=""))
    assert (first["indicator"], first["number"], first["place"]) == (
        "贫困发生率",
        "7.64%",
        "青石县",
    )
    assert (first["doubt"], second["measure"], second["number"]) == ("一二\ufffd", "修路", "5公里")
    assert "达5公里，修" in second["sentence"]
    assert on_one_line("甲\n GDP \x0c\r\n growth\n乙") == "甲GDP growth乙"


@pytest.mark.parametrize("cell", ["=1", "+1户", "-1+2", "@x", " =1", "\t1", "\r=1", "＝1"])
def test_a_cell_that_begins_like_a_formula_is_neutralised(cell: str) -> None:
    assert spreadsheets.harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["-5", "-0.5", "5", "约5户", "1=1", ""])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert spreadsheets.harmless(cell) == cell


@pytest.mark.parametrize(
    ("name", "library", "extra"),
    [("spacy", "spacy", "spacy"), ("hf", "pyarrow", "parquet"), ("xmi", "cassis", "cas")],
)
def test_a_missing_library_is_named_with_its_extra(
    filled: Project,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    library: str,
    extra: str,
) -> None:
    monkeypatch.setitem(sys.modules, library, None)  # as where it was never installed
    refused = call("export", filled.path, "--format", name, "--out", tmp_path / "o")
    assert refused.exit_code == 2
    assert library in refused.stderr
    assert f".[{extra}]" in refused.stderr
    assert not (tmp_path / "o").exists()


def test_an_extra_stands_in_the_project_file() -> None:
    import tomllib

    root = Path(__file__).parents[2]
    declared = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    named = declared.get("optional-dependencies")
    if named is None:
        pytest.skip("the extras are not declared yet")
    assert set(extras.EXTRAS.values()) <= set(named)


@pytest.mark.parametrize(
    ("name", "made"),
    [("jsonl", json_schemas.record_schema), ("answer", json_schemas.answer_schema)],
)
def test_the_published_json_schema_is_that_of_the_label_schema(
    name: str, made: Callable[[labels.LabelSchema], dict[str, Json]]
) -> None:
    path = Path(__file__).parents[2] / "docs" / "json-schemas" / f"{name}.schema.json"
    assert json.loads(path.read_text("utf-8")) == made(SCHEMA)
    said = call("json-schema", name)
    assert json.loads(said.stdout) == made(SCHEMA)


def test_every_format_says_no_or_keeps_rejected_spans_apart(
    filled: Project, tmp_path: Path
) -> None:
    for name, form in FORMATS.items():
        if not form.says_states:
            with pytest.raises(UserError) as caught:
                export(filled, name, tmp_path / "o", Choice(with_rejected=True))
            assert caught.value.problem == Problem.NO_REJECTED
        if not form.carries.provenance:
            with pytest.raises(UserError) as caught:
                export(filled, name, tmp_path / "o", Choice(with_provenance=True))
            assert caught.value.problem == Problem.NO_PROVENANCE


def test_samples_make_answers_that_import_finds_again(tmp_path: Path) -> None:
    from annotator.exchange import chat, quotes

    lines = files("seeds").joinpath("gold.jsonl").read_text("utf-8").splitlines()[:6]
    for line in lines:
        record = json.loads(line)
        path = tmp_path / "answer.jsonl"
        path.write_text(json.dumps({"text": record["text"], **chat.answer(record)}), "utf-8")
        [read] = quotes.read(path, SCHEMA)
        assert not isinstance(read, UserError)
        assert len(read["spans"]) == len(record["spans"])


@pytest.mark.parametrize(("name", "comments"), [("brat", 0), ("doccano", 1), ("facts", 1)])
def test_remarks_that_a_format_has_no_place_for_are_counted(
    gate: Gate, tmp_path: Path, name: str, comments: int
) -> None:
    text = "发放小额信贷12笔，另有3笔"
    spans = [
        {"label": "NUMBER", "start": 6, "end": 9, "value": "12", "unit": "笔", "comment": "看过"},
        {"label": "NUMBER", "start": 12, "end": 14, "value": "3", "unit": "笔", "unsure": True},
    ]
    path = tmp_path / "in.jsonl"
    path.write_text(json.dumps({"text": text, "spans": spans}), "utf-8")
    assert import_paths(gate, [path], ImportChoice(labels_of=gate.person.name)).refused == []
    ending = ".csv" if name == "facts" else ""
    lost = export(gate.project, name, tmp_path / f"out{ending}").lost
    assert (lost["comment"], lost["unsure"]) == (comments, 1)
    assert export(gate.project, "jsonl", tmp_path / "out.jsonl").lost == {}


@pytest.mark.parametrize(
    ("problem", "can"),
    [
        ("no_rejected", [name for name, form in FORMATS.items() if form.says_states]),
        ("no_provenance", [name for name, form in FORMATS.items() if form.carries.provenance]),
    ],
)
def test_who_is_refused_is_told_of_every_format_that_can(problem: str, can: list[str]) -> None:
    for sentence in words.table()["problems"][problem].values():
        named = re.findall("[a-z]+", re.split("Use|请用", sentence)[1].split("--")[0])
        assert [each for each in named if each in FORMATS] == can
