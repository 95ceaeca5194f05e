"""All labels of a project as rows: which, in which order, how many of each kind.

A project may have a million of them, so everything is asked by row number, and never all at once.
"""

import json
import re
from array import array
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import CancelledError
from itertools import chain
from typing import Any, Final, NamedTuple

from annotator.listing.question import (
    Among,
    Between,
    Column,
    Condition,
    Holds,
    Is,
    Question,
    Standing,
    Stretch,
    Whose,
)
from annotator.progress import Cancelled, never
from annotator.reading import sentences
from annotator.store import annotators, work
from annotator.store.connection import breaking_off
from schema.database import Database
from schema.records import GOLD, LabelId, Layer, ReportId

REACH: Final = 120  # characters of a sentence on both sides of a label
_LETTER: Final = re.compile("[A-Za-z]")
_CHUNK: Final = 10_000  # rows that are taken over at once: other threads wait no longer

_LINKED: Final = (
    "(SELECT measure.{} FROM links JOIN labels AS measure ON measure.id = links.target"
    " WHERE links.label = labels.id AND position = 0)"
)
_SAID: Final[Mapping[Column, str]] = {
    Column.TEXT: "labels.text",
    Column.VALUE: "labels.value",
    Column.UNIT: "labels.unit",
    Column.BOUND: "coalesce(labels.bound, iif(labels.label = 'number', 'exact', NULL))",
    Column.INDICATOR: "labels.indicator",
    Column.TIME: "labels.time",
    Column.PLACE: "labels.place",
    Column.STATUS: "coalesce(labels.status, iif(labels.label = 'number', 'done', NULL))",
    Column.CATEGORY: "labels.category",
    Column.LINK: _LINKED.format("text"),
    Column.ANNOTATOR: "labels.layer",
    Column.STATE: f"CASE WHEN labels.state = 'rejected' THEN iif(labels.suggestion IS NULL,"
    f" '{Standing.DISMISSED}', '{Standing.REJECTED}')"
    f" WHEN labels.unsure THEN '{Standing.UNSURE}' ELSE '{Standing.CONFIRMED}' END",
    Column.REPORT: "(SELECT name FROM reports WHERE id = labels.report)",
}
_SEARCHED: Final = (
    *(Column.TEXT, Column.VALUE, Column.UNIT, Column.INDICATOR, Column.TIME, Column.PLACE),
    *(Column.LINK, Column.REPORT),
)
# What comes first is found at once along the index of words, where numbers come before measures.
_ALONG_MEASURES: Final = (
    "SELECT labels.rowid FROM labels AS measure CROSS JOIN links ON links.target = measure.id"
    " AND links.position = 0 CROSS JOIN labels ON labels.id = links.label WHERE"
)

# Reports in which one is blind to others, and those that one may look at as their reviewer.
_BLIND: Final = (
    "SELECT report FROM assignments JOIN rounds ON rounds.id = assignments.round"
    " WHERE annotator = :me AND role = 'annotator' AND rounds.state = 'open'"
)
_REVIEWED: Final = (
    "SELECT report, layer FROM work AS ended WHERE state = 'finished' AND layer NOT IN (:me, :gold)"
    " AND NOT EXISTS (SELECT 1 FROM labels AS own WHERE own.report = ended.report"
    "  AND own.layer = :me)"
    " AND NOT EXISTS (SELECT 1 FROM work AS own WHERE own.report = ended.report"
    "  AND own.layer = :me AND own.state = 'finished')"
    f" AND report NOT IN ({_BLIND})"
)
# Whose labels are gold, on the same terms as in the view `gold_labels`.
SETTLED: Final = (
    "SELECT report, settled_by FROM work AS gold WHERE layer = :gold AND state = 'finished'"
    f" AND {work.STANDS} AND (settled_by = :me OR report NOT IN ({_BLIND}))"
)
_SEEN: Final[Mapping[Whose, str]] = {
    # read through in the order of the file: by the index of layers each row would be a step aside
    Whose.MINE: "+labels.layer = :me",
    Whose.GOLD: f"labels.state = 'confirmed' AND (labels.report, labels.layer) IN ({SETTLED})",
    Whose.EVERYBODY: f"(+labels.layer = :me OR (labels.report, labels.layer) IN ({_REVIEWED}"
    f" UNION SELECT report, :gold FROM ({_REVIEWED}) UNION {SETTLED}))",
}


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
            f"coalesce({_SAID[each]}, '')"
            for each in (
                *(Column.UNIT, Column.BOUND, Column.INDICATOR, Column.TIME, Column.PLACE),
                *(Column.STATUS, Column.CATEGORY, Column.LINK, Column.STATE, Column.REPORT),
            )
        ),
    )
)


def first(
    db: Database, me: Layer, question: Question, most: int, is_cancelled: Cancelled = never
) -> list[int]:
    """The rows that come first; CancelledError where nobody wants them any more."""
    found: list[int] = []
    with breaking_off(db, is_cancelled):
        for statement, values in _ordered(db, me, question):
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


def halves(db: Database) -> tuple[Stretch, Stretch]:
    """The labels made earlier, and those made later."""
    ends = "SELECT (SELECT min(rowid) FROM labels), (SELECT max(rowid) FROM labels)"
    low, high = (row or 0 for row in db.execute(ends).fetchone())
    middle = (low + high) // 2
    return Stretch(low, middle), Stretch(middle + 1, high)


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
    where, values = _where(db, me, question)
    said = "labels.report" if column is Column.REPORT else _SAID[column]
    with breaking_off(db, is_cancelled):
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
    where, values = _where(db, me, Question(whose))
    said = "labels.indicator"
    if judged is not None:
        where += (
            " AND (coalesce(labels.unit, ''), coalesce(labels.indicator, '')) NOT IN"
            " (SELECT value ->> 0, value ->> 1 FROM json_each(:judged))"
        )
        values["judged"] = json.dumps(judged)
        said = _LINKED.format("category")
    with breaking_off(db, is_cancelled):
        cursor = db.execute(
            f"SELECT labels.rowid, coalesce(labels.unit, '') AS unit, coalesce({said}, '') AS said,"
            " labels.value_number AS value"
            f" FROM labels WHERE {where} AND labels.state = 'confirmed' AND labels.value_number > 0"
            " ORDER BY 2, 3, 4",
            values,
        )
        while chunk := cursor.fetchmany(_CHUNK // 10):
            yield from chunk


def _ordered(db: Database, me: Layer, question: Question) -> Iterator[tuple[str, dict[str, Any]]]:
    """Statements that find the rows one after the other, `:most` of each."""
    where, values = _where(db, me, question)
    way = "DESC" if question.descending else "ASC"
    if question.sort is Column.LINK and not _is_filtered(question):
        for kind in ("<> 'number'", "= 'number'"):  # a link that leads to a number is a mistake
            along = f"{_ALONG_MEASURES} measure.label {kind} AND {where}"
            yield f"{along} ORDER BY measure.text {way} LIMIT :most", values
        where += " AND labels.id NOT IN (SELECT label FROM links WHERE position = 0)"
        yield f"SELECT labels.rowid FROM labels WHERE {where} LIMIT :most", values
        return
    source = "labels"
    match question.sort:
        case None:
            by = f"labels.rowid {way}"
        case Column.REPORT | Column.SENTENCE as column:
            source, by = _by_report(column, way, is_filtered=_is_filtered(question))
        case Column.VALUE:
            by = f"labels.value_number {way} NULLS LAST, labels.rowid"
        case Column.ANNOTATOR:
            people = {f"person{nth}": each.id for nth, each in enumerate(annotators.everyone(db))}
            values |= people
            ranks = " ".join(f"WHEN :{each} THEN {nth}" for nth, each in enumerate(people))
            by = f"CASE labels.layer WHEN :gold THEN NULL {ranks} END {way}, labels.rowid"
        case column:
            by = f"{_SAID[column]} {way} NULLS LAST, labels.rowid"
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


def _is_filtered(question: Question) -> bool:
    return bool(question.conditions or question.words)


def _where(db: Database, me: Layer, question: Question) -> tuple[str, dict[str, Any]]:
    values: dict[str, Any] = {"me": me, "gold": GOLD}
    conditions = enumerate(question.conditions)
    parts = [_clause(db, each, f"v{nth}", values) for nth, each in conditions]
    if question.words:
        found = [_column_holds(each, question.words, "words", values) for each in _SEARCHED]
        parts.append(f"({' OR '.join(found)})")
    parts.append(_SEEN[question.whose])  # last, for most labels may be seen and few are asked for
    if _has_gone_reports(db):
        parts.append("labels.report IN (SELECT id FROM reports)")
    return " AND ".join(parts), values


def _clause(db: Database, condition: Condition, name: str, values: dict[str, Any]) -> str:
    match condition:
        case Holds(Column.SENTENCE, words):
            return _in_sentence(db, words, name, values)
        case Holds(column, words):
            return _column_holds(column, words, name, values)
        case Is(column, wanted):
            named = {f"{name}_{nth}": each for nth, each in enumerate(wanted)}
            values |= named  # one by one, for a text may hold NUL, where SQLite's JSON ends
            return f"coalesce({_SAID[column]}, '') IN ({', '.join(f':{each}' for each in named)})"
        case Between(low, high):
            values[f"{name}_low"], values[f"{name}_high"] = low, high
            return f"labels.value_number BETWEEN :{name}_low AND :{name}_high"
        case Among(wanted_rows):
            values[name] = json.dumps(wanted_rows)
            return f"labels.rowid IN (SELECT value FROM json_each(:{name}))"
        case Stretch(first, last):
            return f"labels.rowid BETWEEN {first:d} AND {last:d}"


def _column_holds(column: Column, words: str, name: str, values: dict[str, Any]) -> str:
    """Measures and reports are fewer than labels: which hold the words is asked once."""
    if column is Column.LINK:
        holds = _holds(_unbroken("measure.text"), words, name, values)
        return (
            "labels.id IN (SELECT links.label FROM labels AS measure CROSS JOIN links"
            f" ON links.target = measure.id AND links.position = 0 WHERE {holds})"
        )
    if column is Column.REPORT:
        holds = _holds("name", words, name, values)
        return f"labels.report IN (SELECT id FROM reports WHERE {holds})"
    if column is Column.TEXT:
        # a single character is never broken, and few texts have the last one
        has_last = _holds("labels.text", words[-1:], f"{name}_last", values)
        return f"({has_last} AND {_holds(_unbroken('labels.text'), words, name, values)})"
    return _holds(_SAID[column], words, name, values)


def _unbroken(text: str) -> str:
    """A line of the report may break within a span, and people look for its words."""
    return f"iif(instr({text}, char(10)), replace({text}, char(10), ''), {text})"


def _holds(said: str, words: str, name: str, values: dict[str, Any]) -> str:
    """Words are looked for by place: LIKE would give some characters a meaning, and end at NUL.

    Of words with letters the first is looked for before, for few labels have it.
    """
    values[name] = words
    if not (letter := _LETTER.search(words)):
        return f"instr({said}, :{name}) > 0"
    values[f"{name}_a"], values[f"{name}_A"] = letter[0].lower(), letter[0].upper()
    has_letter = f"instr({said}, :{name}_a) > 0 OR instr({said}, :{name}_A) > 0"
    return f"(({has_letter}) AND instr(lower({said}), lower(:{name})) > 0)"


def _in_sentence(db: Database, words: str, name: str, values: dict[str, Any]) -> str:
    """Whether words stand in a label's sentence; texts without them are not looked into.

    Labels are read through in the order of the file, not by report: the first are soon found.
    """
    db.conn.create_function("stands_in_sentence", 4, _stands_in_sentence, deterministic=True)
    values[name] = words
    return (
        f"+labels.report IN (SELECT report FROM texts WHERE {_holds('text', words, name, values)})"
        ' AND (SELECT stands_in_sentence(texts.text, labels.start, labels."end",'
        f" :{name}) FROM texts WHERE texts.report = labels.report)"
    )


def _stands_in_sentence(text: str, start: int, end: int, words: str) -> bool:
    low, high = sentences.around(text, start, end, reach=REACH)
    return _lower(words) in _lower(text[low:high])


def _lower(words: str) -> str:
    """As SQLite's own function has it: letters beyond A to Z stay."""
    return _LETTER.sub(lambda found: found[0].lower(), words)


def _has_gone_reports(db: Database) -> bool:
    """Whether some report may have left the project; its labels are nobody's affair then."""
    differ = "SELECT (SELECT count(*) FROM texts) <> (SELECT count(*) FROM reports)"
    return bool(db.execute(differ).fetchone()[0])
