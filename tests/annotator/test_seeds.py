"""The sample reports: long enough, labelled by the schema, and described."""

from importlib.resources import files
from pathlib import Path

import pytest

from annotator.exchange import jsonl
from annotator.exchange.documents import Document
from schema import labels

SEEDS = files("seeds")


@pytest.fixture(scope="module")
def samples() -> list[Document]:
    found = list(jsonl.read(Path(str(SEEDS.joinpath("gold.jsonl"))), labels.default()))
    assert all(isinstance(each, Document) for each in found), found
    return [each for each in found if isinstance(each, Document)]


def test_there_are_at_least_twenty_of_1500_characters(samples: list[Document]) -> None:
    assert len(samples) >= 20
    assert min(len(each.report.text) for each in samples) >= 1500


def test_gold_and_text_files_are_the_same_reports(samples: list[Document]) -> None:
    texts = {
        file.name.removesuffix(".txt"): file.read_bytes().decode()
        for file in SEEDS.joinpath("reports").iterdir()
    }
    assert {each.report.name: each.report.text for each in samples} == texts


def test_every_number_has_a_value_and_every_measure_a_category(samples: list[Document]) -> None:
    wanted = {"number": "value", "measure": "category"}
    lacking = [
        (each.report.name, span.span.text)
        for each in samples
        for span in each.spans
        if wanted[span.label] not in span.attributes
    ]
    assert lacking == []


def test_every_category_occurs(samples: list[Document]) -> None:
    found = {span.attributes.get("category") for each in samples for span in each.spans}
    assert {
        choice.id for choice in labels.default().attribute("measure", "category").choices
    } <= found


def test_the_readme_describes_every_sample(samples: list[Document]) -> None:
    readme = SEEDS.joinpath("README.md").read_text(encoding="utf-8")
    assert [each.report.name for each in samples if f"`{each.report.name}`" not in readme] == []
