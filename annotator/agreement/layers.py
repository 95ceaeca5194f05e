"""Any layers against each other: gold, people, suggestions, releases of gold, other files."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from annotator.agreement.marks import NOTHING, Marked, of_records
from annotator.agreement.named_sides import named
from annotator.agreement.parties import Party
from annotator.agreement.readings import Readings
from annotator.errors import Problem, UserError
from annotator.exchange import jsonl, layers
from annotator.exchange.documents import MODEL, RELEASE
from annotator.exchange.lines import json_lines
from annotator.exchange.offsets import in_code_points
from annotator.exchange.records import span_to_record
from annotator.project import SUFFIX, Project
from annotator.store import reports, texts
from schema.records import Layer, ReportId, report_id

Labelled = Mapping[ReportId, Marked]


class Layers:
    """Two layers or more on the reports that all hold; the first stands where gold does.

    UserError where a name is neither a layer nor a file, or where a file cannot be read.
    """

    def __init__(self, project: Project, names: Sequence[str]) -> None:
        if len({*names}) < 2:
            raise UserError(Problem.TWO_LAYERS)
        self._held = {Party(name, name): _held(project, name) for name in names}
        self._lengths = texts.lengths(project.db)
        self._order = reports.ids(project.db)

    def reports(self) -> list[ReportId]:
        """The reports that all hold."""
        held = self._held.values()
        return [each for each in self._order if all(each in one for one in held)]

    def read(self, report: ReportId) -> dict[Party, Marked]:
        """What each has marked in a report."""
        return {party: held[report] for party, held in self._held.items()}

    def length(self, report: ReportId) -> int:
        """The characters of a report."""
        return self._lengths[report]

    def saw_suggestions(self, report: ReportId, party: Party) -> bool:  # noqa: ARG002
        """Nothing is known of that."""
        return True

    def as_request(self) -> None:
        """What layers hold may stand in files that change meanwhile."""


def _held(project: Project, name: str) -> Labelled:
    suffix = Path(name).suffix.lower()
    if suffix in jsonl.SUFFIXES:
        return _of_file(project, Path(name))
    if name.startswith((RELEASE, MODEL)) or suffix == SUFFIX:
        return _of_side(project, name)
    wanted, readings = layers.reports_of(project, name), Readings(project.db)
    return {report: _of_layers(readings, report, said) for report, said in wanted}


def _of_layers(readings: Readings, report: ReportId, said: Sequence[Layer]) -> Marked:
    found = readings.layers(report)
    return found.get(said[0], NOTHING)


def _of_side(project: Project, name: str) -> Labelled:
    side = named(project, name)
    return {
        report: of_records(map(span_to_record, side.labels(project, report)))
        for report in reports.ids(project.db)
        if side.holds(project, report)
    }


def _of_file(project: Project, path: Path) -> Labelled:
    """As the file says it: what it leaves out is not compared."""
    for each in jsonl.read(path, project.schema):
        if isinstance(each, UserError):
            raise each
    found = (in_code_points(each) for each in json_lines(path) if isinstance(each, dict))
    return {
        report_id(str(record["text"])): of_records(_spans(record))
        for record in found
        if "spans" in record
    }


def _spans(record: Mapping[str, object]) -> list[dict[str, object]]:
    spans = record["spans"]
    kept = (
        [each for each in spans if each.get("state") != "rejected"]
        if isinstance(spans, list)
        else []
    )
    return sorted(kept, key=lambda each: (each["start"], each["end"]))
