"""A folder of another tool's files comes in whole, and what has no place here is counted."""

import json
from importlib.util import find_spec
from pathlib import Path

import pytest

from annotator.errors import Problem, UserError
from annotator.exchange import formats, reading
from annotator.exchange.label_names import as_guessed, as_said, guess
from annotator.exchange.tally import Tally
from annotator.gate import Gate
from annotator.importing import sources
from annotator.importing.choice import ImportChoice
from annotator.importing.files import import_paths
from annotator.importing.preview import look_at
from schema import labels
from schema.records import Json

SCHEMA = labels.default()
TEXTS = ("东河乡修路5公里。", "西河乡建成水厂2座。")
NEEDS = {"hf": "pyarrow", "xmi": "cassis", "casjson": "cassis"}


def record(number: int) -> dict[str, Json]:
    text = TEXTS[number]
    end = len(text) - 1
    start = text.index("5" if "5" in text else "2")
    span: Json = {
        "id": "s", "label": "NUMBER", "start": start, "end": end, "text": text[start:end]
    }  # fmt: skip
    return {"id": f"r{number}", "text": text, "meta": {}, "spans": [span]}


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(
            each,
            marks=pytest.mark.skipif(
                each in NEEDS and find_spec(NEEDS[each]) is None, reason="an extra"
            ),
        )
        for each in reading.READERS
        if each != "quotes"
    ],
)
def test_a_folder_as_its_format_writes_it_comes_in(gate: Gate, tmp_path: Path, name: str) -> None:
    folder = tmp_path / "out"
    form = formats.FORMATS[name]
    if not form.is_folder:
        folder.mkdir()
    how = formats.Writing(schema=SCHEMA)
    target = folder if form.is_folder else folder / f"all{min(reading.ENDINGS[name])}"
    form.write([record(0), record(1)], target, how)
    (folder / "readme.md").write_text("no report", encoding="utf-8")

    looks = list(look_at(gate.project, [folder], ImportChoice(format_name=name)))
    outcome = import_paths(gate, [folder], ImportChoice(format_name=name))

    assert outcome.refused == []
    assert len(outcome.new) == sum(each.reports for each in looks) == 2
    found = gate.project.db.execute("SELECT label, text FROM suggestions").fetchall()
    assert sorted(found) == [("number", "2座"), ("number", "5公里")]


def test_a_folder_with_nothing_of_the_format_says_which_endings(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    [refused] = sources.files_of([tmp_path], "xmi")
    assert isinstance(refused, UserError)
    assert refused.problem is Problem.NOTHING_OF_FORMAT
    assert refused.values["endings"] == (".xmi",)


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("NUMBER", "number"),
        ("Numbers", "number"),
        ("数值", "number"),
        ("QTY", "number"),
        (" policy ", "measure"),
        ("措施", "measure"),
        ("PERSON", ""),
        ("", ""),
    ],
)
def test_names_of_labels_are_guessed_where_they_tell(theirs: str, ours: str) -> None:
    assert guess(theirs, SCHEMA) == ours


def test_what_was_said_goes_before_a_guess() -> None:
    assert as_guessed({"Qty": "measure"}, SCHEMA)("QTY") == "measure"
    assert as_guessed({"qty": ""}, SCHEMA)("QTY") == ""
    assert as_said({})("QTY") == "QTY"


def test_a_link_to_what_is_left_out_goes_with_it_and_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    line = {
        "text": TEXTS[0],
        "entities": [
            {"id": 1, "label": "QTY", "start_offset": 5, "end_offset": 8},
            {"id": 2, "label": "ACT", "start_offset": 3, "end_offset": 5},
            {"id": 3, "label": "PLACE", "start_offset": 0, "end_offset": 3},
        ],
        "relations": [
            {"id": 1, "from_id": 1, "to_id": 2, "type": "of"},
            {"id": 2, "from_id": 1, "to_id": 3, "type": "in"},
            {"id": 3, "from_id": 2, "to_id": 1, "type": "of"},
        ],
    }
    path.write_text(json.dumps(line), encoding="utf-8")
    tally = Tally()
    [document] = reading.documents(path, "doccano", SCHEMA, as_guessed({}, SCHEMA), tally)
    assert not isinstance(document, UserError)
    assert tally.labels == {"QTY": 1, "ACT": 1, "PLACE": 1}
    assert tally.lost == {"PLACE": 1, "link": 2}
    assert [each.quantifies for each in document.spans] == [(), ("2",)]


def test_what_other_tools_say_beyond_our_labels_is_counted(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXTS[0], encoding="utf-8")
    lines = ("T1\tNUMBER 5 8\t5公里", "E1\tNUMBER:T1", "A1\tNegated T1", "*\tEquiv T1 T1")
    (tmp_path / "a.ann").write_text("\n".join(lines), encoding="utf-8")
    tally = Tally()
    path = tmp_path / "a.txt"
    [document] = reading.documents(path, "brat", SCHEMA, as_said({}), tally)
    assert not isinstance(document, UserError)
    assert tally.lost == {"event": 1, "Negated": 1, "equivalence": 1}


@pytest.mark.parametrize("ending", [".txt", ".ann"])
def test_a_brat_file_in_another_encoding_is_refused_by_name(
    gate: Gate, tmp_path: Path, ending: str
) -> None:
    (tmp_path / "a.txt").write_text(TEXTS[0], encoding="utf-8")
    (tmp_path / "a.ann").write_text("T1\tNUMBER 5 8\t5公里\n", encoding="utf-8")
    path = tmp_path / f"a{ending}"
    path.write_bytes(path.read_text("utf-8").encode("gb18030"))
    outcome = import_paths(gate, [tmp_path / "a.txt"], ImportChoice(format_name="brat"))
    assert outcome.new == []
    assert [each.problem for each in outcome.refused] == [Problem.WRONG_ENCODING]
    assert outcome.refused[0].values["path"] == path


def test_what_hangs_on_events_and_relations_is_counted_and_the_rest_comes_in(
    tmp_path: Path,
) -> None:
    """Lines of brat come in any order; a note on a span is a remark, several are its lines."""
    (tmp_path / "a.txt").write_text(TEXTS[0], encoding="utf-8")
    lines = (
        *("#1\tAnnotatorNotes T1\t看过", "R1\tpart Arg1:E1 Arg2:T1", "T1\tNUMBER 5 8\t5公里"),
        *(
            "E1\tNUMBER:T1",
            "M1\tNegation E1",
            "#2\tAnnotatorNotes E1\t不像",
            "#3\tAnnotatorNotes T1\t再看",
        ),
    )
    (tmp_path / "a.ann").write_text("\n".join(lines), encoding="utf-8")
    tally = Tally()
    path = tmp_path / "a.txt"
    [document] = reading.documents(path, "brat", SCHEMA, as_said({}), tally)
    assert not isinstance(document, UserError)
    assert tally.lost == {"event": 1, "link": 1, "Negation": 1, "comment": 1}
    assert [each.note.comment for each in document.found] == ["看过\n再看"]


def test_of_several_annotations_of_a_task_the_others_are_counted(tmp_path: Path) -> None:
    value = {"start": 5, "end": 8, "text": "5公里"}
    result = [
        {"id": "x", "type": "labels", "value": {**value, "labels": ["NUMBER"]}},
        {"id": "x", "type": "choices", "from_name": "text", "value": {"choices": ["ok"]}},
    ]
    task = {"data": {"text": TEXTS[0]}, "annotations": [{"result": result}, {"result": []}]}
    path = tmp_path / "tasks.json"
    path.write_text(json.dumps([task]), encoding="utf-8")
    tally = Tally()
    [document] = reading.documents(path, "labelstudio", SCHEMA, as_said({}), tally)
    assert not isinstance(document, UserError)
    assert tally.lost == {"annotation": 1, "text (theirs)": 1}


def test_repeats_within_an_import_are_told_apart_from_what_was_there(
    gate: Gate, tmp_path: Path
) -> None:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(TEXTS[0], encoding="utf-8")
    [first, second] = look_at(gate.project, [tmp_path])
    assert (first.repeated, second.repeated, second.known) == ([], ["a.txt"], 0)
    outcome = import_paths(gate, [tmp_path])
    [repeated] = outcome.repeated
    assert (repeated.source, repeated.first_source) == ("b.txt", "a.txt")
    assert outcome.known == []
    again = import_paths(gate, [tmp_path])
    assert (len(again.known), again.repeated) == (2, [])
