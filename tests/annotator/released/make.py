"""Makes the project file of this version, which stays with the tests once the version is released.

    python tests/annotator/released/make.py [FOLDER]

A team's work from the first report to a release, in what this version writes, named after the
last migration; beside it what this version exports of it. A file that is there is never replaced.
"""

import gzip
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from annotator.drafts import Draft
from annotator.exporting import choice
from annotator.exporting.exporting import export
from annotator.gate import Gate, create_project
from annotator.ops import comments, labels, lexicon, numerals, reports, settling
from annotator.ops import schema as schema_ops
from annotator.ops.labels import Edit
from annotator.prelabel import prelabel
from annotator.project import Mode, Project
from annotator.quality import samples
from annotator.releases import releases
from annotator.replacing import texts
from annotator.review.gold_workspace import GoldWorkspace
from annotator.review.rows import Standing
from annotator.suggest.engine import Engine
from annotator.team import handing, merging, practice, rounds
from annotator.workspace import Workspace
from schema.labels import Choice, Words
from schema.migrations import gold
from schema.records import Annotator, AnnotatorId, LabelId, Layer, Report, Span
from schema.rounds import Member

HERE = Path(__file__).parent
LEADER, FIRST, SECOND, NEWCOMER = (
    Annotator(AnnotatorId(f"{number * 8}-0000-4000-8000-000000000000"), name)
    for number, name in zip("1234", ("组长", "林一", "周二", "新人"), strict=True)
)
ALONE = Report.of(
    "青石县发展产业扶贫，带动贫困户5120户，户均增收约3000元；新建水厂4座。第三批工作队已到村。",
    name="青石县",
)
SHARED = Report.of(
    "石坪乡办电商服务站5个，\n投入7.64亿元修路8公里，惠及近600户。😀完成率达98.5%。",
    name="石坪乡",
)
REPLACED = Report.of(
    "南溪村开设公益性岗位23个，\r\n就业培训12期，每户补助2万元以上。", name="南溪村"
)
REPLACING = Report.of(
    "南溪村开设公益性岗位23个，\r\n就业培训12 期，每户补助2万元以上。", name="南溪村"
)


def main(folder: Path) -> None:
    """Write file and exports into the folder; FileExistsError where this version's are there."""
    version = gold.names[-1].split("_")[0]
    with tempfile.TemporaryDirectory() as aside:
        path = Path(aside) / "kept.jinbiao"
        make(path)
        with (folder / f"{version}.jinbiao.gz").open("xb") as kept:
            kept.write(gzip.compress(path.read_bytes(), mtime=0))
        with Project.open(path, Mode.READ) as project:
            for name, layer in (("gold", "gold"), ("person", SECOND.name)):
                target = folder / f"{version}.{name}.jsonl"
                export(project, "jsonl", target, choice.Choice(layer=layer))


def make(path: Path) -> None:
    """The work of four people in one project file."""
    create_project(path, LEADER)
    with at_work(path, LEADER) as gate:
        gate.run(reports.bring_in([ALONE, SHARED, REPLACED]))
        prelabel(gate, Engine.default())
        label_alone(gate)
        label_all(gate, REPLACED)
        give_out(gate)
    labelled_by(path, FIRST, "764000000")
    labelled_by(path, SECOND, "7.64")
    with at_work(path, LEADER) as gate:
        gate.run(texts.plan(gate.project, REPLACED.id, REPLACING).draft)
        review(gate)
        practice.begin(gate, NEWCOMER, path.with_name("practice.jinbiao"))
    with at_work(path, SECOND) as gate:
        look_at_sample(gate)


@contextmanager
def at_work(path: Path, person: Annotator) -> Iterator[Gate]:
    """Open a project as one person."""
    with Project.open(path) as project:
        yield Gate(project, person)


def decide(gate: Gate, report: Report, *plans: Callable[[Workspace], Draft]) -> None:
    """Carry these out one after the other, each on the report as it then stands."""
    for plan in plans:
        gate.run(plan(opened(gate, report)))


def opened(gate: Gate, report: Report) -> Workspace:
    return Workspace.load(gate.project, report.id, Layer(gate.person.id))


def suggested(gate: Gate, report: Report, words: str) -> LabelId:
    return next(each.key for each in opened(gate, report).items() if each.span.text == words)


def span(report: Report, words: str) -> Span:
    start = report.text.index(words)
    return Span(start, start + len(words), words)


def label_alone(gate: Gate) -> None:
    """Every kind of decision on one report, which is finished, opened again and finished."""
    words = ("发展产业扶贫", "5120户", "3000元", "新建水厂", "4座")
    measure, people, money, works, four = (suggested(gate, ALONE, each) for each in words)
    decide(
        *(gate, ALONE),
        lambda here: labels.confirm(here, measure, people),
        lambda here: labels.edit(here, money, Edit(attributes={"bound": "over"})),
        lambda here: labels.set_unsure(here, money, unsure=True),
        lambda here: labels.reject(here, works, "不是帮扶措施"),
        lambda here: labels.confirm(here, four),
        lambda here: labels.set_link(here, four, measure),
        lambda here: labels.add(here, span(ALONE, "工作队"), "measure", {"category": "other"}),
        lambda here: labels.reset(here, people),
    )
    gate.undo()
    decide(
        *(gate, ALONE),
        lambda here: comments.add(here, "这里要再看。", money),
        lambda here: comments.add(here, "通篇没有年份。"),
        lambda here: numerals.dismiss(here, span(ALONE, "第三"), "number", "序号"),
        reports.finish,
        lambda here: reports.reopen(here, "漏了一处"),
        reports.finish,
    )
    gate.run(lexicon.add((), "工作队", "other", gate.project.schema))


def label_all(gate: Gate, report: Report) -> None:
    """Take whatever is suggested."""
    decide(gate, report, lambda here: labels.confirm_bulk(here, [*here.places()]), reports.finish)


def give_out(gate: Gate) -> None:
    """A round of one report for two people."""
    for person in (FIRST, SECOND, NEWCOMER):
        gate.introduce(person)
    members = [Member(FIRST.id), Member(SECOND.id)]
    rounds.assign_by_plan(gate, rounds.begin(gate, "试点", members, [SHARED.id], overlap=2))


def labelled_by(path: Path, person: Annotator, amount: str) -> None:
    """Hand out to a person, who labels with an amount of their own, and take in what they did."""
    out, back = (path.with_name(f"{word}-{person.id}.jinbiao") for word in ("out", "back"))
    with at_work(path, LEADER) as gate:
        handing.hand_out(gate, person, out)
    with at_work(out, person) as gate:
        money = suggested(gate, SHARED, "7.64亿元")
        decide(
            *(gate, SHARED),
            lambda here: labels.edit(here, money, Edit(attributes={"value": amount})),
            lambda here: comments.add(here, "按原文。", money),
        )
        label_all(gate, SHARED)
        handing.hand_in(gate, back)
    with at_work(path, LEADER) as gate, Project.open(back, Mode.READ) as came:
        merging.merge_in(gate, came)


def review(gate: Gate) -> None:
    """Settle what the two differ in, name gold, add to the schema."""
    rounds.close(gate, rounds.named(gate.project, "试点"))
    gate.run(settling.accept_agreed(GoldWorkspace.review(gate.project, SHARED.id)))
    for row in GoldWorkspace.review(gate.project, SHARED.id).rows():
        if row.standing is Standing.OPEN:
            here = GoldWorkspace.review(gate.project, SHARED.id)
            gate.run(settling.take(here, row, Layer(SECOND.id)))
    gate.run(settling.finish(GoldWorkspace.review(gate.project, SHARED.id)))
    releases.make(gate, "v1")
    choices = "labels/measure/attributes/category/choices"
    tea = Choice(id="tea", name=Words(zh="茶产业", en="tea"))
    standing = schema_ops.standing(gate.project)
    gate.run(schema_ops.put(standing, f"{choices}/tea", tea, "新的一类"))


def look_at_sample(gate: Gate) -> None:
    """Draw two labels of somebody else's, one of them wrong."""
    drawn = samples.draw(gate, "抽查", samples.Wanted(size=2))
    wrong, right = drawn.labels
    samples.judge(gate, drawn, {wrong: "数不对", right: ""})


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else HERE)
