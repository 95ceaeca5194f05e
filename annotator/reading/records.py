"""Rows and records with a report each: which column is the text, which the title, which the id."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Final

from annotator.errors import Problem, UserError
from annotator.reading.extract import Extract, Options
from schema.records import Json

Record = Mapping[str, str]

_TEXT: Final = ("text", "content", "body", "article", "正文", "全文", "内容", "文本", "报告内容")
_TITLE: Final = ("title", "headline", "name", "标题", "题目", "名称", "篇名")
_ID: Final = (
    "id",
    "uuid",
    "docid",
    "doc_id",
    "编号",
    "文号",
    "序号",
    "url",
    "link",
    "链接",
    "网址",
)
_SHORTEST_TEXT: Final = 20  # characters, of half the rows: what is shorter is a table of figures
LONGEST_NAME: Final = 40  # characters of the name of a column
_LOOKED_AT: Final = 200  # records


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column of a table plays which part; None where none does."""

    text: str
    title: str | None = None
    id: str | None = None


def columns_of(records: Sequence[Record], options: Options, path: Path) -> Columns | None:
    """The columns as they were named, else as they look; None where no column looks like a text.

    UserError where a column that was named is not there.
    """
    names = list(dict.fromkeys(name for record in records for name in record))
    named = {
        part: _found(said, names, path)
        for part, said in (
            ("text", options.text_column),
            ("title", options.title_column),
            ("id", options.id_column),
        )
        if said is not None
    }
    text = named.get("text") or _looks_like_text(records[:_LOOKED_AT], names)
    if text is None:
        return None
    others = [name for name in names if name != text]
    return Columns(
        text, named.get("title") or _called(others, _TITLE), named.get("id") or _called(others, _ID)
    )


def extracts(
    records: Iterable[tuple[Mapping[str, Json], Record]], columns: Columns
) -> Iterator[Extract]:
    """One text for every record that has one; `where` it stood and its other columns are `meta`."""
    for where, record in records:
        text = record.get(columns.text, "")
        if not text.strip():
            continue
        others = {
            name: said
            for name, said in record.items()
            if said and name not in (columns.text, columns.title)
        }
        meta: dict[str, Json] = {**where, "text_column": columns.text}
        if columns.title:
            meta["title_column"] = columns.title
        if columns.id and record.get(columns.id):
            meta["id_column"] = columns.id
            meta["source_id"] = record[columns.id]
        if others:
            meta["columns"] = {**others}
        title = record.get(columns.title, "") if columns.title else ""
        yield Extract(text=text, title=title.strip(), meta=meta)


def _found(said: str, names: Sequence[str], path: Path) -> str:
    """A column by its name, or by its number from 1."""
    if said in names:
        return said
    if said.isascii() and said.isdigit() and 1 <= int(said) <= len(names):
        return names[int(said) - 1]
    raise UserError(Problem.NO_SUCH_COLUMN, path=path, column=said, columns=tuple(names))


def _looks_like_text(records: Sequence[Record], names: Sequence[str]) -> str | None:
    lengths = {
        name: median(len(record.get(name, "")) for record in records) for name in names if records
    }
    called = _called(names, _TEXT)
    if called is not None and lengths.get(called, 0) > 0:
        return called
    longest = max(lengths, key=lambda name: lengths[name], default=None)
    return longest if longest is not None and lengths[longest] >= _SHORTEST_TEXT else None


def _called(names: Sequence[str], wanted: Sequence[str]) -> str | None:
    by_name = {name.strip().casefold(): name for name in reversed(names)}
    return next((by_name[each] for each in wanted if each in by_name), None)
