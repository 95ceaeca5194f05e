"""Rounds: opening, planning, moving their reports between people, closing."""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import replace

from annotator.clock import now
from annotator.closed_rounds import counted_on
from annotator.errors import Problem, UserError
from annotator.gate import Gate
from annotator.ops import rounds as round_ops
from annotator.project import Project
from annotator.store import (
    annotators,
    journal,
    reports,
    rounds,
    same_people,
    schemas,
    texts,
    work,
)
from annotator.team.planning import plan
from annotator.team.stages import Stage, stage, standings
from schema.database import Database
from schema.records import Annotator, Layer, ReportId, WorkState
from schema.rounds import Assignment, Handed, Member, Role, Round


def begin(
    gate: Gate,
    name: str,
    members: Sequence[Member],
    chosen: Sequence[ReportId],
    people: Iterable[Annotator] = (),
    *,
    overlap: int = 1,
    seed: int = 0,
    share: int = 100,
) -> Round:
    """Open a round on reports: from now on their suggestions stand still.

    `people` are entered into the project unless they are in it. UserError, and nobody is entered,
    where a round has this name, a report is in an open round, or there is no report.
    """
    db = gate.project.db
    _refuse_to_begin(db, name, members, chosen)
    engines = {one for each in chosen for one in reports.without_text(db, each).suggested_by}
    new = Round(
        id=secrets.token_hex(8),
        name=name,
        at=now(),
        members=tuple(members),
        reports=tuple(chosen),
        overlap=overlap,
        seed=seed,
        schema=schemas.current_version(db),
        engines=tuple(sorted(engines)),
        share=share,
    )
    for person in people:
        gate.introduce(person)
    gate.run(round_ops.begin(new))
    return new


def named(project: Project, name: str) -> Round:
    """The round of this name; UserError where there is none."""
    found = [each for each in rounds.everything(project.db) if each.name == name]
    if not found:
        raise UserError(Problem.NO_SUCH_ROUND, round=name)
    return found[-1]


def assign_by_plan(gate: Gate, of: Round) -> tuple[Assignment, ...]:
    """Give out all reports of an open round by its plan; what is begun or handed in is kept.

    The seed makes the plan: again with the same people and reports it changes nothing.
    """
    db = gate.project.db
    known = texts.lengths(db)
    lengths = {each: known[each] for each in of.reports}
    wanted = plan(of.id, of.members, lengths, overlap=of.overlap, seed=of.seed, share=of.share)
    return assign(gate, of, wanted)


def assign(gate: Gate, of: Round, wanted: Iterable[Assignment]) -> tuple[Assignment, ...]:
    """Let these be the assignments of an open round, and no others but those that are begun.

    UserError where the round is closed, or where somebody would review what they label.
    """
    _refuse_closed(of)
    far = standings(gate.project, of)
    standing = {each.assignment.id: each.assignment for each in far}
    planned = {each.id: each for each in wanted}
    begun = {each.assignment.id for each in far if each.stage is not Stage.ASSIGNED}
    kept = {key: each for key, each in standing.items() if key in planned or key in begun}
    given = [each for key, each in planned.items() if key not in kept]
    _refuse_reviewing_own([*kept.values(), *given])
    gone = [each for key, each in standing.items() if key not in kept]
    draft = round_ops.assign(gone, given)
    if draft.changes:
        gate.run(draft)
    return (*kept.values(), *given)


def give(
    gate: Gate, of: Round, report: ReportId, person: Annotator, role: Role = Role.ANNOTATOR
) -> Assignment:
    """Assign one report of an open round to somebody by hand; they join the round by that.

    UserError where the round is closed or has no such report, where they have it already, or where
    they would review what they label.
    """
    _refuse_closed(of)
    db = gate.project.db
    name = reports.name_of(db, report)
    if report not in of.reports:
        raise UserError(Problem.NOT_IN_ROUND, report=name, round=of.name)
    if standing := rounds.assignments(db, of_round=of.id, person=person.id, report=report):
        is_same = standing[0].role is role
        problem = Problem.ALREADY_ASSIGNED if is_same else Problem.REVIEWS_OWN
        raise UserError(problem, report=name, name=person.name)
    given = Assignment(of.id, report, person.id, role)
    is_member = any((each.person, each.role) == (person.id, role) for each in of.members)
    member = Member(person.id, role)
    gate.run(round_ops.assign([], [given]) if is_member else round_ops.join(of, member, given))
    return given


def withdraw(gate: Gate, assignment: Assignment) -> None:
    """Take a report back from somebody; UserError where they have begun it."""
    if stage(gate.project, assignment) is not Stage.ASSIGNED:
        db = gate.project.db
        known, name = annotators.get(db, assignment.person), reports.name_of(db, assignment.report)
        raise UserError(Problem.WORK_BEGUN, report=name, name=known.name if known else "?")
    gate.run(round_ops.assign([assignment], []))


def assignment_of(project: Project, of: Round, report: ReportId, person: Annotator) -> Assignment:
    """What somebody has of a report in a round; UserError where that is nothing."""
    found = rounds.assignments(project.db, of_round=of.id, person=person.id, report=report)
    if not found:
        name = reports.name_of(project.db, report)
        raise UserError(Problem.NOT_ASSIGNED, report=name, name=person.name)
    return found[0]


def take_into_review(gate: Gate, wanted: Iterable[Assignment]) -> tuple[Assignment, ...]:
    """Say of what was handed in that it is being reviewed; gives those of which that is new.

    UserError where it is the work of whoever is at the gate.
    """
    handed = [each for each in wanted if each.state is Handed.HANDED_IN]
    own = same_people.ids_of(gate.project.db, gate.person.id)
    for each in handed:
        if each.person in own:
            raise UserError(Problem.OWN_LABELS, report=each.report)
    if handed:
        gate.run(round_ops.take_into_review(handed))
    return tuple(replace(each, state=Handed.IN_REVIEW, reason=None) for each in handed)


def hand_in(gate: Gate) -> tuple[Assignment, ...]:
    """Hand in what the person has finished in open rounds; none where that is nothing new."""
    db = gate.project.db
    open_rounds = {each.id for each in rounds.everything(db) if each.is_open}
    ready = [
        each
        for each in rounds.assignments(db, person=gate.person.id)
        if each.round in open_rounds
        and each.role is Role.ANNOTATOR
        and each.state in (Handed.ASSIGNED, Handed.RETURNED)
        and (done := work.get(db, each.report, Layer(each.person))) is not None
        and done.state is not WorkState.OPEN
    ]
    if ready:
        gate.run(round_ops.hand_in(ready))
    return tuple(replace(each, state=Handed.HANDED_IN, reason=None) for each in ready)


def give_back(gate: Gate, assignment: Assignment, reason: str) -> None:
    """Return what was handed in, to be worked on again; UserError where it was not."""
    if assignment.state not in (Handed.HANDED_IN, Handed.IN_REVIEW):
        name = reports.name_of(gate.project.db, assignment.report)
        raise UserError(Problem.NOT_HANDED_IN, report=name)
    done = work.get(gate.project.db, assignment.report, Layer(assignment.person))
    finished = [done] if done is not None and done.state is not WorkState.OPEN else []
    gate.run(round_ops.give_back([assignment], reason, finished))


def close(gate: Gate, of: Round) -> Round:
    """Close a round and freeze what its agreement is counted on; UserError where it is closed."""
    _refuse_closed(of)
    with gate.project.one_moment():
        heads, counted = journal.heads(gate.project.db), counted_on(gate.project, of)
    gate.run(round_ops.close(of, heads, counted))
    return replace(of, is_open=False, heads=heads, counted=counted)


def _refuse_to_begin(
    db: Database, name: str, members: Sequence[Member], chosen: Sequence[ReportId]
) -> None:
    if any(each.name == name for each in rounds.everything(db)):
        raise UserError(Problem.ROUND_EXISTS, round=name)
    if not chosen or not members:
        raise UserError(Problem.ROUND_EMPTY, round=name)
    for report in chosen:
        if found := rounds.open_of(db, report):
            name_of = reports.name_of(db, report)
            raise UserError(Problem.IN_OPEN_ROUND, report=name_of, round=found[0].name)


def _refuse_closed(of: Round) -> None:
    if not of.is_open:
        raise UserError(Problem.ROUND_CLOSED, round=of.name)


def _refuse_reviewing_own(given: Sequence[Assignment]) -> None:
    labelling = {(each.report, each.person) for each in given if each.role is Role.ANNOTATOR}
    if any(
        each.role is Role.REVIEWER and (each.report, each.person) in labelling for each in given
    ):
        raise UserError(Problem.REVIEWS_OWN)
