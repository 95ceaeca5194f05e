"""The engine in a process of its own says what it says here."""

import sys

import pytest

from annotator.errors import Problem, UserError
from annotator.suggest.apart import EngineApart, engine_apart
from annotator.suggest.engine import Engine
from schema import labels
from schema.about import ReportFacts
from schema.records import Term, TermKind

TEXTS = ("青石县2019年投入7.64亿元发展产业扶贫，新建云雾茶会3泡。", "第二份😀𠮷：修路8公里。\0")
TERMS = (
    Term(TermKind.MEASURE, "云雾茶会", "culture"),
    Term(TermKind.UNIT, "泡"),
)


@pytest.mark.parametrize("terms", [(), TERMS])
def test_it_suggests_the_same(terms: tuple[Term, ...]) -> None:
    here = Engine.for_schema(labels.default(), terms)
    told = ReportFacts(date="2018", place="白水县")
    with engine_apart(labels.default(), terms) as apart:
        assert isinstance(apart, EngineApart)
        assert (apart.version, apart.version_about(told)) == (
            here.version,
            here.version_about(told),
        )
        for text in TEXTS:
            assert apart.suggest(text) == here.suggest(text)
            assert apart.suggest(text, about=told) == here.suggest(text, about=told)


@pytest.mark.parametrize("waited_for", [False, True])
def test_an_end_in_the_middle_is_said(waited_for: bool) -> None:
    with engine_apart(labels.default(), ()) as apart:
        assert isinstance(apart, EngineApart)
        apart._process._process.kill()
        if waited_for:
            # Now the pipe has no reader: what is told breaks it, then and when it is closed.
            apart._process._process.wait()
        with pytest.raises(UserError) as refused:
            apart.suggest(TEXTS[0])
    assert refused.value.problem is Problem.ENGINE_DIED


def test_where_no_process_begins_it_suggests_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with engine_apart(labels.default(), TERMS) as here:
        assert isinstance(here, Engine)
        found = here.suggest(TEXTS[0])
    assert found == Engine.for_schema(labels.default(), TERMS).suggest(TEXTS[0])
