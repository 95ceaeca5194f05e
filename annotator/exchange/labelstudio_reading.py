"""Label Studio's exports, whole or short: the text, the regions that people or models marked in it.

Of several annotations of a task the ground truth is taken, else the first, else a prediction. What
is said of a region beside its label is a result of its own; more than one label make a span each.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final

from annotator.errors import UserError
from annotator.exchange.attributes import from_text, known
from annotator.exchange.bad_record import BadRecord
from annotator.exchange.carrying import Record, Row, add_link, name_of_theirs
from annotator.exchange.labelstudio import TASKS
from annotator.exchange.lines import json_file, records_of
from annotator.exchange.offsets import CODE_POINT, FIELD, UTF16, Ruler
from annotator.exchange.tally import leave
from schema.labels import Attribute, LabelSchema
from schema.records import Json

_OURS: Final = ("text", "report", "name")  # what our own tasks say of a report
_SAID_BY: Final = ("choices", "text", "number", "datetime")  # what holds what a field says


def read(path: Path, schema: LabelSchema) -> Iterator[Record | UserError]:
    """The records of tasks, annotated or with predictions; a UserError in place of a bad one."""
    tasks = json_file(path / TASKS if path.is_dir() else path)
    given = tasks if isinstance(tasks, list) else [tasks]
    return records_of(given, path, partial(_record, attributes=known(schema)))


def _record(task: Json, attributes: Mapping[str, Attribute]) -> Record:
    if not isinstance(task, dict):
        raise BadRecord("no_text")
    whole = task.get("data")
    data = whole if isinstance(whole, dict) else task  # the short form has its fields by themselves
    given, left = _given(task) if data is whole else (_short(task), {})
    regions = _Regions(attributes, given)
    for result in _objects(given.get("result")):
        regions.take(result)
    name, unit = _text_in(data, regions.quotes)
    record: Record = {
        "id": str(data.get("report") or task.get("id") or ""),
        "name": data.get("name"),
        "text": data[name],
        "spans": regions.spans(),
        FIELD: unit,
    }
    if data is whole:
        record["more"] = {
            key: value for key, value in data.items() if key not in (*_OURS, name, "title")
        }
        record["title"] = data.get("title")
    for what, count in {**left, **regions.left}.items():
        leave(record, what, count)
    return record


def _given(task: Row) -> tuple[Row, dict[str, int]]:
    """The annotation or else the prediction that is taken, and how many are not."""
    done = [
        each
        for kind in ("annotations", "completions")
        for each in _objects(task.get(kind))
        if not each.get("was_cancelled")
    ]
    done.sort(key=lambda each: each.get("ground_truth") is not True)
    offered = _objects(task.get("predictions"))
    if done:
        return done[0], {"annotation": len(done) - 1, "prediction": len(offered)}
    return (offered[0] if offered else {}), {"prediction": len(offered[1:])}


def _short(task: Row) -> Row:
    """The regions of the short form as results: each stands under the name of its field."""
    return {
        "result": [
            {"id": f"{name}{number}", "from_name": name, "value": value}
            for name, values in task.items()
            for number, value in enumerate(_objects(values))
        ]
    }


@dataclass(frozen=True, slots=True)
class _Quote:
    start: int
    end: int
    words: str

    def fits(self, text: str, ruler: Ruler) -> bool:
        """Whether these words stand there, breaks and blanks aside: some write them otherwise."""
        try:
            found = text[ruler.back(self.start) : ruler.back(self.end)]
        except BadRecord:
            return False
        as_written = (self.words, self.words.replace("\\n", "\n"))
        return "".join(found.split()) in ("".join(each.split()) for each in as_written)


@dataclass(slots=True)
class _Regions:
    """Takes the results of one annotation, and gives what they make of its text."""

    attributes: Mapping[str, Attribute]
    given: Row
    rows: dict[str, Row] = field(default_factory=dict)
    labels: dict[str, list[str]] = field(default_factory=dict)
    quotes: list[_Quote] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    left: dict[str, int] = field(default_factory=dict)

    def take(self, result: Row) -> None:
        """Enter one result where its region is."""
        if result.get("type") == "relation":
            self.links.append((str(result.get("from_id")), str(result.get("to_id"))))
            return
        value, own = result.get("value"), str(result.get("id"))
        if not isinstance(value, dict):
            raise BadRecord("bad_part", part=result.get("id"))
        row = self.rows.setdefault(own, {"id": own})
        labels = value.get("labels")
        if isinstance(labels, list) and labels:
            self.labels[own] = [str(each) for each in labels]
            row |= {"start": value.get("start"), "end": value.get("end"), **self._about(result)}
            self._quote(value)
        else:
            self._say(row, str(result.get("from_name")), value)

    def spans(self) -> list[Json]:
        """A span for each label of each region."""
        for source, target in self.links:
            for each in self._named(target):
                add_link(self.rows.setdefault(source, {}), each)
        unlabelled = [row for own, row in self.rows.items() if own not in self.labels]
        for row in unlabelled:
            self._leave("region" if "start" in row or not row else "category")
        return [
            {**self.rows[own], "id": named, "label": label}
            for own, labels in self.labels.items()
            for named, label in zip(self._named(own), labels, strict=True)
        ]

    def _named(self, region: str) -> list[str]:
        """The ids of the spans that a region makes."""
        others = range(2, len(self.labels.get(region, ())) + 1)
        return [region, *(f"{region}/{number}" for number in others)]

    def _about(self, result: Row) -> Row:
        """Who says so, how sure, and what was remarked."""
        score = result.get("score", self.given.get("score"))
        meta = result.get("meta")
        remark = meta.get("text") if isinstance(meta, dict) else None
        lines = remark if isinstance(remark, list) else [remark]
        said = "\n".join(each for each in lines if isinstance(each, str))
        about = {"from": self.given.get("model_version"), "score": score, "comment": said}
        return {name: value for name, value in about.items() if value not in (None, "")}

    def _quote(self, value: Row) -> None:
        match value:
            case {"start": int() as start, "end": int() as end, "text": str() as words}:
                self.quotes.append(_Quote(start, end, words))

    def _say(self, row: Row, name: str, value: Row) -> None:
        """Enter what a field says; a field holds one value here, and no tree of them."""
        said = next((value[key] for key in _SAID_BY if _is_said(value, key)), None)
        first, *more = said if isinstance(said, list) and said else [said]
        if isinstance(first, bool) or not isinstance(first, str | int | float):
            self._leave(name)
            return
        if more:
            self._leave(name, len(more))
        if name in self.attributes:
            row[name] = from_text(str(first), self.attributes[name])
        else:
            row[name_of_theirs(name)] = str(first)

    def _leave(self, what: str, count: int = 1) -> None:
        self.left[what] = self.left.get(what, 0) + count


def _is_said(value: Row, key: str) -> bool:
    """Whether a value holds what a field says so; words with a place are those of the region."""
    return key in value and not (isinstance(value[key], str) and "start" in value)


def _text_in(data: Row, quotes: Iterable[_Quote]) -> tuple[str, str]:
    """The field that holds the text, and the unit in which what is quoted stands there.

    `text` or else the longest; older versions counted UTF-16 units. BadRecord where nothing fits.
    """
    quotes = list(quotes)
    texts = [(name, value) for name, value in data.items() if isinstance(value, str) and value]
    texts.sort(key=lambda each: (each[0] != "text", -len(each[1])))
    if not texts:
        raise BadRecord("no_text")
    for name, text in texts:
        for unit in (CODE_POINT, UTF16):
            ruler = Ruler(text, unit)
            if all(each.fits(text, ruler) for each in quotes):
                return name, unit
    ruler = Ruler(texts[0][1], CODE_POINT)
    wrong = next(each for each in quotes if not each.fits(texts[0][1], ruler))
    raise BadRecord("other_words", start=wrong.start, end=wrong.end, words=wrong.words)


def _objects(found: Json) -> list[Row]:
    """The objects of a list; nothing of what is none."""
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []
