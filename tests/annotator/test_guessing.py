"""Files of doccano and Label Studio are known by what they hold, and nothing else is."""

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
