"""Agreement of five people on a thousand reports with a hundred labels of each in every report.

Prints how long all figures with their intervals take, and where the time goes with `--profile`.
"""

import cProfile
import pstats
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from measure import home, long_text

from annotator.agreement.agreement import agreement
from annotator.agreement.people import People
from annotator.gate import Gate, create_project
from annotator.ops import reports
from annotator.project import Mode, Project
from annotator.store import annotators, labels, work
from schema.payloads import label_fields, work_fields
from schema.records import (
    Annotator,
    AnnotatorId,
    Label,
    LabelId,
    Layer,
    Report,
    Span,
    Work,
    WorkState,
)

PEOPLE, REPORTS, LABELS = 5, 1000, 100
CATEGORIES = ("industry", "housing", "health", "education", "relocation", "infrastructure")


def main() -> None:
    """Make the project and count its agreement."""
    with home() as folder:
        path = folder / "agreement.jinbiao"
        make_project(path)
        with Project.open(path, Mode.READ) as project:
            profile = cProfile.Profile()
            begun, worked = time.perf_counter(), time.process_time()
            if "--profile" in sys.argv:
                profile.enable()
            found = agreement(People(project))
            profile.disable()
            took, worked = time.perf_counter() - begun, time.process_time() - worked
    pairs = len(found.whole.pairs)
    print(f"{pairs} pairs of {PEOPLE} people, {REPORTS:,} reports, {LABELS} labels of each")
    print(f"all figures with intervals                  {took:8.1f} s")
    print(f"  of which the processor worked             {worked:8.1f} s")
    if "--profile" in sys.argv:
        pstats.Stats(profile).sort_stats("tottime").print_stats(25)


def make_project(path: Path) -> None:
    """A project whose people differ in one label of ten; written as the tables hold it."""
    me = Annotator(AnnotatorId("lead"), "组长")
    create_project(path, me)
    found = [Report.of(f"{n}\n{long_text(4_000, start=n)}", name=f"{n}") for n in range(REPORTS)]
    with Project.open(path) as project:
        Gate(project, me).run(reports.bring_in(found))
        with project.transaction() as db:
            for person in range(PEOPLE):
                annotators.write(db, f"p{person}", {"name": f"标注员{person}"})
                for report in found:
                    done = Work(report.id, Layer(f"p{person}"), WorkState.FINISHED)
                    work.write(db, f"{report.id}/p{person}", work_fields(done))
                    labels.write_all(
                        db, [(each.id, label_fields(each)) for each in labels_of(report, person)]
                    )


def labels_of(report: Report, person: int) -> Iterator[Label]:
    """Numbers and measures in turn, linked by two, some of them a little elsewhere."""
    own = random.Random(f"{report.id} {person}")
    for nth in range(LABELS):
        start = 20 + nth * 38 + (own.random() < 0.1)
        end = start + 4 + nth % 7
        is_number = nth % 2 == 1
        label_id = LabelId(f"{report.id}-{person}-{nth}")
        attributes = (
            {"value": str(nth + (own.random() < 0.05)), "unit": "户", "time": "2019"}
            if is_number
            else {"category": own.choice(CATEGORIES) if own.random() < 0.1 else CATEGORIES[nth % 6]}
        )
        links = (LabelId(f"{report.id}-{person}-{nth - 1}"),) if is_number else ()
        yield Label(
            label_id,
            report.id,
            Layer(f"p{person}"),
            "number" if is_number else "measure",
            Span(start, end, report.text[start:end]),
            attributes=attributes,
            quantifies=links,
        )


if __name__ == "__main__":
    main()
