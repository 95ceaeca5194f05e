"""What the tests of a team share: a lead's project with people and pre-labelled reports."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.gate import Gate, create_project
from annotator.ops import reports
from annotator.project import Project
from annotator.suggest.engine import Engine
from schema.records import Annotator, AnnotatorId, Report

_NAMES = ("组长", "林一", "周二", "吴三", "郑复核")


@pytest.fixture
def people() -> tuple[Annotator, ...]:
    """The lead, three who label, and one who reviews."""
    return tuple(Annotator(AnnotatorId(f"{n}" * 8), name) for n, name in enumerate(_NAMES))


@pytest.fixture
def lead(tmp_path: Path, people: tuple[Annotator, ...]) -> Iterator[Gate]:
    """The gate of who leads, on four pre-labelled reports in `lead.jinbiao`."""
    create_project(tmp_path / "lead.jinbiao", people[0])
    with Project.open(tmp_path / "lead.jinbiao") as project:
        gate, engine = Gate(project, people[0]), Engine.default()
        for person in people[1:]:
            gate.introduce(person)
        for number in range(4):
            text = f"第{number}村：发展产业扶贫，新建水厂{number + 2}座，受益{number + 30}户。"
            report = replace(Report.of(text, name=f"村{number}"), suggested_by=(engine.version,))
            gate.run(reports.bring_in([report], engine.suggest(text)))
        yield gate
