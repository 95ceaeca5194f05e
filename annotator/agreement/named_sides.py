"""Sides of a comparison by their names: what a release or a file says is read whole."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from annotator.errors import UserError
from annotator.exchange import jsonl
from annotator.exchange.documents import GOLD_NAME, MODEL, RELEASE, layer_of
from annotator.project import SUFFIX, Mode, Project
from annotator.releases import releases
from annotator.review.finished import confirmed, finished
from annotator.review.sides import Held, Side, as_side
from annotator.store import practice, reports, work
from schema.records import GOLD, Label, LabelState, Layer, ReportId


def named(project: Project, name: str) -> Side:
    """The side of a name: gold, a person, `model:` with an engine, `release:` or a file.

    UserError where nothing is called so, or where it cannot be read. A release or a file is read
    whole, which may take seconds.
    """
    if name == GOLD_NAME:
        return Side(name, GOLD)
    if name.startswith(MODEL):
        return Side(name, Layer(name))
    if name.startswith(RELEASE):
        with releases.layer_opened(project, name) as then:
            return Side(name, Layer(name), _all_gold(then, name))
    suffix = Path(name).suffix.lower()
    if suffix in jsonl.SUFFIXES:
        return Side(name, Layer(name), _of_file(project, name))
    if suffix == SUFFIX:
        return Side(name, Layer(name), _of_project(name))
    return Side(name, layer_of(project, name))


def _all_gold(project: Project, name: str) -> Held:
    found: dict[ReportId, Sequence[Label]] = {}
    for report in reports.ids(project.db):
        layer = work.gold_layer(project.db, report)
        if layer is not None:
            found[report] = as_side(name, confirmed(project, report, layer))
    return found


def _of_file(project: Project, name: str) -> Held:
    found: dict[ReportId, Sequence[Label]] = {}
    for each in jsonl.read(Path(name), project.schema):
        if isinstance(each, UserError):
            raise each
        if each.labelled:
            standing = [one for one in each.spans if one.state is LabelState.CONFIRMED]
            found[each.report.id] = as_side(name, standing)
    return found


def _of_project(name: str) -> Held:
    """What somebody has finished in a practice; of any other project its gold."""
    with Project.open(Path(name), Mode.READ) as source:
        practised = practice.of_file(source.db)
        if practised is None:
            found = _all_gold(source, name)
        else:
            layer = Layer(practised.person)
            done = [report for report, layers in finished(source).items() if layer in layers]
            found = {each: as_side(name, confirmed(source, each, layer)) for each in done}
    # what these were made from is not in this project
    return {
        report: [replace(each, suggestion=None) for each in said] for report, said in found.items()
    }
