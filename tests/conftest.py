"""Fixtures that every layer's tests share: a person, a project on a temporary file, its gate."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings

from annotator.gate import Gate, create_project
from annotator.ops import reports as report_ops
from annotator.project import Project
from annotator.workspace import Workspace
from schema.records import (
    Annotator,
    AnnotatorId,
    LabelId,
    Layer,
    Report,
    Span,
    Suggestion,
    SuggestionId,
    decision_id,
)

settings.register_profile("suite", derandomize=True, database=None, deadline=None)
settings.register_profile("search", max_examples=3000, deadline=None)
settings.load_profile("suite")  # the suite says the same twice; `search` looks for new examples

TEXT = "青石县发展产业扶贫，带动贫困户5120户，户均增收约3000元；新建水厂4座。"


@pytest.fixture(autouse=True)
def _home_of_its_own(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No test reads or writes the settings of whoever runs it."""
    monkeypatch.setenv("JINBIAO_HOME", str(tmp_path_factory.mktemp("home")))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.fixture
def person() -> Annotator:
    return Annotator(AnnotatorId("11111111-1111-4111-8111-111111111111"), "林一")


@pytest.fixture
def project_file(tmp_path: Path, person: Annotator) -> Path:
    path = tmp_path / "青石.jinbiao"
    create_project(path, person)
    return path


@pytest.fixture
def project(project_file: Path) -> Iterator[Project]:
    with Project.open(project_file) as opened:
        yield opened


@pytest.fixture
def gate(project: Project, person: Annotator) -> Gate:
    return Gate(project, person)


@pytest.fixture
def workspace(gate: Gate, person: Annotator) -> Workspace:
    """A report with three suggestions: a measure, and two numbers linked to it."""
    report = replace(Report.of(TEXT, name="青石县"), suggested_by=("engine-1",))
    gate.run(report_ops.bring_in([report], suggestions_for(report)))
    return Workspace.load(gate.project, report.id, Layer(person.id))


def suggestions_for(report: Report, engine: str = "engine-1") -> list[Suggestion]:
    """What a small engine would say about `TEXT`."""
    measure = SuggestionId(f"{engine}-m")

    def suggest(name: str, label: str, words: str, **attributes: str) -> Suggestion:
        start = report.text.index(words)
        return Suggestion(
            id=SuggestionId(f"{engine}-{name}"),
            report=report.id,
            engine=engine,
            label=label,
            span=Span(start, start + len(words), words),
            attributes=attributes,
            quantifies=(measure,) if label == "number" else (),
            score=0.9,
            rule="test",
        )

    return [
        suggest("m", "measure", "产业扶贫", category="industry"),
        suggest("n1", "number", "5120户", value="5120", unit="户"),
        suggest("n2", "number", "3000元", value="3000", unit="元", bound="approx", cue="约"),
    ]


def key_of(workspace: Workspace, suggestion: str) -> LabelId:
    """The key that a suggestion's item has in this workspace."""
    return decision_id(workspace.layer, SuggestionId(suggestion))
