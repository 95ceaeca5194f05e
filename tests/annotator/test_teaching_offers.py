"""What the engine misses and people confirm is offered as terms, and found once it is taken."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from annotator import settings
from annotator.cli import commands
from annotator.gate import Gate, create_project
from annotator.importing.files import import_paths
from annotator.ops import labels, lexicon
from annotator.prelabel import prelabel
from annotator.project import Project
from annotator.store import reports, suggestions
from annotator.suggest.engine import Engine
from annotator.suggest.lexicon import Lexicon
from annotator.teaching.forms import form_of
from annotator.teaching.offers import Group, Offer, offers
from annotator.workspace import Workspace
from schema.records import Annotator, AnnotatorId, Layer, ReportId, Span

FIRST = "青山村设立暖心驿站6座，带动12户。县里讲了暖心驿站的来历，全县还有云雾茶会2场。"
SECOND = "白水村搭建暖心驿站3座，设立爱心驿站2座，惠及8户。"
UNSEEN = "红石村修建暖心驿站9座，吸纳务工30人，竹海村又添云雾茶会1场。"
MARKED = (
    (FIRST, "设立暖心驿站", "safety_net"),
    (FIRST, "云雾茶会", "culture"),
    (SECOND, "搭建暖心驿站", "safety_net"),
    (SECOND, "设立爱心驿站", "safety_net"),
)


@pytest.fixture
def taught(gate: Gate, tmp_path: Path) -> Gate:
    """Three reports; in two of them somebody marked what the engine does not find."""
    for name, text in (("a", FIRST), ("b", SECOND), ("c", UNSEEN)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    import_paths(gate, [tmp_path / f"{name}.txt" for name in "abc"])
    prelabel(gate, Engine.for_project(gate.project))
    for each in MARKED:
        mark(gate, *each)
    return gate


def report_of(gate: Gate, text: str) -> ReportId:
    return next(
        each.id
        for each in (reports.get(gate.project.db, row.id) for row in queue(gate))
        if each.text == text
    )


def queue(gate: Gate) -> list[reports.QueueRow]:
    return reports.queue(gate.project.db, Layer(gate.person.id))


def mark(gate: Gate, text: str, words: str, category: str) -> None:
    workspace = Workspace.load(gate.project, report_of(gate, text), Layer(gate.person.id))
    start = text.index(words)
    span = Span(start, start + len(words), words)
    for item in workspace.items():
        if item.span.overlaps(span) and item.label == "measure" and not item.decided:
            gate.run(labels.reject(workspace, item.key))
    workspace = Workspace.load(gate.project, report_of(gate, text), Layer(gate.person.id))
    gate.run(labels.add(workspace, span, "measure", {"category": category}))


def offered(gate: Gate, person: Annotator | None = None) -> list[Group]:
    return offers(gate.project, Layer((person or gate.person).id))


def only(groups: list[Group], term: str) -> Offer:
    [found] = [each for group in groups for each in group.offers if each.term == term]
    return found


def measures(gate: Gate, text: str) -> list[tuple[str, object]]:
    found = suggestions.of_report(gate.project.db, report_of(gate, text))
    return [
        (each.span.text, each.attributes.get("category"))
        for each in found
        if each.label == "measure"
    ]


def test_what_differs_in_its_verb_alone_is_one_offer_and_things_of_a_kind_are_a_group(
    taught: Gate,
) -> None:
    groups = offered(taught)
    found = only(groups, "暖心驿站")
    assert (found.category, found.times, found.beside) == ("safety_net", 2, 1)
    [stations] = [each for each in groups if found in each.offers]
    assert (stations.head, stations.verbs) == ("驿站", ("搭建", "设立"))
    assert [each.term for each in stations.offers] == ["暖心驿站", "爱心驿站"]
    assert only(groups, "云雾茶会").category == "culture"
