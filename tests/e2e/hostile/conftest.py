"""A project in which everything that somebody can write is written to do harm."""

import json
import shutil
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from annotator import settings
from annotator.drafts import Draft
from annotator.gate import Gate, create_project
from annotator.importing.choice import ImportChoice
from annotator.importing.files import import_paths
from annotator.ops import comments, labels, lexicon, numerals, people, reports, settling
from annotator.ops import schema as schema_ops
from annotator.prelabel import prelabel
from annotator.project import Mode, Project
from annotator.quality import samples
from annotator.releases import releases
from annotator.review.gold_workspace import GoldWorkspace
from annotator.store import annotators
from annotator.store import reports as report_table
from annotator.suggest.engine import Engine
from annotator.team import handing, merging, practice, rounds
from annotator.workspace import Workspace
from schema import labels as label_schema
from schema.labels import Choice, Words
from schema.reading import read
from schema.records import Annotator, AnnotatorId, Layer, ReportId, Span
from schema.rounds import Member
from schema.toml_text import to_toml

WORD = "注入"
"""Stands in everything hostile, so that it is found again wherever it is shown."""

MARKUP = f'<b>{WORD}</b><img src="x.png">&amp;&lt;'
HOSTILE = (
    f"{MARKUP}{{0.__class__}}%s%n[*]=1+1\t../../x'; DROP TABLE labels;--"
    "\x1b[31m\x07\x9b2J\u202e倒\u2066"
)
"""Markup, formats, a formula, a path, SQL, what moves a terminal's cursor, what turns it round."""

TEXT = "云溪县发展茶叶种植，投入3000万元，修路8公里，建成水厂两座，第三批带动农户600户增收。"
ALONE = f"{TEXT}完。"
COLLEAGUE, NEWCOMER = AnnotatorId("丙" * 8), AnnotatorId("丁" * 8)


@dataclass(frozen=True)
class Hostile:
    """Where the project and the practice from it lie, and what they are made of."""

    path: Path
    practice: Path
    word: str = WORD
    markup: str = MARKUP
    everything: str = HOSTILE


@pytest.fixture
def hostile(tmp_path: Path) -> Hostile:
    """A team's project, half-way: a report to label, one to review, a round, a release, conflicts;

    and a practice that was given from it and done.
    """
    path = tmp_path / f"<b>{WORD}<b>&amp;%s{{0}}[*]\u202e\x1b[31m.jinbiao"
    practised_in = path.with_name(f"练{path.name}")
    settings.load().change("author_name", f"{MARKUP}\u202e\x1b[31m")
    me = settings.load().author()
    create_project(path, me, to_toml(hostile_schema()))
    with Project.open(path) as project:
        gate = Gate(project, me)
        fill(gate, tmp_path / f"来<b>{WORD}")
        prelabel(gate, Engine.default())
        label_one(gate)
        settle_one(gate)
    differ(path, me)
    practise(path, me, practised_in)
    return Hostile(path, practised_in)


def hostile_schema() -> label_schema.LabelSchema:
    """The built-in schema with all its words turned hostile."""

    def turned(part: object) -> object:
        if isinstance(part, dict):
            if part.keys() == {"zh", "en"}:
                return {language: f"{HOSTILE}{words}" for language, words in part.items()}
            return {key: turned(each) for key, each in part.items()}
        if isinstance(part, list):
            return [turned(each) for each in part]
        return part

    data = tomllib.loads(label_schema.default_toml())
    for clause in data["clauses"]:
        example = {"id": "hostile", "words": HOSTILE, "label": MARKUP, "verdict": HOSTILE}
        clause.setdefault("examples", []).append(example)
    return read(label_schema.LabelSchema, turned(data))


def fill(gate: Gate, folder: Path) -> None:
    """Reports with names and facts of that kind; one of them labelled by two people."""
    folder.mkdir()
    for nth in range(3):
        name = f"{nth}<b>{WORD}<b>%s&amp;\u202e\x1b[31m"
        (folder / f"{name}.txt").write_text(f"{nth}{MARKUP}\n{HOSTILE}\n{TEXT}", encoding="utf-8")
    (folder / f"坏{MARKUP.replace('/', '')}.docx").write_bytes(b"no such thing")
    import_paths(gate, [folder])
    spans = [span("茶叶种植", "MEASURE", category="industry"), span("8公里", "NUMBER", value="8")]
    for name, value in ((f"甲{MARKUP}", "3000"), (f"乙{HOSTILE}", "30000000")):
        said = [*spans, span("3000万元", "NUMBER", value=value, unit="元", comment=HOSTILE)]
        record = {"id": "yunxi", "text": TEXT, "spans": said, "meta": {"name": HOSTILE}}
        file = folder / "labelled.jsonl"
        file.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
        import_paths(gate, [file], ImportChoice(labels_of=name))
    alone = {**record, "id": "alone", "text": ALONE}
    file.write_text(json.dumps(alone, ensure_ascii=False), encoding="utf-8")
    import_paths(gate, [file], ImportChoice(labels_of=name))
    drawn = samples.draw(gate, HOSTILE, samples.Wanted(size=2))
    samples.judge(gate, drawn, {drawn.labels[0]: HOSTILE})


def span(words: str, label: str, **said: object) -> dict[str, object]:
    start = TEXT.index(words)
    place = {"start": start, "end": start + len(words), "text": words}
    return {"id": words, "label": label, **place, **said}


def label_one(gate: Gate) -> None:
    """Decide in one report, with reasons, remarks, terms and words of one's own."""
    report = next(
        each for each in report_table.ids(gate.project.db) if len(workspace(gate, each).items()) > 3
    )
    project = gate.project

    def run(plan: Callable[[Workspace], Draft]) -> None:
        gate.run(plan(workspace(gate, report)))

    first, second, *_ = [each.key for each in workspace(gate, report).items()]
    run(lambda here: labels.reject(here, first, HOSTILE))
    run(lambda here: labels.edit(here, second, labels.Edit(attributes={"doubt": HOSTILE})))
    run(lambda here: labels.set_unsure(here, second, unsure=True))
    run(lambda here: comments.add(here, HOSTILE, second))
    run(lambda here: comments.add(here, HOSTILE))
    text = workspace(gate, report).report.text
    markup = Span(
        text.index("<b>"), text.index("&amp;"), text[text.index("<b>") : text.index("&amp;")]
    )
    run(lambda here: labels.add(here, markup, "measure", {"category": "industry"}))
    third = Span(text.index("第三"), text.index("第三") + 2, "第三")
    run(lambda here: numerals.dismiss(here, third, "number", HOSTILE))
    gate.run(lexicon.add((), "<b>注入</b>", "industry", project.schema))
    gate.introduce(Annotator(COLLEAGUE, f"丙{MARKUP}"))
    gate.introduce(Annotator(NEWCOMER, f"丁{HOSTILE}"))
    members = [Member(COLLEAGUE), Member(NEWCOMER)]
    begun = rounds.begin(gate, HOSTILE, members, [report])
    rounds.assign_by_plan(gate, begun)


def settle_one(gate: Gate) -> None:
    """Settle part of what the two differ in, name gold so far, change the schema."""
    project = gate.project
    texts = {report_table.get(project.db, each).text: each for each in report_table.ids(project.db)}
    for text in (TEXT, ALONE):
        gate.run(settling.accept_agreed(GoldWorkspace.review(project, texts[text])))
    gate.run(settling.finish(GoldWorkspace.review(project, texts[ALONE])))
    releases.make(gate, HOSTILE)
    standing = schema_ops.standing(project)
    category = "labels/measure/attributes/category/choices"
    choice = project.schema.category.choices[0]
    renamed = Choice(id=choice.id, name=Words(zh=f"改{HOSTILE}", en=f"new{HOSTILE}"))
    gate.run(schema_ops.put(standing, f"{category}/{choice.id}", renamed, HOSTILE))


def differ(path: Path, me: Annotator) -> None:
    """Two copies that call a person otherwise and give other reasons, brought together."""
    copy = path.with_name("copy.jinbiao")
    shutil.copy(path, copy)
    for nth, each in enumerate((path, copy)):
        with Project.open(each) as project:
            gate = Gate(project, me)
            said = f"{nth}{HOSTILE}"
            gate.run(people.rename(newcomer(project), said))
            [(report, label)] = project.db.execute(
                "SELECT report, id FROM labels WHERE layer = ? LIMIT 1", [me.id]
            )
            gate.run(labels.reject(workspace(gate, report), label, said))
    with Project.open(path) as project, Project.open(copy, Mode.READ) as source:
        merging.merge(project, source)


def practise(path: Path, me: Annotator, out: Path) -> None:
    """Give somebody practice, who takes all of it for right."""
    with Project.open(path) as project:
        practice.begin(Gate(project, me), newcomer(project), out)
    with Project.open(out) as project:
        gate = Gate(project, handing.at_keyboard(project, me))
        for report in report_table.ids(project.db):
            here = workspace(gate, report)
            gate.run(labels.confirm_bulk(here, [each.key for each in here.items()]))
            gate.run(reports.finish(workspace(gate, report)))


def newcomer(project: Project) -> Annotator:
    return next(each for each in annotators.everyone(project.db) if each.id == NEWCOMER)


def workspace(gate: Gate, report: ReportId) -> Workspace:
    return Workspace.load(gate.project, report, Layer(gate.person.id))
