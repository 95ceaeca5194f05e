"""All labels of a project as rows: which, in which order, how many of each kind.

A project may have a million of them, so everything is asked by row number, and never all at once.
"""

import json
from array import array
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError
from itertools import chain
from typing import Any, Final, NamedTuple

from annotator.progress import Cancelled, never
from annotator.store import annotators, listing_conditions
from annotator.store.connection import breaking_off
from annotator.store.listing_conditions import LINKED, SAID, Hits, let_through
from schema.database import Database
from schema.listing import Column, Question, Stretch, Texts, Whose
from schema.records import LabelId, Layer, ReportId

_PROBES: Final = 100  # labels that tell how all texts lie
_CHUNK: Final = 10_000  # rows that are taken over at once: other threads wait no longer

# What says nothing comes last as it stands in the file: it need not be sorted with the others.
_MAY_BE_EMPTY: Final = frozenset(
    {
        *(Column.VALUE, Column.UNIT, Column.INDICATOR),
        *(Column.TIME, Column.PLACE, Column.CATEGORY),
    }
)
# What comes first is found at once along the index of words, where numbers come before measures.
_ALONG_MEASURES: Final = (
    "SELECT labels.rowid FROM labels AS measure CROSS JOIN links ON links.target = measure.id"
    " AND links.position = 0 CROSS JOIN labels ON labels.id = links.label WHERE"
)


class ListedLabel(NamedTuple):
    """A label as a row; texts are "" where nothing is said, the sentence is read apart."""

    row: int
    id: LabelId
    report: ReportId
    layer: Layer
    label: str
    start: int
    end: int
    text: str
    value: str
    value_to: str
    unit: str
    bound: str
    indicator: str
    time: str
    place: str
    status: str
    category: str
    link: str
    standing: str
    report_name: str
    sentence: str = ""

    def of(self, column: Column) -> str:
        """What the label says in a column: words of the report, or a code."""
        match column:
            case Column.ANNOTATOR:
                return self.layer
            case Column.STATE:
                return self.standing
            case Column.REPORT:
                return self.report_name
        return str(getattr(self, column.value))


_COLUMNS: Final = ", ".join(
    (
        *("labels.rowid", "labels.id", "labels.report", "labels.layer", "labels.label"),
        *("labels.start", 'labels."end"', "labels.text"),
        *("coalesce(labels.value, '')", "coalesce(labels.value_to, '')"),
        *(
            f"coalesce({SAID[each]}, '')"
            for each in (
                *(Column.UNIT, Column.BOUND, Column.INDICATOR, Column.TIME, Column.PLACE),
                *(Column.STATUS, Column.CATEGORY, Column.LINK, Column.STATE, Column.REPORT),
            )
        ),
    )
)


def first(
    db: Database,
    me: Layer,
    question: Question,
    most: int,
    is_cancelled: Cancelled = never,
    *,
    one_by_one: bool = False,
    known: Hits | None = None,
) -> list[int]:
    """The rows that come first; CancelledError where nobody wants them any more.

    Labels are looked at `one_by_one` where few need be: else what they are asked is gathered first,
    but not what is `known` of the question's words.
    """
    found: list[int] = []
    with breaking_off(db, is_cancelled):
        for statement, values in _ordered(db, me, question, one_by_one=one_by_one, known=known):
            rest = {**values, "most": most - len(found)}
            found += [row for (row,) in db.execute(statement, rest).fetchall()]
            if len(found) >= most:
                break
    return found


def order(
    db: Database, me: Layer, question: Question, is_cancelled: Cancelled = never
) -> "array[int]":
    """All rows in their order, eight bytes each; CancelledError as above."""
    found = array("q")
    with breaking_off(db, is_cancelled):
        for statement, values in _ordered(db, me, question):
            cursor = db.execute(statement, {**values, "most": -1})
            while chunk := cursor.fetchmany(_CHUNK):
                found.extend(chain.from_iterable(chunk))
                if is_cancelled():
                    raise CancelledError
    return found


def hits(db: Database, words: str, texts: Texts, is_cancelled: Cancelled = never) -> Hits:
    """The labels that hold words in such texts or are linked there; CancelledError as above."""
    with breaking_off(db, is_cancelled):
        return listing_conditions.hits(db, words, texts)


def halves(db: Database, every: Stretch) -> tuple[Texts, Texts]:
    """All texts in two parts that hold about as many labels."""
    step = max((every.last - every.first) // _PROBES, 1)
    probed = json.dumps([*range(every.first, every.last + 1, step)])
    found = db.execute(
        "SELECT text FROM labels WHERE rowid IN (SELECT value FROM json_each(?)) ORDER BY text",
        [probed],
    ).fetchall()
    middle = found[len(found) // 2][0] if found else ""
    return Texts(high=middle), Texts(low=middle)


def stretch(db: Database) -> Stretch:
    """From the label that was made first to the last."""
    ends = "SELECT (SELECT min(rowid) FROM labels), (SELECT max(rowid) FROM labels)"
    first, last = (row or 0 for row in db.execute(ends).fetchone())
    return Stretch(first, last)


def rows(db: Database, wanted: Sequence[int]) -> list[ListedLabel]:
    """The labels of these rows that are still there."""
    found = db.execute(
        f"SELECT {_COLUMNS} FROM labels WHERE labels.rowid IN (SELECT value FROM json_each(?))"
        " ORDER BY labels.report, labels.start",
        [json.dumps(list(wanted))],
    )
    return [ListedLabel(*each) for each in found.fetchall()]


def ids(db: Database, wanted: Sequence[int]) -> list[LabelId]:
    """The ids of the labels of these rows, in the order of the rows."""
    found = dict(
        db.execute(
            "SELECT rowid, id FROM labels WHERE rowid IN (SELECT value FROM json_each(?))",
            [json.dumps(list(wanted))],
        ).fetchall()
    )
    return [found[row] for row in wanted if row in found]


def counts(
    db: Database,
    me: Layer,
    question: Question,
    column: Column,
    most: int,
    is_cancelled: Cancelled = never,
) -> list[tuple[str, int]]:
    """What labels say in a column and how many say it, the most frequent first; "" is nothing."""
    said = "labels.report" if column is Column.REPORT else SAID[column]
    with breaking_off(db, is_cancelled):
        where, values = let_through(db, me, question)
        found = db.execute(
            f"SELECT said, many FROM (SELECT coalesce({said}, '') AS said, count(*) AS many"
            f" FROM labels WHERE {where} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT :most)",
            {**values, "most": most},
        ).fetchall()
    if column is Column.REPORT:
        named = dict(db.execute("SELECT id, name FROM reports").fetchall())
        return [(named.get(report, report), many) for report, many in found]
    return found


def figures(
    db: Database,
    me: Layer,
    whose: Whose,
    judged: Sequence[tuple[str, str]] | None = None,
    is_cancelled: Cancelled = never,
) -> Iterator[tuple[int, str, str, float]]:
    """Row, unit, indicator and value of confirmed numbers above zero, by these and by the value.

    With `judged` the category of the linked measure stands for the indicator, and what has one of
    these units and indicators is left out.
    """
    with breaking_off(db, is_cancelled):
        where, values = let_through(db, me, Question(whose))
        said = "labels.indicator"
        if judged is not None:
            where += (
                " AND (coalesce(labels.unit, ''), coalesce(labels.indicator, '')) NOT IN"
                " (SELECT value ->> 0, value ->> 1 FROM json_each(:judged))"
            )
            values["judged"] = json.dumps(judged)
            said = LINKED.format("category")
        cursor = db.execute(
            f"SELECT labels.rowid, coalesce(labels.unit, '') AS unit, coalesce({said}, '') AS said,"
            " labels.value_number AS value"
            f" FROM labels WHERE {where} AND labels.state = 'confirmed' AND labels.value_number > 0"
            " ORDER BY 2, 3, 4",
            values,
        )
        while chunk := cursor.fetchmany(_CHUNK // 10):
            yield from chunk


def _ordered(
    db: Database,
    me: Layer,
    question: Question,
    *,
    one_by_one: bool = False,
    known: Hits | None = None,
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Statements that find the rows one after the other, `:most` of each."""
    where, values = let_through(db, me, question, one_by_one=one_by_one, known=known)
    way = "DESC" if question.descending else "ASC"
    if question.sort is Column.LINK and not question.is_filtered:
        for kind in ("<> 'number'", "= 'number'"):  # a link that leads to a number is a mistake
            along = f"{_ALONG_MEASURES} measure.label {kind} AND {where}"
            yield f"{along} ORDER BY measure.text {way} LIMIT :most", values
        where += f" AND NOT EXISTS {LINKED.format('id')}"
        yield f"SELECT labels.rowid FROM labels WHERE {where} LIMIT :most", values
        return
    source = "labels"
    match question.sort:
        case None:
            by = f"labels.rowid {way}"
        case Column.REPORT | Column.SENTENCE as column:
            source, by = _by_report(column, way, is_filtered=question.is_filtered)
        case Column.ANNOTATOR:
            people = {f"person{nth}": each.id for nth, each in enumerate(annotators.everyone(db))}
            values |= people
            ranks = " ".join(f"WHEN :{each} THEN {nth}" for nth, each in enumerate(people))
            by = f"CASE labels.layer WHEN :gold THEN NULL {ranks} END {way}, labels.rowid"
        case column:
            said = "labels.value_number" if column is Column.VALUE else SAID[column]
            by = f"{said} {way} NULLS LAST, labels.rowid"
            if column in _MAY_BE_EMPTY and not question.is_filtered:
                told = f"{said} IS NOT NULL AND {where}"
                yield (
                    f"SELECT labels.rowid FROM labels WHERE {told} ORDER BY {by} LIMIT :most",
                    values,
                )
                where, by = f"{said} IS NULL AND {where}", "labels.rowid"
    yield f"SELECT labels.rowid FROM {source} WHERE {where} ORDER BY {by} LIMIT :most", values


def _by_report(column: Column, way: str, *, is_filtered: bool) -> tuple[str, str]:
    """Where labels come from and how they are ordered, report by report.

    All of them come fastest along the index; of a few it is faster to ask for the report of each.
    """
    name = "name" if column is Column.REPORT else "rowid"
    places = "labels.start, labels.rowid"
    if is_filtered:
        of = f"(SELECT {name} FROM reports WHERE id = labels.report)"
        return "labels", f"{of} {way}, labels.report, {places}"
    joined = "reports CROSS JOIN labels ON labels.report = reports.id"
    return joined, f"reports.{name} {way}, reports.id, {places}"
