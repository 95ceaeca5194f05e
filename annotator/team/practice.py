"""Practice for newcomers: reports of settled gold in a file of their own, and how they did.

The file is a project by itself. What is labelled in it, and the errors planted in it, reach no
gold, export or agreement of the real one.
"""

import base64
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from annotator.clock import now
from annotator.errors import Problem, UserError
from annotator.gate import Gate, create_project
from annotator.ops import practice as practice_ops
from annotator.ops import reports as report_ops
from annotator.project import Project, new_file
from annotator.review import by_clause
from annotator.review.by_clause import Explained
from annotator.review.finished import confirmed
from annotator.store import labels, practice, reports, rounds, schemas, suggestions, work
from annotator.team.planting import Page, Planted, Planting, plant
from schema.payloads import label_fields, label_from_fields
from schema.practice import Practice, PracticeState, Share
from schema.records import (
    Annotator,
    AnnotatorId,
    Json,
    Label,
    Layer,
    Report,
    ReportId,
    Suggestion,
    SuggestionId,
    WorkState,
    digest,
)

REPORTS: Final = 5
ERRORS: Final = 5
PASS_MARK: Final = 80  # percent


@dataclass(frozen=True, slots=True)
class Found:
    """A planted error, what it was planted in, and whether it was not taken for right."""

    report: ReportId
    kind: Planted
    words: str
    was_found: bool


@dataclass(frozen=True, slots=True)
class Result:
    """How a practice went: its finished reports held against their gold.

    `waiting` are not finished, and nothing of them is shown.
    """

    practice: Practice
    waiting: tuple[ReportId, ...]
    differences: Mapping[ReportId, tuple[Explained, ...]]
    planted: tuple[Found, ...]
    clauses: Mapping[str, Share]

    @property
    def score(self) -> Share:
        """How much is right, and of how much."""
        shares = self.clauses.values()
        return sum(right for right, _ in shares), sum(count for _, count in shares)

    @property
    def percent(self) -> float:
        """The score in percent; 0 where nothing was judged."""
        right, count = self.score
        return 100 * right / count if count else 0.0

    @property
    def is_passed(self) -> bool:
        """Whether all is finished, and enough of it right."""
        return not self.waiting and self.percent >= self.practice.pass_mark


def begin(
    gate: Gate,
    person: Annotator,
    out: Path,
    *,
    chosen: Sequence[ReportId] = (),
    count: int = REPORTS,
    errors: int = ERRORS,
    seed: int = 0,
    pass_mark: int = PASS_MARK,
) -> Practice:
    """Write a file in which somebody practises on settled reports, `count` of them or `chosen`.

    UserError where a report has no gold, is in an open round or was labelled by this person.
    """
    project = gate.project
    wanted = _checked(project, person, chosen) or _drawn(project, person, count, seed)
    gold = {each: _gold_of(project, each) for each in wanted}
    with new_file(out) as part:
        create_project(part, gate.person, schemas.current_toml(project.db))
        with Project.open(part) as fresh:
            own, practice_id = Gate(fresh, gate.person), schemas.project_id(fresh.db)
            own.introduce(person)
            engine = f"practice-{practice_id[:8]}"
            planting = _planting(project, gold, engine, seed=seed, count=errors)
            new = Practice(
                id=practice_id,
                person=person.id,
                at=now(),
                reports=wanted,
                seed=seed,
                errors=len(planting.planted),
                pass_mark=pass_mark,
                hidden=_packed(gold, planting.planted),
            )
            taken = [_without_source(project, each, engine) for each in wanted]
            own.run(report_ops.bring_in(taken, planting.suggestions))
            own.run(practice_ops.begin(new))
        gate.introduce(person)
        gate.run(practice_ops.begin(new))
    return new


def free_for(project: Project, person: AnnotatorId) -> Iterator[ReportId]:
    """The settled reports on which a person can practise; somebody new has labelled none."""
    db = project.db
    for each in reports.ids(db):
        if work.gold_layer(db, each) is None or rounds.open_of(db, each):
            continue
        if not labels.of_report(db, each, Layer(person)):
            yield each


def result(project: Project) -> Result:
    """How the practice in this file goes; UserError where it is none."""
    of = practice.of_file(project.db)
    if of is None:
        raise UserError(Problem.NO_PRACTICE, path=project.path)
    return _held_against(of, project)


def judge(gate: Gate, source: Project) -> Result:
    """Judge a practice that came back by the gold that was kept here, and write it down.

    UserError where it was not given from here, or is not finished.
    """
    theirs = practice.of_file(source.db)
    given = next(
        (each for each in practice.everything(gate.project.db) if theirs and each.id == theirs.id),
        None,
    )
    if given is None:
        raise UserError(Problem.NO_PRACTICE, path=source.path)
    found = _held_against(given, source)
    if found.waiting:
        raise UserError(Problem.NOT_PRACTISED, count=len(found.waiting))
    right, count = found.score
    state = PracticeState.PASSED if found.is_passed else PracticeState.FAILED
    new = replace(given, state=state, right=right, judged=count, clauses=found.clauses)
    draft = practice_ops.judge(given, new)
    if draft.changes:
        gate.run(draft)
    return replace(found, practice=new)


def _checked(
    project: Project, person: Annotator, chosen: Sequence[ReportId]
) -> tuple[ReportId, ...]:
    db = project.db
    for each in chosen:
        name = reports.name_of(db, each)
        if work.gold_layer(db, each) is None:
            raise UserError(Problem.NO_GOLD)
        if found := rounds.open_of(db, each):
            raise UserError(Problem.IN_OPEN_ROUND, report=name, round=found[0].name)
        if labels.of_report(db, each, Layer(person.id)):
            raise UserError(Problem.KNOWS_GOLD, report=name, name=person.name)
    return tuple(chosen)


def _drawn(project: Project, person: Annotator, count: int, seed: int) -> tuple[ReportId, ...]:
    """Some reports that somebody can practise on, the same for a seed."""
    fit = [*free_for(project, person.id)]
    if not fit:
        raise UserError(Problem.NO_GOLD)
    return tuple(sorted(fit, key=lambda each: digest(str(seed), each))[:count])


def _gold_of(project: Project, report: ReportId) -> list[Label]:
    layer = work.gold_layer(project.db, report)
    return confirmed(project, report, layer) if layer else []


def _without_source(project: Project, report: ReportId, engine: str) -> Report:
    """The report as its practice has it; where its file came from is the project's affair."""
    known = reports.get(project.db, report)
    return replace(known, source="", suggested_by=(engine,))


def _planting(
    project: Project,
    gold: Mapping[ReportId, Sequence[Label]],
    engine: str,
    *,
    seed: int,
    count: int,
) -> Planting:
    texts = {each: reports.get(project.db, each).text for each in gold}
    offered = {each: suggestions.of_report(project.db, each) for each in gold}
    offered |= _suggested(project, {each: texts[each] for each in gold if not offered[each]})
    pages = [Page(each, texts[each], offered[each], said) for each, said in gold.items()]
    return plant(pages, project.schema, engine=engine, seed=seed, count=count)


def _suggested(project: Project, texts: Mapping[ReportId, str]) -> dict[ReportId, list[Suggestion]]:
    """What the project's engine suggests; of labels from elsewhere the reports have nothing."""
    if not texts:
        return {}
    from annotator.suggest.engine import Engine  # takes long to load, and is seldom needed here

    engine = Engine.for_project(project)
    return {
        report: [replace(each, report=report) for each in engine.suggest(text)]
        for report, text in texts.items()
    }


def _packed(
    gold: Mapping[ReportId, Sequence[Label]], planted: Mapping[SuggestionId, Planted]
) -> str:
    said: dict[str, Json] = {
        "gold": {
            report: {label.id: _hidden(label) for label in found} for report, found in gold.items()
        },
        "planted": {suggestion: kind.value for suggestion, kind in planted.items()},
    }
    whole = json.dumps(said, ensure_ascii=False, sort_keys=True).encode()
    return base64.b64encode(zlib.compress(whole, 9)).decode("ascii")


def _hidden(label: Label) -> dict[str, Json]:
    """What gold says, without what leads to whoever said it."""
    return label_fields(
        replace(
            label, layer=Layer(""), settled_from=None, settled_on=(), reason=None, suggestion=None
        )
    )


def _unpacked(
    of: Practice,
) -> tuple[dict[ReportId, list[Label]], dict[SuggestionId, Planted]]:
    said = json.loads(zlib.decompress(base64.b64decode(of.hidden)))
    gold = {
        ReportId(report): [label_from_fields(key, fields) for key, fields in found.items()]
        for report, found in said["gold"].items()
    }
    return gold, {SuggestionId(key): Planted(kind) for key, kind in said["planted"].items()}


def _held_against(of: Practice, source: Project) -> Result:
    gold, planted = _unpacked(of)
    layer, schema = Layer(of.person), source.schema
    with source.one_moment():
        done = [each for each in of.reports if _is_finished(source, each, layer)]
        own = {each: confirmed(source, each, layer) for each in done}
        offered = suggestions.of_ids(source.db, sorted(planted))
    judged = [one for each in done for one in by_clause.judge(schema, gold[each], own[each])]
    differing = {each: by_clause.explained(schema, gold[each], own[each]) for each in done}
    wrong = {
        said.suggestion
        for found in differing.values()
        for each in found
        if (said := each.difference.second) is not None
    }
    found = tuple(
        Found(each.report, planted[each.id], each.span.text, each.id not in wrong)
        for each in sorted(offered.values(), key=lambda one: (one.report, one.span))
        if each.report in own
    )
    waiting = tuple(each for each in of.reports if each not in own)
    return Result(of, waiting, differing, found, by_clause.shares(judged))


def _is_finished(source: Project, report: ReportId, layer: Layer) -> bool:
    done = work.get(source.db, report, layer)
    return done is not None and done.state is WorkState.FINISHED
