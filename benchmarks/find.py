"""Finding: in one long report, in all of many, and what the index costs an import."""

import argparse
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

from measure import home, long_text, milliseconds, ratio, row


def project_of(path: Path, texts: list[str]) -> float:
    """Make a project with these reports and no suggestions; milliseconds that storing took."""
    from annotator import settings
    from annotator.gate import Gate, create_project
    from annotator.ops import reports
    from annotator.project import Project
    from schema.records import Report

    me = settings.load().author()
    create_project(path, me)
    made = [Report.of(text, name=f"{number}") for number, text in enumerate(texts)]
    with Project.open(path) as project:
        gate = Gate(project, me)
        return milliseconds(
            lambda: [
                gate.run(reports.bring_in(made[begin : begin + 50]))
                for begin in range(0, len(made), 50)
            ]
        )


@contextmanager
def no_index():
    """Texts are stored without being indexed."""
    with mock.patch("schema.text_index.add_all"):
        yield


def in_one(rounds: int) -> None:
    """A report of 437,000 characters, searched for words and by a pattern."""
    from annotator.search.matching import Matcher, Query, joined

    text = long_text(437_000)
    joining = []
    for number in range(rounds):
        joined.cache_clear()
        joining.append(milliseconds(lambda n=number: joined(text + str(n))))
    print(row("437,000 characters: lines joined, once a report", joining))
    joined(text)
    for name, query in {
        "words": Query("扶贫"),
        "words not there": Query("没有这样的话"),
        "pattern": Query("[0-9.]+万元", is_pattern=True),
    }.items():
        times = [milliseconds(lambda q=query: Matcher(q).places(text)) for _ in range(rounds)]
        print(row(f"437,000 characters: {name}", times))


def in_all(folder: Path, reports: int, rounds: int) -> None:
    """Many reports of 2,000 characters, and the same words looked for without the index."""
    from annotator import settings
    from annotator.project import Mode, Project
    from annotator.search.matching import Matcher, Query
    from annotator.search.reports import search_project
    from annotator.store import search
    from schema.records import Layer

    long = long_text(2000 * reports)
    texts = [f"{n}\n{long[n * 2000 : n * 2000 + 2000]}" for n in range(reports)]
    texts[reports // 2] += "仅此一份提到蓝莓酒庄。"
    path = folder / "many.jinbiao"
    project_of(path, texts)
    layer = Layer(settings.load().author().id)
    with Project.open(path, Mode.READ) as project:
        for name, words in {"rare words": "蓝莓酒庄", "common words": "扶贫"}.items():
            matcher = Matcher(Query(words))
            found, asked, scanned = [], [], []
            for _ in range(rounds):
                found.append(milliseconds(lambda m=matcher: search_project(m, project, layer)))
                asked.append(milliseconds(lambda w=words: search.with_words(project.db, w)))
                scanned.append(milliseconds(lambda w=words: read_all(project, w)))
            print(row(f"{reports:,} reports: {name}, listed", found))
            print(row(f"{reports:,} reports: {name}, asked of the index", asked))
            print(row(f"{reports:,} reports: {name}, by reading every text", scanned))


def read_all(project: object, words: str) -> list[object]:
    """The reports with some words, without the index."""
    statement = "SELECT report FROM texts WHERE instr(text, ?)"
    return list(project.db.execute(statement, [words]))


def importing(folder: Path, rounds: int) -> None:
    """What the index costs while reports are stored."""
    with_index, without = [], []
    for number in range(rounds):
        long = long_text(4000 * 300, start=number)
        texts = [f"{number}\n{long[n * 4000 : n * 4000 + 4000]}" for n in range(300)]
        with_index.append(project_of(folder / f"with-{number}.jinbiao", texts))
        with no_index():
            without.append(project_of(folder / f"without-{number}.jinbiao", texts))
    print(row("300 reports of 4,000 characters stored and indexed", with_index))
    print(row("the same without the index", without))
    print(ratio("ratio", with_index, without))


def main() -> None:
    """All figures of finding."""
    options = argparse.ArgumentParser()
    options.add_argument("--reports", type=int, default=5000)
    options.add_argument("--rounds", type=int, default=5)
    given = options.parse_args()
    with home() as folder:
        in_one(given.rounds)
        in_all(folder, given.reports, given.rounds)
        importing(folder, given.rounds)


main()
