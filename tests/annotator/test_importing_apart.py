"""A long file of ours is read in a process of its own, and comes in as a short one does."""

import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator import words
from annotator.checks.verify import verify
from annotator.errors import FileError, Problem, UserError
from annotator.exchange import jsonl
from annotator.exchange.documents import Document
from annotator.exchange.incoming import incoming
from annotator.gate import Gate
from annotator.importing import apart
from annotator.importing.apart import ReaderProcess
from annotator.importing.choice import ImportChoice
from annotator.importing.files import import_paths
from annotator.importing.sources import Sources
from annotator.store import suggestions
from schema import labels
from schema.records import Layer

SCHEMA = labels.default()
REPORTS = 150
PADDING = "其余从略。" * 500  # so many reports are more than is read at once here


def line(place: int, **more: object) -> str:
    text = f"第{place}村修路5公里😀。{PADDING}"
    at = text.index("5公里")
    spans = [
        {"id": "m", "label": "MEASURE", "start": at - 2, "end": at, "category": "infrastructure"},
        {"id": "n", "label": "NUMBER", "start": at, "end": at + 3, "value": "5", "unit": "公里"}
        | {"quantifies": ["m"], "comment": "看过", "score": 0.5, "from": "旧\n模型", **more},
    ]
    return json.dumps({"text": text, "spans": spans, "meta": {"县": [1]}}, ensure_ascii=False)


@pytest.fixture
def long_file(tmp_path: Path) -> Path:
    path = tmp_path / "长.jsonl"
    path.write_text("\n".join(map(line, range(REPORTS))), "utf-8")
    assert path.stat().st_size > 1 << 20
    return path


@pytest.fixture(autouse=True)
def little_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """As beside a person's work: some is laid in while the rest is read."""
    monkeypatch.setattr(Gate, "characters_at_once", 40_000)


@pytest.mark.parametrize("layer", [None, Layer("somebody")])
def test_what_is_read_apart_is_what_is_read_here(long_file: Path, layer: Layer | None) -> None:
    here = [each for each in jsonl.read(long_file, SCHEMA) if isinstance(each, Document)]
    with ReaderProcess() as reader:
        apart = list(reader.incoming(long_file, SCHEMA, layer))
    assert len(here) == len(apart) == REPORTS
    for document, found in zip(here, apart, strict=True):
        assert not isinstance(found, UserError)
        expected = incoming(document, layer)
        assert found.report == expected.report
        assert found.offered == expected.offered
        assert _without_moments(found.made.text) == _without_moments(expected.made.text)
        assert found.labelled


def _without_moments(text: str) -> list[object]:
    """Changes without the moment that a remark was made at: it came in just now."""
    return [
        [entity, of, before, {name: said for name, said in after.items() if name != "at"}, report]
        for entity, of, before, after, report in json.loads(text)
    ]


def test_a_long_file_comes_in_as_suggestions_and_as_labels(gate: Gate, long_file: Path) -> None:
    outcome = import_paths(gate, [long_file])
    assert (len(outcome.new), len(outcome.suggested), outcome.refused) == (REPORTS, REPORTS, [])
    [measure, number] = suggestions.of_report(gate.project.db, outcome.new[0])
    assert (number.span.text, number.quantifies, number.score) == ("5公里", (measure.id,), 0.5)
    outcome = import_paths(gate, [long_file], ImportChoice(labels_of=gate.person.name))
    assert (len(outcome.labelled), outcome.refused) == (REPORTS, [])
    assert list(verify(gate.project)) == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_bad_line_is_told_in_the_same_words(long_file: Path, language: str) -> None:
    with long_file.open("a", encoding="utf-8") as file:
        file.write(f"\n{line(REPORTS, value='五')}\n" + '{"text": \n' + f"{line(0)}\n")
    here = [each for each in jsonl.read(long_file, SCHEMA) if isinstance(each, UserError)]
    with Sources(SCHEMA) as opened:
        apart = [each for each in opened.incoming(long_file, None) if isinstance(each, UserError)]
    assert [each.problem for each in here] == [Problem.BAD_SPAN, Problem.BAD_JSON_LINE]
    assert [words.sentence(each, language) for each in apart] == [
        words.sentence(each, language) for each in here
    ]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_nothing_of_a_file_is_there_whose_reader_died(
    gate: Gate, long_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is ended at its first answer; the file has more of them than may wait unread."""
    monkeypatch.setattr(apart, "_AHEAD", 1)
    read = ReaderProcess._replies

    def die_early(self: ReaderProcess, *asked: object) -> Iterator[object]:
        for number, answer in enumerate(read(self, *asked)):  # type: ignore[arg-type]
            if number == 0:
                assert self.pid is not None
                os.kill(self.pid, signal.SIGKILL)
            yield answer

    monkeypatch.setattr(ReaderProcess, "_replies", die_early)
    outcome = import_paths(gate, [long_file])
    [refused] = outcome.refused
    assert isinstance(refused, FileError)
    assert refused.problem is Problem.READER_DIED
    assert outcome.new == []
    monkeypatch.undo()
    assert len(import_paths(gate, [long_file]).new) == REPORTS
    assert list(verify(gate.project)) == []
