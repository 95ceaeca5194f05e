"""Which labels a question about all labels lets through, as SQLite is asked for them."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from annotator.reading import sentences
from annotator.store import search, work
from schema.database import Database
from schema.listing import (
    Among,
    Between,
    Column,
    Condition,
    Holds,
    Is,
    Question,
    Standing,
    Stretch,
    Texts,
    Whose,
)
from schema.records import GOLD, Layer, ReportId

REACH: Final = 120  # characters of a sentence on both sides of a label
_LETTER: Final = re.compile("[A-Za-z]")
_NOT_IN_NUMBERS: Final = re.compile(r"[^\s0-9.,+-]")
_MOST_GATHERED: Final = 300_000  # labels that are kept in memory, to compare each with once
_FEW_REPORTS: Final = 1_000  # the labels of so many are looked up sooner than all are read through

LINKED: Final = (
    "(SELECT measure.{} FROM links JOIN labels AS measure ON measure.id = links.target"
    " WHERE links.label = labels.id AND position = 0)"
)
SAID: Final[Mapping[Column, str]] = {
    Column.TEXT: "labels.text",
    Column.VALUE: "labels.value",
    Column.UNIT: "labels.unit",
    Column.BOUND: "coalesce(labels.bound, iif(labels.label = 'number', 'exact', NULL))",
    Column.INDICATOR: "labels.indicator",
    Column.TIME: "labels.time",
    Column.PLACE: "labels.place",
    Column.STATUS: "coalesce(labels.status, iif(labels.label = 'number', 'done', NULL))",
    Column.CATEGORY: "labels.category",
    Column.LINK: LINKED.format("text"),
    Column.ANNOTATOR: "labels.layer",
    Column.STATE: f"CASE WHEN labels.state = 'rejected' THEN iif(labels.suggestion IS NULL,"
    f" '{Standing.DISMISSED}', '{Standing.REJECTED}')"
    f" WHEN labels.unsure THEN '{Standing.UNSURE}' ELSE '{Standing.CONFIRMED}' END",
    Column.REPORT: "(SELECT name FROM reports WHERE id = labels.report)",
}
"""What a label says in a column; sentences are not stored."""

# Where words are searched at once that need not stand in the text of a report.
_BESIDE_THE_TEXT: Final = (Column.UNIT, Column.TIME, Column.PLACE, Column.REPORT)
_WITH_VALUES: Final = (Column.VALUE, *_BESIDE_THE_TEXT)
_ROWS: Final = "SELECT labels.rowid FROM labels WHERE {}"
_IS_LINKED_TO: Final = (
    "EXISTS (SELECT 1 FROM links JOIN labels AS measure ON measure.id = links.target"
    " WHERE links.label = labels.id AND position = 0 AND {})"
)
_LINKED_TO: Final = (
    "SELECT links.label FROM labels AS measure CROSS JOIN links"
    " ON links.target = measure.id AND links.position = 0 WHERE {}"
)

_ROWS_LINKED_TO: Final = (
    "SELECT labels.rowid FROM json_each(?) AS held CROSS JOIN labels AS measure"
    " ON measure.rowid = held.value CROSS JOIN links ON links.target = measure.id"
    " AND links.position = 0 CROSS JOIN labels ON labels.id = links.label"
)
_ALL_TEXTS: Final = Texts()

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
    Whose.EVERYBODY: f"(+labels.layer = :me OR (labels.report, labels.layer) IN ({_REVIEWED})"
    f" OR labels.layer = :gold AND labels.report IN (SELECT report FROM ({_REVIEWED}))"
    f" OR (labels.report, labels.layer) IN ({SETTLED}))",
}
_IS_SETTLED: Final = (
    f"EXISTS (SELECT 1 FROM ({SETTLED}) WHERE report = labels.report AND settled_by = labels.layer)"
)
_SEEN_ONE_BY_ONE: Final[Mapping[Whose, str]] = {
    Whose.MINE: _SEEN[Whose.MINE],
    Whose.GOLD: f"labels.state = 'confirmed' AND {_IS_SETTLED}",
    Whose.EVERYBODY: f"(+labels.layer = :me OR EXISTS (SELECT 1 FROM ({_REVIEWED})"
    f" WHERE report = labels.report AND labels.layer IN (layer, :gold)) OR {_IS_SETTLED})",
}


@dataclass(frozen=True, slots=True)
class Hits:
    """Labels by their rows, for words that were looked for; None for very many."""

    rows: Sequence[int] | None

    def __add__(self, other: "Hits") -> "Hits":
        """Those of both."""
        is_all = self.rows is not None and other.rows is not None
        return Hits([*(self.rows or ()), *(other.rows or ())] if is_all else None)

    def within(self, part: Stretch) -> "Hits":
        """Those of this stretch."""
        if self.rows is None:
            return self
        return Hits([row for row in self.rows if part.first <= row <= part.last])


def hits(db: Database, words: str, texts: Texts) -> Hits:
    """The labels that hold words in their text or in that of their linked measure.

    Only texts of this part of all texts are looked at: so two may look for them.
    """
    return _Asked(db, one_by_one=False).hits(words, "words", texts)


def let_through(
    db: Database,
    me: Layer,
    question: Question,
    *,
    one_by_one: bool = False,
    known: Hits | None = None,
) -> tuple[str, dict[str, Any]]:
    """A clause that holds of each label that is let through, and the values in it.

    With `one_by_one` nothing is gathered first: so a few labels are looked through soonest. What is
    `known` of the question's words is not looked for once more.
    """
    asked = _Asked(db, one_by_one=one_by_one, hits=known)
    asked.values.update(me=me, gold=GOLD)
    conditions = enumerate(question.conditions)
    parts = [asked.clause(each, f"v{nth}") for nth, each in conditions]
    if question.words:
        parts.append(asked.somewhere(question.words, "words"))
    seen = _SEEN_ONE_BY_ONE if one_by_one else _SEEN
    parts.append(seen[question.whose])  # last, for most labels may be seen and few are asked for
    if _has_gone_reports(db):
        parts.append("labels.report IN (SELECT id FROM reports)")
    return " AND ".join(parts), asked.values


class _Asked:
    """The clauses of one question, and the values in them."""

    def __init__(self, db: Database, *, one_by_one: bool, hits: Hits | None = None) -> None:
        self.values: Final[dict[str, Any]] = {}
        self._db = db
        self._one_by_one = one_by_one
        self._few: dict[str, list[ReportId] | None] = {}  # by words, with which reports hold them
        self._hits = hits  # of the words of the search, where they are known

    def clause(self, condition: Condition, name: str) -> str:
        match condition:
            case Holds(Column.SENTENCE, words):
                return self._in_sentence(words, name)
            case Holds(column, words):
                return self.column_holds(column, words, name)
            case Is(column, wanted):
                return self._is(column, wanted, name)
            case Between(low, high):
                self.values[f"{name}_low"], self.values[f"{name}_high"] = low, high
                return f"labels.value_number BETWEEN :{name}_low AND :{name}_high"
            case Among(wanted_rows):
                self.values[name] = json.dumps(wanted_rows)
                return f"labels.rowid IN (SELECT value FROM json_each(:{name}))"
            case Stretch(first, last):
                return f"labels.rowid BETWEEN {first:d} AND {last:d}"

    def somewhere(self, words: str, name: str) -> str:
        """Words in any of the short columns, but no value holds what no number is written with.

        What texts and measures hold is gathered: so there is one thing to compare each label with.
        """
        found = Hits(None) if self._one_by_one else self._hits or self.hits(words, name)
        columns = _BESIDE_THE_TEXT if _NOT_IN_NUMBERS.search(words) else _WITH_VALUES
        if found.rows is None:
            columns = (Column.TEXT, Column.LINK, *columns)
        held = [self.column_holds(each, words, name) for each in columns]
        indicator = self.column_holds(Column.INDICATOR, words, name)
        rows = [*(found.rows or ())]
        if found.rows is not None and self._few_with(words) is not None:
            rows += self._rows_where(indicator)
            indicator = "0"
        if rows:
            held.append(f"labels.rowid IN ({self._listed(rows, f'{name}_hits')})")
        return f"({' OR '.join((*held, indicator))})"

    def column_holds(self, column: Column, words: str, name: str) -> str:
        """Measures and reports are fewer than labels: which hold the words is asked once."""
        match column:
            case Column.INDICATOR:
                holds = self._holds(SAID[column], words, name)
                return self._in_few_reports("labels", words, holds, name)
            case Column.TEXT:
                return self._text_holds("labels", words, name)
            case Column.LINK:
                if self._one_by_one:
                    return _IS_LINKED_TO.format(self._text_holds("measure", words, name))
                held = self._linked_to(self._with_text(words, name))
                if held.rows is not None:
                    return f"labels.rowid IN ({self._listed(held.rows, f'{name}_hits')})"
                found = _ROWS.format(self._text_holds("labels", words, name))
                return f"labels.id IN ({_LINKED_TO.format(f'measure.rowid IN ({found})')})"
            case Column.REPORT:
                holds = self._holds("name", words, name)
                if self._one_by_one:
                    return f"EXISTS (SELECT 1 FROM reports WHERE id = labels.report AND {holds})"
                return self._among("labels.report", f"SELECT id FROM reports WHERE {holds}")
        return self._holds(SAID[column], words, name)

    def _is(self, column: Column, wanted: tuple[str, ...], name: str) -> str:
        named = {f"{name}_{nth}": each for nth, each in enumerate(wanted)}
        self.values.update(named)  # one by one, for a text may hold NUL, where SQLite's JSON ends
        listed = f"({', '.join(f':{each}' for each in named)})"
        if not self._one_by_one:
            match column:
                case Column.TEXT:
                    return f"labels.text IN {listed}"
                case Column.LINK if "" not in wanted:
                    return f"labels.id IN ({_LINKED_TO.format(f'measure.text IN {listed}')})"
                case Column.REPORT:
                    return f"labels.report IN (SELECT id FROM reports WHERE name IN {listed})"
        return f"coalesce({SAID[column]}, '') IN {listed}"

    def _in_sentence(self, words: str, name: str) -> str:
        """Whether words stand in a label's sentence; texts without them are not looked into.

        Where they may be many, labels are read through in the order of the file, not by report:
        the first are soon found.
        """
        self._db.conn.create_function(
            "stands_in_sentence", 4, _stands_in_sentence, deterministic=True
        )
        texts_hold = self._holds("text", words, name)
        stands = (
            '(SELECT stands_in_sentence(texts.text, labels.start, labels."end",'
            f" :{name}) FROM texts WHERE texts.report = labels.report)"
        )
        if not self._one_by_one:
            in_texts = f"+labels.report IN (SELECT report FROM texts WHERE {texts_hold})"
            stands = f"{in_texts} AND {stands}"
        return self._in_few_reports("labels", words, stands, name)

    def _text_holds(self, table: str, words: str, name: str) -> str:
        """A single character is never broken, and few texts have the last one."""
        text = f"{table}.text"
        has_last = self._holds(text, words[-1:], f"{name}_last")
        holds = f"{has_last} AND {self._holds(_unbroken(text), words, name)}"
        return self._in_few_reports(table, words, holds, name)

    def hits(self, words: str, name: str, texts: Texts = _ALL_TEXTS) -> Hits:
        """The labels with the words in their text or their linked measure's, in these texts."""
        held = self._with_text(words, name, texts)
        return held + self._linked_to(held)

    def _with_text(self, words: str, name: str, texts: Texts = _ALL_TEXTS) -> Hits:
        """The labels whose text holds the words.

        They are found along the index of words, which is shorter than the rows.
        """
        holds = [self._text_holds("labels", words, name)]
        for end, sign in (("low", ">="), ("high", "<")):
            if (limit := getattr(texts, end)) is not None:
                self.values[f"{name}_{end}"] = limit
                holds.append(f"labels.text {sign} :{name}_{end}")
        found = f"{_ROWS.format(' AND '.join(holds))} LIMIT {_MOST_GATHERED}"
        rows = [row for (row,) in self._db.execute(found, self.values).fetchall()]
        return Hits(rows if len(rows) < _MOST_GATHERED else None)

    def _linked_to(self, measures: Hits) -> Hits:
        """The labels that are linked to these."""
        if not measures.rows:
            return measures
        found = self._db.execute(_ROWS_LINKED_TO, [json.dumps(sorted(measures.rows))])
        return Hits([row for (row,) in found.fetchall()])

    def _listed(self, rows: Sequence[int], name: str) -> str:
        self.values[name] = json.dumps(sorted(rows))
        return f"SELECT value FROM json_each(:{name})"

    def _few_with(self, words: str) -> list[ReportId] | None:
        if words not in self._few:
            self._few[words] = search.few_with_words(self._db, words, _FEW_REPORTS)
        return self._few[words]

    def _in_few_reports(self, table: str, words: str, holds: str, name: str) -> str:
        """A clause about words of texts, of the labels of few reports where no others have them."""
        few = self._few_with(words)
        if few is None:
            return f"({holds})"
        if not few:
            return "0"
        self.values[f"{name}_few"] = json.dumps(few)
        return f"({table}.report IN (SELECT value FROM json_each(:{name}_few)) AND {holds})"

    def _rows_where(self, holds: str) -> list[int]:
        found = self._db.execute(_ROWS.format(holds), self.values).fetchall()
        return [row for (row,) in found]

    def _among(self, said: str, found: str) -> str:
        """Whether it was found; where nothing was, no label need be compared with it."""
        [is_some] = self._db.execute(f"SELECT EXISTS ({found})", self.values).fetchone()
        return f"{said} IN ({found})" if is_some else "0"

    def _holds(self, said: str, words: str, name: str) -> str:
        """Words are looked for by place: LIKE would give some characters a meaning, and end at NUL.

        Of words with letters the first is looked for before, for few labels have it.
        """
        values = self.values
        values[name] = words
        if not (letter := _LETTER.search(words)):
            return f"instr({said}, :{name}) > 0"
        values[f"{name}_a"], values[f"{name}_A"] = letter[0].lower(), letter[0].upper()
        has_letter = f"instr({said}, :{name}_a) > 0 OR instr({said}, :{name}_A) > 0"
        return f"(({has_letter}) AND instr(lower({said}), lower(:{name})) > 0)"


def _unbroken(text: str) -> str:
    """A line of the report may break within a span, and people look for its words."""
    return f"iif(instr({text}, char(10)), replace({text}, char(10), ''), {text})"


def _stands_in_sentence(text: str, start: int, end: int, words: str) -> bool:
    wanted = _lower(words)
    if wanted not in _lower(text[max(0, start - REACH) : end + REACH]):
        return False
    low, high = sentences.around(text, start, end, reach=REACH)
    return wanted in _lower(text[low:high])


def _lower(words: str) -> str:
    """As SQLite's own function has it: letters beyond A to Z stay."""
    return _LETTER.sub(lambda found: found[0].lower(), words)


def _has_gone_reports(db: Database) -> bool:
    """Whether some report may have left the project; its labels are nobody's affair then."""
    differ = "SELECT (SELECT count(*) FROM texts) <> (SELECT count(*) FROM reports)"
    return bool(db.execute(differ).fetchone()[0])
