"""A project's own terms and units: stored like every decision, and found by its engine."""

import pickle
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from annotator import words
from annotator.checks.finding import Rule
from annotator.checks.verify import verify
from annotator.drafts import Draft
from annotator.errors import Problem, UserError
from annotator.gate import Gate, create_project
from annotator.ops import labels, lexicon
from annotator.ops import reports as report_ops
from annotator.prelabel import prelabel
from annotator.project import Project
from annotator.store import conflicts, suggestions
from annotator.suggest.engine import MEASURE, NUMBER, Engine
from annotator.team.merging import merge
from annotator.workspace import Workspace
from schema import labels as label_schema
from schema.records import Annotator, Layer, Report, Span, Term, TermKind

SCHEMA = label_schema.default()
TEA = "云雾茶会"
TEXT = f"{TEA}在石坪乡有3场，卖茶12泡。"


def add(gate: Gate, text: str, category: str = "culture") -> None:
    gate.run(lexicon.add(gate.project.terms, text, category, gate.project.schema))


def add_unit(gate: Gate, text: str) -> None:
    gate.run(lexicon.add_unit(gate.project.terms, text))


def engine_of(*terms: Term) -> Engine:
    return Engine.for_schema(SCHEMA, terms)


def found(engine: Engine, text: str, label: str) -> list[str]:
    return [each.span.text for each in engine.suggest(text) if each.label == label]


def problem_of(text: str, *, unit: bool = False) -> Problem:
    with pytest.raises(UserError) as caught:
        lexicon.add_unit((), text) if unit else lexicon.add((), text, "culture", SCHEMA)
    for language in ("zh", "en"):
        assert "{" not in words.sentence(caught.value, language).replace(text, "")
    return caught.value.problem


def test_a_term_is_found_with_its_category_and_a_unit_is_read(gate: Gate) -> None:
    assert found(Engine.for_project(gate.project), TEXT, MEASURE) == []
    add(gate, TEA)
    add_unit(gate, "泡")

    by_text = {each.span.text: each for each in Engine.for_project(gate.project).suggest(TEXT)}
    assert by_text[TEA].attributes["category"] == "culture"
    assert by_text["12泡"].attributes["unit"] == "泡"
    assert list(verify(gate.project)) == []


def test_the_engines_version_follows_from_the_terms_and_comes_back_with_them(gate: Gate) -> None:
    plain = Engine.for_project(gate.project)
    add(gate, TEA)
    extended = Engine.for_project(gate.project)
    add(gate, TEA, "tourism")
    assert len(gate.project.terms) == 1
    changed = Engine.for_project(gate.project)
    assert len({plain.version, extended.version, changed.version}) == 3
    assert pickle.loads(pickle.dumps(changed)).suggest(TEXT) == changed.suggest(TEXT)

    gate.run(lexicon.remove(*gate.project.terms))
    assert Engine.for_project(gate.project) == plain == Engine.default()
    assert list(verify(gate.project)) == []


def test_the_version_does_not_depend_on_the_order_of_the_terms() -> None:
    terms = [Term(TermKind.MEASURE, word, "culture") for word in ("云雾茶会", "养老驿站")]
    assert engine_of(*terms).version == engine_of(*reversed(terms)).version


def test_a_term_twice_is_one_and_another_category_changes_it(gate: Gate) -> None:
    add(gate, TEA)
    known, schema = gate.project.terms, gate.project.schema
    assert lexicon.add(known, f" 云雾\n{TEA[2:]} ", "culture", schema).changes == ()
    add(gate, TEA, "tourism")
    assert gate.project.terms == (Term(TermKind.MEASURE, TEA, "tourism"),)
    add_unit(gate, "泡")
    assert lexicon.add_unit(gate.project.terms, "泡").changes == ()


def test_undo_leaves_the_lexicon_alone(gate: Gate) -> None:
    add(gate, TEA)
    with pytest.raises(UserError) as caught:
        gate.undo()
    assert caught.value.problem is Problem.NOTHING_TO_UNDO


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", Problem.TERM_EMPTY),
        (" \n\u3000", Problem.TERM_EMPTY),
        ("茶", Problem.TERM_TOO_SHORT),
        ("茶" * 10_000, Problem.TERM_TOO_LONG),
        ("云雾\0茶会", Problem.TERM_UNREADABLE),
        ("云雾\u200b茶会", Problem.TERM_UNREADABLE),
        ("\ud800\udc00茶", Problem.TERM_UNREADABLE),
        ("，。！", Problem.TERM_UNREADABLE),
    ],
)
def test_what_cannot_be_looked_for_is_refused_in_a_sentence(text: str, problem: Problem) -> None:
    assert problem_of(text) is problem


@pytest.mark.parametrize("text", ["3泡", "三泡", "数泡", "，泡", "/泡"])
def test_a_unit_begins_with_no_numeral_and_no_mark(text: str) -> None:
    assert problem_of(text, unit=True) is Problem.UNIT_NUMERAL


def test_a_category_that_the_schema_lacks_is_refused_with_those_it_has() -> None:
    with pytest.raises(UserError) as caught:
        lexicon.add((), TEA, "unheard", SCHEMA)
    assert caught.value.problem is Problem.CATEGORY_UNKNOWN
    assert "industry, ecommerce" in words.sentence(caught.value, "en")


def test_a_term_of_a_category_that_the_schema_has_lost_is_passed_by() -> None:
    assert engine_of(Term(TermKind.MEASURE, TEA, "unheard")) == Engine.default()


@pytest.mark.parametrize(
    "text", [r"a.*b", "(茶|酒)+", "[茶", "茶会\\", "“雨露计划+”", "3+1", "茶" * 60, "百日云雾行动"]
)
@pytest.mark.parametrize("around", ["推进{}，成效明显。", "{}", "全面实施“{}”和危房改造"])
def test_a_term_is_found_letter_by_letter_whatever_it_means_elsewhere(
    text: str, around: str
) -> None:
    term = Term(TermKind.MEASURE, lexicon.checked_term(text), "culture")
    report = around.format(text)
    spans = [each.span for each in engine_of(term).suggest(report) if each.label == MEASURE]
    start = report.index(text)
    assert any(span.start <= start and start + len(text) <= span.end for span in spans)


def test_a_term_is_found_with_marks_of_either_width() -> None:
    engine = engine_of(Term(TermKind.MEASURE, "茶会(春)", "culture"))
    assert found(engine, "推进茶会（春），成效明显。", MEASURE) == ["茶会（春）"]
    assert found(engine, "推进茶会(春),成效明显。", MEASURE) == ["茶会(春)"]


@pytest.mark.parametrize("unit", ["泡", "$", "元宝", "a.b", "c+", "平方(茶", "x|y"])
def test_a_unit_is_read_letter_by_letter(unit: str) -> None:
    engine = engine_of(Term(TermKind.UNIT, unit))
    text = f"共有7{unit}。"
    [number] = [each for each in engine.suggest(text) if each.label == NUMBER]
    assert number.span.text == f"7{unit}"
    assert number.attributes["unit"] == unit
    quantity = engine.read_quantity(text, 2, len(text))
    assert quantity is not None
    assert quantity.unit == unit


def test_a_unit_that_ships_with_the_engine_changes_nothing_when_added() -> None:
    text = "全县新建水厂4座，投资300万元，人均3000元/人。"
    added = engine_of(Term(TermKind.UNIT, "元"), Term(TermKind.UNIT, "座"))
    ours = [(each.span, each.attributes) for each in Engine.default().suggest(text)]
    assert [(each.span, each.attributes) for each in added.suggest(text)] == ours


@given(text=st.text(max_size=80), unit=st.booleans())
@example(text="茶" * 10_000, unit=False)
@example(text="(?:a+)+", unit=True)
@example(text="\x1b[31m茶", unit=False)
@example(text="'; DROP TABLE terms; --", unit=False)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_text_is_refused_in_words_or_stored_and_looked_for(
    gate: Gate, text: str, unit: bool
) -> None:
    try:
        draft = lexicon.add_unit((), text) if unit else lexicon.add((), text, "culture", SCHEMA)
    except UserError:
        return
    gate.run(draft)
    [term] = gate.project.terms
    report = f"全县实施{term.text}，新增12{term.text}。\n{text}"
    for each in engine_of(term).suggest(report):
        assert report[each.span.start : each.span.end] == each.span.text
    gate.run(lexicon.remove(term))
    assert gate.project.terms == ()


def test_whether_the_engine_finds_a_measure_is_asked_of_the_very_span() -> None:
    start = TEXT.index(TEA)
    span = Span(start, start + len(TEA), TEA)
    engine = engine_of(Term(TermKind.MEASURE, TEA, "culture"))
    assert not Engine.default().finds_measure(TEXT, span)
    assert engine.finds_measure(TEXT, span)
    assert not engine.finds_measure(TEXT, Span(start, start + 2, TEA[:2]))
    far = "。" * 5000 + TEXT + "，" * 5000
    assert engine.finds_measure(far, Span(start + 5000, start + 5000 + len(TEA), TEA))


def test_two_who_add_the_same_term_agree_in_any_order(tmp_path: Path, person: Annotator) -> None:
    base = tmp_path / "base.jinbiao"
    create_project(base, person)
    copies = [tmp_path / f"{n}.jinbiao" for n in range(2)]
    for path, category in zip(copies, ("culture", "tourism"), strict=True):
        shutil.copy(base, path)
        with Project.open(path) as project:
            gate = Gate(project, person)
            add(gate, TEA, category)
            add_unit(gate, "泡")
    seen = set()
    for order in (copies, copies[::-1]):
        path = tmp_path / f"merged-{len(seen)}.jinbiao"
        shutil.copy(order[0], path)
        with Project.open(path) as into, Project.open(order[1]) as source:
            merge(into, source)
            merge(into, source)
            assert list(verify(into)) == []
            assert conflicts.count(into.db) == 1  # the category; the unit is the same one
            seen.add((into.terms, Engine.for_project(into).version))
    assert len(seen) == 1


def two_reports(gate: Gate) -> list[Report]:
    reports = [Report.of(TEXT, name="一"), Report.of("二。" + TEXT, name="二")]
    gate.run(report_ops.bring_in(reports))
    prelabel(gate, Engine.for_project(gate.project))
    return reports


def test_a_new_term_renews_what_nobody_has_begun_and_nothing_else(
    gate: Gate, person: Annotator
) -> None:
    begun, free = two_reports(gate)
    workspace = Workspace.load(gate.project, begun.id, Layer(person.id))
    gate.run(labels.confirm(workspace, workspace.items()[0].key))
    before = suggestions.of_report(gate.project.db, begun.id)

    add(gate, TEA)
    done = prelabel(gate, Engine.for_project(gate.project), renew=True)
    assert (done.reports, done.begun) == (1, 1)
    assert suggestions.of_report(gate.project.db, begun.id) == before
    texts = [each.span.text for each in suggestions.of_report(gate.project.db, free.id)]
    assert TEA in texts


def test_a_report_that_is_begun_while_the_engine_reads_keeps_its_suggestions(
    gate: Gate, person: Annotator
) -> None:
    begun, free = two_reports(gate)
    before = suggestions.of_report(gate.project.db, begun.id)
    add(gate, TEA)
    engine = Engine.for_project(gate.project)

    class Slow:
        """The engine, and a person who decides while it reads."""

        version = engine.version

        def suggest(self, text: str):
            if text == begun.text:
                workspace = Workspace.load(gate.project, begun.id, Layer(person.id))
                gate.run(labels.confirm(workspace, workspace.items()[0].key))
            return engine.suggest(text)

    done = prelabel(gate, Slow(), renew=True)
    assert (done.reports, done.begun) == (1, 1)
    assert suggestions.of_report(gate.project.db, begun.id) == before
    assert suggestions.of_report(gate.project.db, free.id)[0].engine == engine.version
    assert list(verify(gate.project)) == []


def test_a_report_in_use_is_left_alone(gate: Gate) -> None:
    at_hand, other = two_reports(gate)
    add(gate, TEA)
    engine = Engine.for_project(gate.project)
    done = prelabel(gate, engine, renew=True, is_in_use=lambda report: report == at_hand.id)
    assert (done.reports, done.begun) == (1, 1)
    assert suggestions.of_report(gate.project.db, other.id)[0].engine == engine.version


def test_a_term_of_a_category_that_the_schema_lacks_is_told_by_verify(gate: Gate) -> None:
    add(gate, TEA)
    [made] = lexicon.add((), "养老驿站", "other", SCHEMA).changes
    after = {**made.after, "category": "unheard"}
    gate.run(Draft("term.add", (replace(made, after=after),)))
    assert [(each.rule, each.about) for each in verify(gate.project)] == [(Rule.VALUES, "养老驿站")]


def test_a_terms_row_without_its_operation_is_found(gate: Gate, project_file: Path) -> None:
    add(gate, TEA)
    term = replace(gate.project.terms[0], text="别的")
    gate.project.db.execute("UPDATE terms SET text = ?", [term.text])
    gate.project.db.conn.commit()
    assert [each.detail for each in verify(gate.project)] == ["terms"]
