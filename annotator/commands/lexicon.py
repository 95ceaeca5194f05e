"""The command about a project's own words: listed, added, taken out, and learnt from labels."""

from pathlib import Path

import click

from annotator.commands.base import (
    PROJECT,
    commands,
    data,
    gate_of,
    print_json,
    progress,
    say,
    sentences,
    warn,
    writing,
)
from annotator.drafts import Draft
from annotator.errors import Problem, UserError
from annotator.gate import Gate
from annotator.ops import lexicon as lexicon_ops
from annotator.project import Mode, Project
from annotator.reading.sentences import in_its_place
from annotator.store import reports, texts
from annotator.teaching.offers import Group, Offer, offers
from schema.records import Json, Layer

_ACTIONS = ("list", "add", "add-unit", "remove", "missed", "take")


@commands.command()
@PROJECT
@click.argument("action", type=click.Choice(_ACTIONS))
@click.argument("term", default="")
@click.option("--category", default="", metavar="C", help="The category of a measure's name.")
@click.option("--json", "as_json", is_flag=True, help="Print what is missed as one JSON object.")
@sentences
def lexicon(project: Path, action: str, term: str, category: str, as_json: bool) -> None:
    """List, add or remove the names of measures and the units that the engine looks for.

    missed lists terms that would let it find confirmed measures that it does not find now; take
    adds one of them with its category, or all of them where none is named.
    """
    if action in ("list", "missed"):
        with Project.open(project, Mode.READ) as opened:
            if action == "list":
                _list(opened)
            else:
                _list_missed(opened, as_json=as_json)
        return
    with writing(project) as gate:
        draft = _planned(gate, action, term, category)
        if draft.changes:
            gate.run(draft)
    if action == "take":
        say("terms_taken", count=len(draft.changes))
    else:
        say("term_removed" if action == "remove" else "term_added", term=term)


def _list(project: Project) -> None:
    for each in project.terms:
        data(f"{each.text}\t{each.category or each.kind.value}")


def _list_missed(project: Project, *, as_json: bool) -> None:
    found = _missed(project, gate_of(project))
    if as_json:
        print_json({"groups": [_group_json(project, each) for each in found]})
        return
    if not found:
        warn("nothing_missed")
    for group in found:
        for each in group.offers:
            example = _cases_json(project, each)[0]["around"]
            data(f"{each.term}\t{each.category}\t{each.times}\t{each.beside}\t{example}")


def _missed(project: Project, gate: Gate) -> list[Group]:
    with progress("suggesting") as show:
        return offers(project, Layer(gate.person.id), progress=show)


def _planned(gate: Gate, action: str, term: str, category: str) -> Draft:
    project = gate.project
    if action == "add":
        return lexicon_ops.add(project.terms, term, category, project.schema)
    if action == "add-unit":
        return lexicon_ops.add_unit(project.terms, term)
    if action == "take":
        return _taking(gate, term)
    return lexicon_ops.remove(*lexicon_ops.named(project.terms, term))


def _taking(gate: Gate, term: str) -> Draft:
    """Add what is offered, or one of it; UserError where that is not among it."""
    project = gate.project
    found = [each for group in _missed(project, gate) for each in group.offers]
    wanted = [(each.term, each.category) for each in found if term in ("", each.term)]
    if term and not wanted:
        raise UserError(Problem.TERM_NOT_OFFERED, term=term)
    return lexicon_ops.add_all(project.terms, wanted, project.schema)


def _group_json(project: Project, group: Group) -> Json:
    return {
        "head": group.head,
        "category": group.category,
        "verbs": [*group.verbs],
        "offers": [
            {
                "term": each.term,
                "times": each.times,
                "beside": each.beside,
                "others": [*each.others],
                "cases": [*_cases_json(project, each)],
            }
            for each in group.offers
        ],
    }


def _cases_json(project: Project, offer: Offer) -> list[dict[str, Json]]:
    return [
        {
            "report": reports.name_of(project.db, each.report),
            "start": each.start,
            "end": each.end,
            "around": in_its_place(texts.get(project.db, each.report), each.span),
        }
        for each in offer.cases
    ]
