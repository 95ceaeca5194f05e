"""What links are worth is learned from gold, the same every time."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from annotator.exchange import jsonl
from annotator.exchange.documents import Document
from annotator.scoring.fit_links import Choice, as_toml, choices, learn, share_right
from annotator.suggest.lexicon import Lexicon
from annotator.suggest.links_marks import Option
from schema import labels


def choice(right: int) -> Choice:
    near, far = Option(0, ["near"]), Option(1, ["far"])
    return Choice((near, far, Option(None, ["none"])), frozenset({right}))


def test_the_marks_of_right_choices_are_worth_most() -> None:
    worth = learn([choice(0)] * 30 + [choice(1)] * 5)
    assert worth["near"] > worth["far"] > worth["none"]
    assert share_right([choice(0), choice(1)], worth) == 0.5


def test_learning_twice_writes_the_same_file() -> None:
    made = [choice(0)] * 9 + [choice(2)] * 4
    first, second = as_toml(learn(made)), as_toml(learn(made))
    assert first == second
    assert set(tomllib.loads(first)["weights"]) <= {"near", "far", "none"}


@pytest.fixture
def report(tmp_path: Path) -> Document:
    text = "建成扶贫车间12个，开发公益性岗位90个。"
    spans: list[dict[str, Any]] = [
        {"id": "m1", "label": "MEASURE", "start": 0, "end": 6},
        {"id": "n1", "label": "NUMBER", "start": 6, "end": 9, "quantifies": ["m1"]},
        {"id": "m2", "label": "MEASURE", "start": 10, "end": 17},
        {"id": "n2", "label": "NUMBER", "start": 17, "end": 20, "quantifies": ["m2"]},
    ]
    path = tmp_path / "gold.jsonl"
    told = [{**span, "text": text[span["start"] : span["end"]]} for span in spans]
    path.write_text(json.dumps({"text": text, "spans": told}), encoding="utf-8")
    [read] = jsonl.read(path, labels.default())
    assert isinstance(read, Document)
    return read


def test_each_number_is_a_choice_among_measures_of_gold_and_among_those_found(
    report: Document,
) -> None:
    made = list(choices(report, Lexicon.default()))
    wanted = [0, 1, 0, 1, 0, None]
    assert [[each.options[place].measure for place in each.right] for each in made] == [
        [measure] for measure in wanted
    ]
