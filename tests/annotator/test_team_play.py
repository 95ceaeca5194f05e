"""A team plays a project in random order: nothing is lost, and any order of merging ends the same.

The long proof, twelve people, three rounds, 300 reports and 40,000 decisions, takes ten minutes:
JINBIAO_TEAM=big python -m pytest tests/annotator/test_team_play.py
"""

import os
import random
import re
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path

import pytest

from annotator.checks.verify import verify
from annotator.drafts import Draft
from annotator.errors import UserError
from annotator.gate import Gate, create_project
from annotator.ops import comments, labels, lexicon, reports
from annotator.ops import schema as schema_ops
from annotator.ops.labels import Edit
from annotator.project import Mode, Project
from annotator.store import ancestry, journal, rounds, tables
from annotator.store import reports as report_table
from annotator.team import handing
from annotator.team import rounds as team_rounds
from annotator.team.merging import merge, merge_in
from annotator.workspace import Workspace
from schema import editing
from schema.labels import Choice, Clause, Words
from schema.records import (
    Annotator,
    AnnotatorId,
    Layer,
    Report,
    ReportId,
    Span,
    Suggestion,
    SuggestionId,
    WorkState,
)
from schema.rounds import Handed, Member, Sight

OF_OTHERS = "SELECT id FROM labels WHERE layer <> ? ORDER BY id"
SEARCHED = 200  # ids of labels: all of them but in the long proof
CATEGORY = "labels/measure/attributes/category/choices"


@dataclass(frozen=True)
class Size:
    people: int
    rounds: int
    reports: int
    decisions: int
    sitting: int  # decisions that somebody makes at most before they close the file
    orders: int = 3


SMALL = Size(people=4, rounds=2, reports=8, decisions=160, sitting=12)
BIG = Size(people=12, rounds=3, reports=300, decisions=40_000, sitting=60)
IS_BIG = os.environ.get("JINBIAO_TEAM") == "big"
SEEDS = range(1) if IS_BIG else range(2)


def report_of(number: int) -> tuple[Report, list[Suggestion]]:
    text = (
        f"第{number}号简报：产业扶贫项目{number + 2}个，投资{number + 3}万元，受益{number + 4}户。"
    )
    report = replace(Report.of(text, name=f"{number}"), suggested_by=("e",))
    words = [("产业扶贫项目", "measure"), (f"{number + 2}个", "number")]
    words += [(f"{number + 3}万元", "number"), (f"{number + 4}户", "number")]
    return report, [
        Suggestion(
            id=SuggestionId(f"{report.id}-{place}"),
            report=report.id,
            engine="e",
            label=label,
            span=Span(text.index(said), text.index(said) + len(said), said),
            quantifies=(SuggestionId(f"{report.id}-0"),) if label == "number" else (),
        )
        for place, (said, label) in enumerate(words)
    ]


@dataclass
class Person:
    who: Annotator
    files: list[Path] = field(default_factory=list)
    backups: list[tuple[Path, Path]] = field(default_factory=list)


class Team:
    """Everybody's files, and what they do to them."""

    def __init__(self, folder: Path, seed: int, size: Size) -> None:
        self.folder, self.size = folder, size
        self.chance, self.numbers = random.Random(seed), count()
        self.lead = Annotator(AnnotatorId("0" * 8), "组长")
        self.people = [
            Person(Annotator(AnnotatorId(f"{n + 1:08}"), f"组员{n + 1}"))
            for n in range(size.people)
        ]
        self.project = folder / "lead.jinbiao"
        self.packages: list[Path] = []
        self.copies: list[Path] = []
        self.made: set[str] = set()
        self.decided = 0
        self.open_round = -1
        self.labelled_now: set[ReportId] = set()
        self.remarks: dict[int, ReportId] = {}

    def new_path(self, kind: str) -> Path:
        return self.folder / f"{kind}-{next(self.numbers)}.jinbiao"

    def begin(self) -> None:
        create_project(self.project, self.lead)
        with Project.open(self.project, Mode.READ) as project:
            self.made |= journal.ids(project.db)
        with self.at_lead() as (gate, _):
            for each in self.people:
                gate.introduce(each.who)
            for number in range(self.size.reports):
                report, offered = report_of(number)
                gate.run(reports.bring_in([report], offered))

    def at_lead(self) -> "Sitting":
        return Sitting(self, self.project, self.lead)

    def next_round(self) -> None:
        """Close the round that is open, change schema and guidelines, and open the next one."""
        self.open_round += 1
        with self.at_lead() as (gate, project):
            for each in rounds.everything(project.db):
                if each.is_open:
                    team_rounds.close(gate, each)
            self.change_schema(gate)
            sights = list(Sight)
            members = [
                Member(each.who.id, sight=self.chance.choice(sights)) for each in self.people
            ]
            some = self.size.reports // self.size.rounds
            chosen = report_table.ids(project.db)[self.open_round * some :][:some]
            self.labelled_now = {*chosen}
            name = f"第{self.open_round + 1}轮"
            begun = team_rounds.begin(gate, name, members, chosen, overlap=2, seed=self.open_round)
            team_rounds.assign_by_plan(gate, begun)
        for person in self.people:
            self.hand_out(person)

    def change_schema(self, gate: Gate) -> None:
        """Each round another change: a name and a clause, then a split, then a merge."""
        of = schema_ops.standing(gate.project)
        clause = editing.part_at(of.schema, "clauses/number-unit")
        assert isinstance(clause, Clause)
        said = f"{clause.text.zh}（第{self.open_round}版）"
        worded = replace(clause, text=Words(zh=said, en=clause.text.en))
        changed = gate.run(schema_ops.put(of, "clauses/number-unit", worded)).operation.id
        of = schema_ops.standing(gate.project)
        gate.run(schema_ops.look_again(of, "number-unit", changed))
        of = schema_ops.standing(gate.project)
        fair = Choice(id="fair", name=Words(zh="集市", en="Fairs"))
        if self.open_round == 1:
            gate.run(schema_ops.split(of, f"{CATEGORY}/other", [fair]))
        elif self.open_round == 2:
            gate.run(schema_ops.merge(of, f"{CATEGORY}/culture", "other"))

    def hand_out(self, person: Person) -> None:
        out = self.new_path("out")
        with self.at_lead() as (gate, _):
            handing.hand_out(gate, person.who, out)
        self.holds_nothing_of_others(out, person)
        if person.files and self.chance.random() < 0.8:
            target = self.chance.choice(person.files)
            with Project.open(target) as into, Project.open(out, Mode.READ) as source:
                merge(into, source)
            self.holds_nothing_of_others(target, person)
        else:
            person.files.append(out)

    def holds_nothing_of_others(self, path: Path, person: Person) -> None:
        """No byte of others' words, reasons told to them and labels' ids; remarks in their time."""
        raw = b"".join(each.read_bytes() for each in path.parent.glob(f"{path.name}*"))
        others = [each.who.id for each in self.people if each is not person]
        assert not any(f"机密{each}".encode() in raw for each in [*others, self.lead.id])
        with Project.open(self.project, Mode.READ) as project:
            theirs = [row[0] for row in project.db.execute(OF_OTHERS, [person.who.id])]
        some = self.chance.sample(theirs, min(SEARCHED, len(theirs)))
        assert not any(each.encode() in raw for each in some)
        for who, number in re.findall("附言(\\w+) (\\d+)。".encode(), raw):
            if who.decode() != person.who.id:
                assert self.remarks[int(number)] not in self.labelled_now

    def work(self, person: Person) -> None:
        if not person.files:
            return
        with Sitting(self, self.chance.choice(person.files), person.who) as (gate, project):
            mine = rounds.assignments(project.db, person=person.who.id)
            still = [each for each in mine if each.state is not Handed.HANDED_IN] or mine
            for each in self.chance.choices(still, k=self.chance.randint(1, self.size.sitting)):
                self.decide(gate, each.report)

    def decide(self, gate: Gate, report: ReportId) -> None:
        """One decision, finishing or undo in a report; a refusal is a sentence, not a loss."""
        with suppress(UserError):
            if self.chance.random() < 0.08:
                gate.undo()
                return
            workspace = Workspace.load(gate.project, report, Layer(gate.person.id))
            draft = self.plan(workspace)
            if draft is not None and draft.changes:
                gate.run(draft)
                self.decided += 1

    def plan(self, workspace: Workspace) -> Draft | None:
        number = next(self.numbers)
        mark, remark = (f"{each}{workspace.layer} {number}。" for each in ("机密", "附言"))
        self.remarks[number] = workspace.report.id
        if workspace.work.state is not WorkState.OPEN and self.chance.random() < 0.5:
            return reports.reopen(workspace, mark)
        items = workspace.items()
        start = self.chance.randint(0, 5)
        new = Span(start, start + 2, workspace.report.text[start : start + 2])
        plans: list[Callable[[], Draft]] = [lambda: labels.add(workspace, new, "measure", {})]
        plans += [lambda: comments.add(workspace, remark), lambda: reports.finish(workspace)]
        plans += [lambda: reports.reopen(workspace, mark)]
        if items:
            item = self.chance.choice(items)
            key = item.key
            category = self.chance.choice(["other", "culture", "social"])
            fields = {"doubt": f"10; {mark}"} if item.label == "number" else {"category": category}
            plans += [lambda: labels.confirm(workspace, key)] * 6
            plans += [lambda: labels.reject(workspace, key, mark)] * 4
            plans += [lambda: labels.edit(workspace, key, Edit(attributes=fields))] * 2
            plans += [lambda: labels.delete(workspace, key)]
            if item.decided:
                plans += [lambda: labels.reset(workspace, key)]
        return self.chance.choice(plans)()

    def copy(self, person: Person) -> None:
        if person.files:
            fork = self.new_path("fork")
            shutil.copy(self.chance.choice(person.files), fork)
            person.files.append(fork)

    def back_up(self, person: Person) -> None:
        if person.files:
            kept, path = self.new_path("backup"), self.chance.choice(person.files)
            shutil.copy(path, kept)
            person.backups.append((path, kept))

    def restore(self, person: Person) -> None:
        """Put an older state back in place, once the newer one was handed in."""
        if person.backups:
            path, kept = self.chance.choice(person.backups)
            self.hand_in(person, path)
            shutil.copy(kept, path)

    def hand_in(self, person: Person, path: Path | None = None) -> None:
        if not person.files:
            return
        out = self.new_path("in")
        with (
            Sitting(self, path or self.chance.choice(person.files), person.who) as (gate, _),
            suppress(UserError),
        ):
            handing.hand_in(gate, out)
            self.packages.append(out)

    def take_in(self, _: Person) -> None:
        if self.packages:
            with (
                self.at_lead() as (gate, _project),
                Project.open(self.chance.choice(self.packages), Mode.READ) as source,
            ):
                merge_in(gate, source)

    def lead_works(self, person: Person) -> None:
        with self.at_lead() as (gate, project):
            self.decide(gate, self.chance.choice(report_table.ids(project.db)))
            word = f"云雾茶会{next(self.numbers)}"
            gate.run(lexicon.add(project.terms, word, "other", project.schema))
            handed = [
                each
                for each in rounds.assignments(project.db, person=person.who.id)
                if each.state is Handed.HANDED_IN
            ]
            for each in self.chance.sample(handed, len(handed) * 2 // 3):
                team_rounds.give_back(gate, each, f"机密{each.person} 再看看")

    def copy_lead(self, _: Person) -> None:
        copy = self.new_path("lead-copy")
        shutil.copy(self.project, copy)
        self.copies.append(copy)

    def restore_lead(self, _: Person) -> None:
        """The lead's file is put back to an older copy, and the newer one set aside."""
        if self.copies:
            aside = self.new_path("lead-aside")
            shutil.copy(self.project, aside)
            shutil.copy(self.chance.choice(self.copies), self.project)
            self.copies.append(aside)
            with self.at_lead() as (gate, _project), Project.open(aside, Mode.READ) as source:
                merge_in(gate, source)

    def play(self) -> None:
        self.begin()
        often = [self.work] * 30 + [self.take_in] * 3 + [self.hand_in] * 3
        rare = [self.copy, self.back_up, self.restore, self.hand_out, self.lead_works]
        rarer = [self.copy_lead, self.restore_lead]
        for number in range(self.size.rounds):
            self.next_round()
            while self.decided < self.size.decisions * (number + 1) // self.size.rounds:
                act = self.chance.choice([*often, *rare, *rarer])
                act(self.chance.choice(self.people))

    @property
    def everything(self) -> list[Path]:
        own = [path for each in self.people for path in each.files]
        return [*own, *self.packages, *self.copies[-3:]]


class Sitting:
    """Somebody at a file; what they did there is remembered when they leave."""

    def __init__(self, team: Team, path: Path, who: Annotator) -> None:
        self.team = team
        self.project = Project.open(path)
        self.before = journal.ids(self.project.db)
        self.gate = Gate(self.project, handing.at_keyboard(self.project, who))
        assert self.gate.person.id == who.id

    def __enter__(self) -> tuple[Gate, Project]:
        return self.gate, self.project

    def __exit__(self, *_: object) -> None:
        self.team.made |= journal.ids(self.project.db) - self.before
        self.project.close()


def merged(target: Path, start: Path, sources: list[Path]) -> Project:
    shutil.copy(start, target)
    into = Project.open(target)
    for path in sources:
        with Project.open(path, Mode.READ) as source:
            merge(into, source)
    return into


@pytest.mark.parametrize("seed", SEEDS)
def test_a_team_loses_nothing_and_any_order_of_merging_ends_the_same(
    tmp_path: Path, seed: int
) -> None:
    team = Team(tmp_path, seed, BIG if IS_BIG else SMALL)
    team.play()
    everything = team.everything
    results = []
    for number in range(team.size.orders):
        order = [*everything, *team.chance.choices(everything, k=2)]
        team.chance.shuffle(order)
        results.append(merged(tmp_path / f"end-{number}.jinbiao", team.project, order))
    for project in results:
        assert list(tables.differences(results[0].db, project.db)) == []
        assert list(verify(project)) == []
        assert journal.ids(project.db) == team.made
        assert not ancestry.is_handed_out(project.db)
    for project in results:
        project.close()


def test_a_persons_own_files_end_the_same_in_any_order(tmp_path: Path) -> None:
    team = Team(tmp_path, 11, SMALL)
    team.play()
    for person in team.people:
        results = []
        for number in range(2):
            order = list(person.files)
            team.chance.shuffle(order)
            target = tmp_path / f"{person.who.id}-{number}.jinbiao"
            results.append(merged(target, order[0], order[1:]))
            team.holds_nothing_of_others(target, person)
            assert list(verify(results[-1])) == []
        assert list(tables.differences(*(each.db for each in results))) == []
        for project in results:
            project.close()
