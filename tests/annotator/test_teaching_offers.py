"""What the engine misses and people confirm is offered as terms, and found once it is taken."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from annotator import settings
from annotator.cli import commands
from annotator.gate import Gate, create_project
from annotator.importing.files import import_paths
from annotator.ops import labels, lexicon
from annotator.ops import reports as report_ops
from annotator.prelabel import prelabel
from annotator.project import Project
from annotator.store import suggestions
from annotator.suggest.engine import Engine
from annotator.suggest.lexicon import Lexicon
from annotator.teaching.forms import form_of
from annotator.teaching.offers import Group, Offer, offers
from annotator.team import rounds
from annotator.workspace import Workspace
from schema.records import Annotator, AnnotatorId, Layer, Span, report_id
from schema.rounds import Member

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


def mark(gate: Gate, text: str, words: str, category: str) -> None:
    workspace = Workspace.load(gate.project, report_id(text), Layer(gate.person.id))
    start = text.index(words)
    span = Span(start, start + len(words), words)
    for item in workspace.items():
        if item.span.overlaps(span) and item.label == "measure" and not item.decided:
            gate.run(labels.reject(workspace, item.key))
    workspace = Workspace.load(gate.project, report_id(text), Layer(gate.person.id))
    gate.run(labels.add(workspace, span, "measure", {"category": category}))


def offered(gate: Gate, person: Annotator | None = None) -> list[Group]:
    return offers(gate.project, Layer((person or gate.person).id))


def only(groups: list[Group], term: str) -> Offer:
    [found] = [each for group in groups for each in group.offers if each.term == term]
    return found


def measures(gate: Gate, text: str) -> list[tuple[str, object]]:
    found = suggestions.of_report(gate.project.db, report_id(text))
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


def test_a_taken_term_is_found_in_an_unseen_report_with_its_category(taught: Gate) -> None:
    before = Engine.for_project(taught.project)
    assert before.version == Engine.default().version  # offering alone changes nothing
    assert ("修建暖心驿站", "safety_net") not in measures(taught, UNSEEN)
    wanted = [(each.term, each.category) for group in offered(taught) for each in group.offers]
    schema = taught.project.schema
    taught.run(lexicon.add_all(taught.project.terms, wanted, schema))
    prelabel(taught, Engine.for_project(taught.project), renew=True)
    found = measures(taught, UNSEEN)
    assert ("修建暖心驿站", "safety_net") in found
    assert any("云雾茶会" in words and category == "culture" for words, category in found)
    assert offered(taught) == []  # what is known is not offered again


def test_all_that_is_taken_is_one_operation(taught: Gate) -> None:
    wanted = [(each.term, each.category) for group in offered(taught) for each in group.offers]
    draft = lexicon.add_all(taught.project.terms, wanted, taught.project.schema)
    assert len(draft.changes) == len(wanted) == 3


def test_what_was_taken_is_put_back_as_it_was_in_one_operation(taught: Gate) -> None:
    project = taught.project
    taught.run(lexicon.add(project.terms, "暖心驿站", "culture", project.schema))
    before = project.terms
    wanted = [("暖心驿站", "safety_net"), ("云雾茶会", "culture")]
    taught.run(lexicon.add_all(before, wanted, project.schema))
    assert len(project.terms) == 2
    draft = lexicon.put_back(project.terms, [text for text, _ in wanted], before)
    assert len(draft.changes) == 2
    taught.run(draft)
    assert project.terms == before


def test_reports_of_an_open_round_keep_their_suggestions(taught: Gate) -> None:
    report = report_id(UNSEEN)
    rounds.begin(taught, "一", [Member(taught.person.id)], [report])
    before = measures(taught, UNSEEN)
    taught.run(lexicon.add(taught.project.terms, "暖心驿站", "safety_net", taught.project.schema))
    prelabel(taught, Engine.for_project(taught.project), renew=True)
    assert measures(taught, UNSEEN) == before


def test_nobody_is_offered_what_others_marked_until_it_is_gold(taught: Gate) -> None:
    other = Annotator(AnnotatorId("22222222-2222-4222-8222-222222222222"), "周宁")
    assert offered(taught, other) == []
    workspace = Workspace.load(taught.project, report_id(SECOND), Layer(taught.person.id))
    taught.run(report_ops.finish(workspace))
    terms = {each.term for group in offered(taught, other) for each in group.offers}
    assert terms == {"暖心驿站", "爱心驿站"}


def test_words_that_people_call_otherwise_too_say_so(taught: Gate) -> None:
    mark(taught, UNSEEN, "修建暖心驿站", "social")
    found = only(offered(taught), "暖心驿站")
    assert (found.category, found.times, found.others) == ("safety_net", 2, ("social",))


@pytest.mark.parametrize(
    ("words", "verb", "thing", "head"),
    [
        ("设立暖心驿站", "设立", "暖心驿站", "驿站"),
        ("云雾茶会", "", "云雾茶会", "会"),
        ("", "", "", ""),
    ],
)
def test_words_are_cut_into_verb_and_thing(words: str, verb: str, thing: str, head: str) -> None:
    form = form_of(words, Lexicon.default())
    assert (form.verb, form.thing, form.head) == (verb, thing, head)


@examples(deadline=None)
@given(st.text(max_size=80))
def test_any_words_have_a_form_of_which_all_can_be_terms(words: str) -> None:
    found = form_of(words, Lexicon.default())
    assert found.verb + found.thing == found.whole
    for term in found.terms(Lexicon.default()):
        assert lexicon.checked_term(term) == term


def call(*words: object) -> Result:
    return CliRunner().invoke(commands, [str(each) for each in words])


def test_the_command_lists_what_is_missed_and_takes_it(tmp_path: Path) -> None:
    path, me = tmp_path / "t.jinbiao", settings.load().author()
    create_project(path, me)
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in (("a", FIRST), ("b", SECOND)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    with Project.open(path) as project:
        gate = Gate(project, me)
        import_paths(gate, [folder])
        for each in MARKED:
            mark(gate, *each)
    lines = call("lexicon", path, "missed").stdout.splitlines()
    assert lines[0].split("\t")[:4] == ["暖心驿站", "safety_net", "2", "1"]
    said = json.loads(call("lexicon", path, "missed", "--json").stdout)
    assert said["groups"][0]["head"] == "驿站"
    assert "驿站]" in said["groups"][0]["offers"][0]["cases"][0]["around"]
    assert call("lexicon", path, "take", "没有的词").exit_code == 2
    assert call("lexicon", path, "take", "暖心驿站").exit_code == 0
    assert call("lexicon", path, "list").stdout == "暖心驿站\tsafety_net\n"
    assert call("lexicon", path, "take").exit_code == 0
    assert len(call("lexicon", path, "list").stdout.splitlines()) == 3
    left = call("lexicon", path, "missed")
    assert left.stdout == ""
    assert left.stderr.count("\n") == 1
