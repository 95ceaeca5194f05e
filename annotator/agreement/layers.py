"""Any two layers against each other: gold, people, suggestions, releases of gold, other files."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from annotator.agreement.marks import NOTHING, Marked, of_records
from annotator.agreement.parties import Party
from annotator.agreement.readings import Readings
from annotator.errors import Problem, UserError
from annotator.exchange import jsonl, layers
from annotator.exchange.documents import of_suggestions
from annotator.exchange.offsets import in_code_points
from annotator.exchange.records import to_record
from annotator.project import Project
from annotator.releases import releases
from annotator.store import reports, suggestions, texts
from schema.records import Layer, ReportId, report_id

MODEL: Final = "model:"
"""How the suggestions of an engine are named; without its name, those that stand now."""

Labelled = Mapping[ReportId, Marked]


class Layers:
    """Two layers on the reports that both hold; the first stands where gold does.

    UserError where a name is neither a layer nor a file, or where a file cannot be read.
    """

    def __init__(self, project: Project, names: Sequence[str]) -> None:
        if len(names) != 2:
            raise UserError(Problem.TWO_LAYERS)
        self._held = {Party(name, name): _held(project, name) for name in names}
        self._lengths = texts.lengths(project.db)
        self._order = reports.ids(project.db)

    def reports(self) -> list[ReportId]:
        """The reports that both hold."""
        held = self._held.values()
        return [each for each in self._order if all(each in one for one in held)]

    def read(self, report: ReportId) -> dict[Party, Marked]:
        """What either has marked in a report."""
        return {party: held[report] for party, held in self._held.items()}

    def length(self, report: ReportId) -> int:
        """The characters of a report."""
        return self._lengths[report]

    def saw_suggestions(self, report: ReportId, party: Party) -> bool:  # noqa: ARG002
        """Nothing is known of that."""
        return True


def _held(project: Project, name: str) -> Labelled:
    if name.startswith(releases.PREFIX):
        return _of_release(project, name)
    if name.startswith(MODEL):
        return _of_model(project, name.removeprefix(MODEL))
    if Path(name).suffix.lower() in jsonl.SUFFIXES:
        return _of_file(project, Path(name))
    wanted, readings = layers.reports_of(project, name), Readings(project.db)
    return {report: _of_layers(readings, report, said) for report, said in wanted}


def _of_layers(readings: Readings, report: ReportId, said: Sequence[Layer]) -> Marked:
    found = readings.layers(report)
    return found.get(said[0], NOTHING)


def _of_release(project: Project, name: str) -> Labelled:
    with releases.layer_opened(project, name) as then:
        return {
            ReportId(str(record["id"])): of_records(_spans(record))
            for record in releases.records(then)
        }


def _of_model(project: Project, engine: str) -> Labelled:
    """By engine and the beginning of its version; a report that it was not run on is not held."""
    db, held = project.db, {}
    for report in reports.ids(db):
        known = reports.without_text(db, report)
        offered = suggestions.of_report(db, report, all_engines=bool(engine))
        made = [each for each in offered if each.engine.startswith(engine)]
        if made or any(each.startswith(engine) for each in known.suggested_by):
            held[report] = of_records(_spans(to_record(of_suggestions(known, tuple(made)))))
    return held


def _of_file(project: Project, path: Path) -> Labelled:
    """As the file says it: what it leaves out is not compared."""
    for each in jsonl.read(path, project.schema):
        if isinstance(each, UserError):
            raise each
    lines = path.read_bytes().decode("utf-8-sig").splitlines()
    found = (in_code_points(json.loads(line)) for line in lines if line.strip())
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
