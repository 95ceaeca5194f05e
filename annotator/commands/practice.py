"""The commands of practice: giving it to newcomers, seeing the differences, judging it."""

import sys
from pathlib import Path

import click

from annotator import guidelines, words
from annotator.commands.base import (
    AS_JSON,
    FILE,
    PARTLY,
    PROJECT,
    commands,
    of_project,
    print_json,
    say,
    tell,
    writing,
)
from annotator.commands.language import language
from annotator.commands.naming import known_or_new, report_called
from annotator.project import Mode, Project
from annotator.review.by_clause import Explained
from annotator.store import annotators, reports
from annotator.store import practice as practice_table
from annotator.team import practice
from annotator.team.practice import Result
from annotator.team.practice_words import outcome_lines
from schema.labels import LabelSchema
from schema.practice import Practice
from schema.records import Json, Label, ReportId


@commands.group(name="practice")
@PROJECT
@click.pass_context
def practice_group(context: click.Context, project: Path) -> None:
    """Practice for newcomers: reports of settled gold, labelled apart from real work."""
    context.obj = project


@practice_group.command()
@click.option("--to", "name", required=True, metavar="NAME", help="Who practises.")
@click.option("--out", required=True, type=FILE, metavar="FILE")
@click.option("--report", "chosen", multiple=True, metavar="R", help="This settled report.")
@click.option("--count", default=practice.REPORTS, show_default=True, help="Or so many of them.")
@click.option("--errors", default=practice.ERRORS, show_default=True, help="Errors to plant.")
@click.option("--seed", default=0, show_default=True, help="Other reports, other errors.")
@click.option(
    "--pass-mark",
    type=click.IntRange(0, 100),
    default=practice.PASS_MARK,
    show_default=True,
    help="In percent.",
)
@of_project
def new(project: Path, name: str, out: Path, chosen: tuple[str, ...], **how: int) -> None:
    """Write a file to practise in; its gold is hidden, and the planted errors are announced."""
    with writing(project) as gate:
        wanted = [report_called(gate.project, each) for each in chosen]
        made = practice.begin(gate, known_or_new(gate, name), out, chosen=wanted, **how)
    values = {"reports": len(made.reports), "errors": made.errors, "pass_mark": made.pass_mark}
    say("practice_given", name=name, path=out, **values)


@practice_group.command()
@AS_JSON
@of_project
def show(project: Path, as_json: bool) -> None:
    """In a file of practice: each difference from gold with its clause, and the score."""
    with Project.open(project, Mode.READ) as opened:
        found = practice.result(opened)
        _tell(opened, found, as_json=as_json)
    sys.exit(0 if found.is_passed else PARTLY)


@practice_group.command()
@click.argument("source", metavar="FILE", type=FILE)
@AS_JSON
@of_project
def judge(project: Path, source: Path, as_json: bool) -> None:
    """Judge a practice that came back, and write down in PROJECT whether it is passed."""
    with writing(project) as gate, Project.open(source, Mode.READ) as came:
        found = practice.judge(gate, came)
        _tell(came, found, as_json=as_json)
    sys.exit(0 if found.is_passed else PARTLY)


@practice_group.command(name="list")
@AS_JSON
@of_project
def list_all(project: Path, as_json: bool) -> None:
    """List who practised and how they did."""
    with Project.open(project, Mode.READ) as opened:
        found = practice_table.everything(opened.db)
        if as_json:
            rows = [_practice_json(opened, each) for each in found]
            print_json({"practice": rows})
            return
        for each in found:
            state = words.report(f"practice_is_{each.state.value}", language())
            values = {"right": each.right, "judged": each.judged, "reports": len(each.reports)}
            say(
                "practice_listed",
                name=annotators.name_of(opened.db, each.person),
                state=state,
                **values,
            )
    if not found:
        say("no_practice_yet")


def _tell(project: Project, found: Result, *, as_json: bool) -> None:
    if as_json:
        print_json(_result_json(project, found))
        return
    schema = project.schema
    for report, differences in found.differences.items():
        say("practice_report", report=reports.name_of(project.db, report), count=len(differences))
        for each in differences:
            tell(f"  {_line(each)}")
            for clause in each.clauses:
                tell(f"    {guidelines.citation(clause)} {_title(schema, clause)}")
    for clause, (right, count) in found.clauses.items():
        title = _title(schema, clause) if clause else words.report("no_clause", language())
        tell(f"{right:>4}/{count:<4} {title}")
    for line in reversed(outcome_lines(found, language())):  # the outcome last, where one looks
        tell(line)


def _line(each: Explained) -> str:
    difference = each.difference
    kinds = tuple(words.report(f"kind_{kind.value}", language()) for kind in difference.kinds)
    own, gold = (_said(label) for label in (difference.second, difference.first))
    return words.report("practice_difference", language(), kinds=kinds, own=own, gold=gold)


def _said(label: Label | None) -> str:
    if label is None:
        return "–"
    fields = ("value", "unit", "bound", "category")
    said = (str(label.attributes[name]) for name in fields if name in label.attributes)
    return " ".join([label.span.text, *said]).replace("\n", "⏎")


def _title(schema: LabelSchema, clause_id: str) -> str:
    clause = guidelines.clause(schema, clause_id)
    if clause is None:
        return clause_id
    return clause.title.in_language(language())


def _practice_json(project: Project, each: Practice) -> dict[str, Json]:
    return {
        "id": each.id,
        "annotator": annotators.name_of(project.db, each.person),
        "at": each.at,
        "reports": [*each.reports],
        "errors": each.errors,
        "seed": each.seed,
        "pass_mark": each.pass_mark,
        "state": each.state.value,
        "right": each.right,
        "judged": each.judged,
        "clauses": {clause: [*share] for clause, share in each.clauses.items()},
    }


def _result_json(project: Project, found: Result) -> dict[str, Json]:
    right, count = found.score
    return {
        "annotator": annotators.name_of(project.db, found.practice.person),
        "passed": found.is_passed,
        "percent": round(found.percent, 1),
        "pass_mark": found.practice.pass_mark,
        "right": right,
        "judged": count,
        "waiting": [*found.waiting],
        "clauses": {clause: [*share] for clause, share in found.clauses.items()},
        "planted": [
            {"report": each.report, "kind": each.kind.value, "text": each.words}
            | {"found": each.was_found}
            for each in found.planted
        ],
        "differences": [
            _difference_json(report, each)
            for report, differences in found.differences.items()
            for each in differences
        ],
    }


def _difference_json(report: ReportId, each: Explained) -> dict[str, Json]:
    own, gold = each.difference.second, each.difference.first
    return {
        "report": report,
        "kinds": [kind.value for kind in each.difference.kinds],
        "start": each.difference.start,
        "text": own.span.text if own else None,
        "gold": gold.span.text if gold else None,
        "clauses": [*each.clauses],
    }
