"""Files of other tools are known by what they hold or how they are called; nothing else is."""

import json
from pathlib import Path

import pytest

from annotator.exchange.guessing import guess_format

TASK = {"id": 1, "data": {"text": "修路5公里"}, "annotations": [{"result": []}]}


def written(folder: Path, name: str, content: object) -> Path:
    path = folder / name
    path.write_text(json.dumps(content, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.jsonl", {"text": "修路5公里", "label": [[2, 5, "数字"]]}, "doccano"),
        (
            "a.jsonl",
            {"text": "x", "entities": [{"start_offset": 0, "end_offset": 1, "label": "N"}]},
            "doccano",
        ),
        ("a.json", [TASK], "labelstudio"),
        ("a.json", [{**TASK, "annotations": [], "predictions": [{}]}], "labelstudio"),
        (
            "a.json",
            [{"text": "x", "ner": [{"start": 0, "end": 1, "labels": ["N"]}]}],
            "labelstudio",
        ),
        ("a.json", [{"text": "x", "label": [[0, 1, "N"]]}], "doccano"),
        ("a.json", {"%TYPES": {}, "%VIEWS": {}}, "casjson"),
        ("a.xmi", "", "xmi"),
        ("a.PARQUET", "", "hf"),
        ("a.bio", "", "conll"),
        ("a.tsv", "#FORMAT=WebAnno TSV 3.3", None),  # in quotation marks
        ("a.jsonl", {"text": "x", "spans": [], "label": [[0, 1, "N"]]}, None),
        ("a.jsonl", {"text": "x", "label": "positive"}, None),
        ("a.jsonl", {"text": "x", "label": []}, None),
        ("a.jsonl", {"text": "x", "label": [[0, 1]]}, None),
        ("a.json", [{"title": "x", "content": "y"}], None),
        ("a.jsonl", 3, None),
        ("a.txt", {"text": "x", "label": [[0, 1, "N"]]}, None),
    ],
)
def test_a_format_is_known_by_its_content(
    tmp_path: Path, name: str, content: object, expected: str | None
) -> None:
    assert guess_format([written(tmp_path, name, content)]) == expected


def test_files_of_several_formats_are_guessed_as_none(tmp_path: Path) -> None:
    one = written(tmp_path, "a.jsonl", {"text": "x", "label": [[0, 1, "N"]]})
    assert guess_format([one, one]) == "doccano"
    assert guess_format([one, written(tmp_path, "b.json", [TASK])]) is None


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"{", b"[" * 100_000])
def test_what_cannot_be_read_is_guessed_as_nothing(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(content)
    assert guess_format([path, tmp_path / "gone.json"]) is None
    assert guess_format([tmp_path]) is None
    assert guess_format([]) is None


def test_a_folder_is_known_by_its_files_and_not_by_what_goes_with_them(tmp_path: Path) -> None:
    for name in ("annotation.conf", "a.ann", "a.txt", "b.txt"):
        (tmp_path / name).write_text("修路", encoding="utf-8")
    assert guess_format([tmp_path / "a.txt"]) == "brat"
    assert guess_format([tmp_path]) is None  # b.txt has no labels beside it
    (tmp_path / "b.ann").touch()
    assert guess_format([tmp_path]) == "brat"
    (tmp_path / "webanno").mkdir()
    (tmp_path / "webanno" / "a.tsv").write_text("#FORMAT=WebAnno TSV 3.3\n", encoding="utf-8")
    assert guess_format([tmp_path / "webanno"]) == "webanno"
    assert guess_format([tmp_path]) is None
