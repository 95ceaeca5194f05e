"""What an import would bring, file by file, before anything is stored."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from annotator.alike import NearlySame, Neighbours
from annotator.errors import Problem, UserError
from annotator.exchange.documents import Document
from annotator.exchange.tally import Tally
from annotator.importing import sources
from annotator.importing.choice import ImportChoice
from annotator.importing.sources import Sources
from annotator.names import displayable
from annotator.progress import Cancelled, never
from annotator.project import Project
from annotator.store import reports
from schema.records import Json, Label, ReportId

_SHOWN: Final = 400  # characters of the first text
_MOST_COLUMNS: Final = 100
_HELD: Final = 20_000_000  # characters of new texts that later ones are held against


@dataclass(frozen=True, slots=True)
class Table:
    """The columns of a table by name, and those that were taken for text, title and id."""

    columns: tuple[str, ...] = ()
    text: str | None = None
    title: str | None = None
    id: str | None = None


@dataclass(slots=True)
class FileLook:
    """What one file holds; no path where one was named that leads to no file.

    `beginning` are the first characters of its first text, `first` the labels in them, `reports`
    how many texts there are, `known` how many of them the project has, `repeated` those that stand
    in a file before it or twice in it, each with that file's name; `refused` is what could not be
    read, `tally` what a file of another tool says.
    """

    path: Path | None = None
    format_name: str = ""
    encoding: str = ""
    beginning: str = ""
    is_garbled: bool = False
    table: Table = field(default_factory=Table)
    reports: int = 0
    known: int = 0
    repeated: list[str] = field(default_factory=list)
    spans: int = 0
    first: tuple[Label, ...] = ()
    tally: Tally = field(default_factory=Tally)
    alike: list[NearlySame] = field(default_factory=list)
    refused: list[UserError] = field(default_factory=list)


def look_at(
    project: Project,
    paths: Sequence[Path],
    choice: ImportChoice | None = None,
    *,
    is_cancelled: Cancelled = never,
) -> Iterator[FileLook]:
    """Look into files and folders one by one, in the order in which they would come in.

    What stays out is looked into as well.
    """
    looker, choice = _Looker(project), choice or ImportChoice()
    with Sources(project.schema, choice, is_cancelled=is_cancelled) as opened:
        for path in sources.files_of(paths, choice.format_name):
            if isinstance(path, UserError):
                yield FileLook(refused=[path])
                continue
            look = looker.look(opened, path)
            if is_cancelled():
                return
            yield look


class _Looker:
    def __init__(self, project: Project) -> None:
        self._neighbours = Neighbours(project.db)
        self._stored = {*reports.ids(project.db), *reports.replaced(project.db)}
        self._seen: dict[ReportId, str] = {}
        self._held: list[ReportId] = []
        self._characters = 0

    def look(self, opened: Sources, path: Path) -> FileLook:
        look = FileLook(path, path.suffix.lower().lstrip("."))
        for found in opened.documents(path, look.tally):
            if isinstance(found, UserError):
                look.refused.append(found)
                if found.problem is Problem.NO_TEXT_COLUMN:
                    columns = found.values["columns"]
                    look.table = Table(columns if isinstance(columns, tuple) else ())
            else:
                self._take(look, found)
        return look

    def _take(self, look: FileLook, document: Document) -> None:
        report = document.report
        if not look.reports:
            look.beginning = report.text[:_SHOWN]
            look.first = tuple(each for each in document.spans if each.span.end <= _SHOWN)
            look.encoding = str(report.meta.get("encoding", ""))
        look.reports += 1
        look.spans += len(document.found)
        look.is_garbled |= report.meta.get("mojibake") is True
        look.table = _joined(look.table, report.meta)
        if report.id in self._stored:
            look.known += 1
            return
        if report.id in self._seen:
            look.repeated.append(self._seen[report.id])
            return
        self._seen[report.id] = path_name(look.path)
        if found := self._neighbours.look(report):
            look.alike.append(found)
        self._held.append(report.id)
        self._characters += len(report.text)
        if self._characters > _HELD:
            self._neighbours.let_go(self._held)
            self._held, self._characters = [], 0


def path_name(path: Path | None) -> str:
    """What a file is called where people read it."""
    return displayable(path.name) if path else ""


def _joined(table: Table, meta: Mapping[str, Json]) -> Table:
    text, title, own_id = (meta.get(f"{each}_column") for each in ("text", "title", "id"))
    others = meta.get("columns") if text else meta.get("table_columns")
    names = [text, title, own_id, *(others if isinstance(others, (dict, list)) else ())]
    told = dict.fromkeys([*table.columns, *(str(each) for each in names if each)])
    return Table(
        tuple(told)[:_MOST_COLUMNS],
        str(text) if text else table.text,
        str(title) if title else table.title,
        str(own_id) if own_id else table.id,
    )
