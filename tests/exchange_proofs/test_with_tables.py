"""Parquet with datasets, the table of facts with pandas, openpyxl and LibreOffice."""

import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.exchange import conll
from annotator.exchange.carrying import rows_of, side_by_side
from annotator.exporting.card_text import as_text
from schema import labels
from schema.labels import Words


def test_datasets_knows_the_names_of_the_tags(written, monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setenv("HF_HOME", str(tmp_path / "home"))
    datasets = pytest.importorskip("datasets")
    pytest.importorskip("pyarrow")
    path, pieces = written("hf", name="train")
    cache = str(tmp_path / "cache")
    loaded = datasets.load_dataset(str(path), split="train", cache_dir=cache)
    assert [row["text"] for row in loaded] == [piece["text"] for piece in pieces]
    names = loaded.features["ner_tags"].feature.names
    assert names[0] == "O"
    for row, piece in zip(loaded, pieces, strict=True):
        flat = {**piece, "spans": side_by_side(rows_of(piece))}
        tags = [tag for _, _, tag in conll.tagged(flat, "BIO", iter)]
        assert [names[each] for each in row["ner_tags"]] == tags
        assert [span["text"] for span in row["spans"]] == [each["text"] for each in rows_of(piece)]
        assert all(row["text"][s["start"] : s["end"]] == s["text"] for s in row["spans"])


def test_hugging_face_reads_the_front_of_a_card() -> None:
    hub = pytest.importorskip("huggingface_hub")
    schema = replace(labels.default(), name=Words(zh="措施: #1", en='a: "b" \x85 #c'))
    counts = dict.fromkeys(("reports", "characters", "links", "rejected"), 1)
    said = {
        **counts,
        "name": schema.name.en,
        "pieces": 1_000,
        "spans": {"NUMBER": 1_234},
        "categories": {},
        "splits": {"train": 1},
        "not_carried": {},
        "undated_left_out": 0,
        "empty_pieces_left_out": 0,
        "agreement_in_the_project": [],
        "sha256": "0f",
        "schema": {"version": schema.version},
        "guidelines": "g",
        "chosen": {"layer": "gold"},
    }
    card = hub.DatasetCard(as_text(said, schema))
    assert card.data.pretty_name == schema.name.en
    assert (card.data.language, card.data.size_categories) == (["zh"], ["1K<n<10K"])
    assert card.data.task_categories == ["token-classification"]
    assert card.text.startswith("# 措施: \\#1 a: ")
    assert "| `NUMBER` | 数值 Number | 1,234 |" in card.text


def facts_of(records: list) -> list[str]:
    return [str(row["value"]) for record in records for row in rows_of(record) if "value" in row]


def test_pandas_reads_the_facts_the_same_from_every_ending(written) -> None:
    pandas = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    csv, pieces = written("facts", ".csv")
    xlsx, _ = written("facts", ".xlsx")
    parquet, _ = written("facts", ".parquet")
    tables = [
        pandas.read_csv(csv, dtype=str, keep_default_na=False),
        pandas.read_excel(xlsx, dtype=str, keep_default_na=False),
        pandas.read_parquet(parquet).astype(str),
    ]
    for table in tables:
        assert list(table["value"]) == facts_of(pieces)
        assert list(table["sentence"]) == list(tables[0]["sentence"])
    assert all(
        number in sentence
        for number, sentence in zip(tables[0]["number"], tables[0]["sentence"], strict=True)
    )
    assert pandas.read_parquet(parquet)["value_number"].sum() > 0


HARMFUL = '=HYPERLINK("http://x.test","5户")'


def test_no_cell_is_a_formula(written) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    span = {"id": "n", "label": "NUMBER", "start": 0, "end": len(HARMFUL), "text": HARMFUL}
    said = {"value": "-5", "unit": "@SUM(1)", "place": "+甲县", "doubt": "\t=1+1"}
    meta = {"name": "=1+1", "place": "－县"}
    record = {"id": "r", "text": HARMFUL, "meta": meta, "spans": [{**span, **said}]}
    path, _ = written("facts", ".xlsx", [record])
    heads, cells = openpyxl.load_workbook(path)["facts"].iter_rows()
    assert all(cell.data_type != "f" for cell in cells)
    row = {head.value: cell.value for head, cell in zip(heads, cells, strict=True)}
    assert row["value"] == "-5"
    for name in ("report", "county", "number", "unit", "place", "doubt", "sentence"):
        assert row[name].startswith("'"), name


def test_libreoffice_shows_the_same_values(written, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("needs LibreOffice")
    path, pieces = written("facts", ".xlsx")
    home = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        office,
        home,
        "--headless",
        "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76",
    ]
    subprocess.run([*command, "--outdir", tmp_path / "as", path], check=True, timeout=240)
    import csv

    with (tmp_path / "as" / "out.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["value"] for row in rows] == facts_of(pieces)


def test_an_answer_of_the_chat_format_fits_its_schema(written) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    from schema import labels
    from schema.json_schemas import answer_schema, record_schema

    path, pieces = written("chat")
    checker = jsonschema.Draft202012Validator(answer_schema(labels.default()))
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert [line["messages"][1]["content"] for line in lines] == [one["text"] for one in pieces]
    for line in lines:
        answer = json.loads(line["messages"][2]["content"])
        checker.validate(answer)
        assert all(span["quote"] in line["messages"][1]["content"] for span in answer["spans"])
    ours, _ = written("jsonl", offsets="utf16")
    checker = jsonschema.Draft202012Validator(record_schema(labels.default()))
    for line in ours.read_text("utf-8").splitlines():
        checker.validate(json.loads(line))
