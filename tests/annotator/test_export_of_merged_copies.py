"""The same choice gives the same bytes, in whatever order the copies of a team were merged."""

import hashlib
import json
import shutil
from collections.abc import Sequence
from itertools import permutations
from pathlib import Path

import pytest

from annotator.exchange.formats import Writing
from annotator.exporting.choice import Choice
from annotator.exporting.exporting import export
from annotator.gate import Gate, create_project
from annotator.importing.choice import ImportChoice
from annotator.importing.files import import_paths
from annotator.ops import labels, reports
from annotator.project import Project
from annotator.store import reports as report_table
from annotator.team.merging import merge_in
from annotator.workspace import Workspace
from schema import labels as label_schema
from schema.records import Annotator, AnnotatorId, Json, Layer, Span

SCHEMA = label_schema.default()
PEOPLE = [
    Annotator(AnnotatorId(f"{number}" * 8 + "-0000-4000-8000-000000000000"), name)
    for number, name in enumerate(("吴敏", "韩冬", "吴敏二"), start=1)
]
COMMON = ["桐山县修路5公里，又修渠3公里。", "白石乡建水厂2座。😀投入12万元。"]
CHOICES = (
    ("jsonl", Choice(layer="all", with_rejected=True), Writing(schema=SCHEMA, offsets="utf16")),
    ("jsonl", Choice(pseudonyms=True, split="train", seed=3), Writing(schema=SCHEMA)),
    ("jsonl", Choice(layer="吴敏", empty=0.5), Writing(schema=SCHEMA, chunk=5)),
    ("conll", Choice(layer="all"), Writing(schema=SCHEMA, scheme="BIOES")),
    ("brat", Choice(layer="韩冬"), Writing(schema=SCHEMA)),
    ("facts", Choice(layer="all", finished=True), Writing(schema=SCHEMA)),
)


def line(text: str, name: str) -> str:
    spans: list[Json] = [
        {"id": "n", "label": "NUMBER", "start": 0, "end": 1, "value": "5", "comment": f"{name}看过"}
    ]
    return json.dumps({"text": text, "spans": spans, "meta": {"name": text[:2]}})


def of_one(base: Path, folder: Path, person: Annotator, place: int) -> Path:
    """A copy in which a person labelled what is common, and brought in some of their own."""
    path = folder / f"{place}.jinbiao"
    shutil.copy(base, path)
    own = folder / f"{place}.jsonl"
    texts = [f"{place}号镇的报告，帮扶{place}户。", COMMON[place % 2], f"{9 - place}组通水。"]
    own.write_text("\n".join(line(text, person.name) for text in texts), "utf-8")
    with Project.open(path) as project:
        gate = Gate(project, person)
        for report in report_table.ids(project.db):
            workspace = Workspace.load(project, report, Layer(person.id))
            text = workspace.report.text
            span = Span(place, place + 3, text[place : place + 3])
            draft = labels.add(workspace, span, "measure", {"category": "other"})
            workspace.apply(gate.run(draft).operation.changes)
            if place != 1:
                gate.run(reports.finish(workspace))
        import_paths(gate, [own], ImportChoice(labels_of=person.name))
    return path


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("copies")
    base = folder / "base.jinbiao"
    create_project(base, PEOPLE[0])
    (folder / "common.jsonl").write_text(
        "\n".join(json.dumps({"text": text}, ensure_ascii=False) for text in COMMON), "utf-8"
    )
    with Project.open(base) as project:
        import_paths(Gate(project, PEOPLE[0]), [folder / "common.jsonl"])
    return [of_one(base, folder, person, place) for place, person in enumerate(PEOPLE)]


def exported(order: Sequence[Path], folder: Path) -> list[str]:
    """The hashes of every export of the copies merged in this order, cards and all."""
    first, *others = order
    merged = folder / "merged.jinbiao"
    shutil.copy(first, merged)
    found = []
    with Project.open(merged) as project:
        for each in others:
            with Project.open(each) as source:
                merge_in(Gate(project, PEOPLE[0]), source)
        for number, (name, choice, how) in enumerate(CHOICES):
            target = folder / f"{number}{'.csv' if name == 'facts' else ''}"
            done = export(project, name, target, choice, how, with_card=True)
            if not done.reports:
                found.append("nothing")
                continue
            card = target.with_name(target.name + ".card.json").read_bytes()
            found.append(f"{done.reports} {hashlib.sha256(card).hexdigest()}")  # it has the data's
    return found


def test_any_order_of_merging_gives_the_same_bytes(
    copies: list[Path], tmp_path_factory: pytest.TempPathFactory
) -> None:
    usual, *others = (
        exported([copies[place] for place in order], tmp_path_factory.mktemp("merged"))
        for order in permutations(range(3))
    )
    assert all(other == usual for other in others)
    assert usual.count("nothing") <= 1


def test_reports_stand_by_name_not_as_they_came_in(
    copies: list[Path], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("names")
    exported(copies, folder)
    lines = (folder / "0").read_text("utf-8").splitlines()
    records = [json.loads(each) for each in lines]
    keys = [(record["meta"]["name"], record["id"]) for record in records]
    assert keys == sorted(keys)
    assert len(keys) >= 8
