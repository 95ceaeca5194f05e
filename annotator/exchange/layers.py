"""The records of one layer of a project, read in bulk: what every export begins with."""

import json
from collections.abc import Container, Iterator, Mapping, Sequence

from annotator.exchange.carrying import Record, Row, rows_of
from annotator.exchange.documents import ALL_NAME, GOLD_NAME, IMPORTED, layer_of
from annotator.exchange.records import report_to_record, span_row
from annotator.project import Project
from annotator.store import annotators, in_bulk, reports, settlements
from annotator.store.in_bulk import LabelledReport, LabelRow
from annotator.store.label_rows import NO_OTHER, OWN_COLUMNS
from schema.records import AnnotatorId, LabelId, Layer, ReportId

# taken out of a row in one go: an export makes a million of them
_columns = in_bulk.columns(
    *("id", "label", "start", "end", "text", "state", "unsure", "reason", "source", "layer"),
    *("engine", "evidence", "score", "indicator", "indicator_start", "indicator_end", "other"),
)
_own_columns = in_bulk.columns(*OWN_COLUMNS)

Wanted = list[tuple[ReportId, Sequence[Layer]]]


def reports_of(project: Project, name: str, *, finished_only: bool = False) -> Wanted:
    """The reports that gold, a person or all people have labels in, and in whose layers.

    Gold holds the reports that are settled, a person's layer those they have worked on; none that
    they called unusable, and with `finished_only` none that they are still at. The order follows
    from names and texts alone. UserError for a name that nobody has.
    """
    db = project.db
    layers: dict[ReportId, list[Layer]] = {}
    if name == GOLD_NAME:
        layers = {report: [layer] for report, layer in in_bulk.settled(db).items()}
    else:
        people = annotators.everyone(db) if name == ALL_NAME else ()
        named = [Layer(each.id) for each in people] if people else _of_one(project, name)
        for report, layer in in_bulk.labelled_by(db, named, finished_only=finished_only):
            layers.setdefault(report, []).append(layer)
    return [(report, layers[report]) for report in reports.by_name(db) if report in layers]


def records_of(
    project: Project,
    wanted: Wanted,
    *,
    with_rejected: bool = False,
    with_provenance: bool = False,
) -> Iterator[Record]:
    """These reports with the confirmed spans of these layers.

    With the rejected ones on request, dismissed numerals among them: they say what is no label;
    with who settled each label and when, which takes longer.
    """
    names = {Layer(person.id): person.name for person in annotators.everyone(project.db)}
    for found in in_bulk.read(project.db, wanted):
        record = _record(found, names, with_rejected=with_rejected)
        if with_provenance:
            _say_who_settled(project, record, found)
        yield record


def person_named(project: Project, name: str) -> str:
    """The name of a layer as the project has it; `gold` and `all` are what they are."""
    if name in (GOLD_NAME, ALL_NAME):
        return name
    person = annotators.get(project.db, AnnotatorId(layer_of(project, name)))
    return person.name if person else name


def _of_one(project: Project, name: str) -> list[Layer]:
    return [] if name == ALL_NAME else [layer_of(project, name)]


def _record(found: LabelledReport, names: Mapping[Layer, str], *, with_rejected: bool) -> Record:
    confirmed = found.confirmed
    written = found.labels if with_rejected else confirmed.values()
    return report_to_record(found.report, [_row(each, found, confirmed, names) for each in written])


def _say_who_settled(project: Project, record: Record, found: LabelledReport) -> None:
    sources = found.sources
    settled = settlements.of_labels(project.db, sources)
    for row in rows_of(record):
        label = LabelId(str(row["id"]))
        row["settled_by"], row["settled_at"] = settled[label]
        if sources[label] != label:
            row["settled_from"] = sources[label]


def _row(  # noqa: C901 - an export makes a million rows, and each call would cost
    label: LabelRow,
    found: LabelledReport,
    confirmed: Container[str],
    names: Mapping[Layer, str],
) -> Row:
    (own_id, kind, start, end, text, state, unsure, reason, source, layer,
     engine, evidence, score, indicator, first, last, other) = _columns(label)  # fmt: skip
    row = span_row(own_id, kind, start, end, text)
    for name, value in zip(OWN_COLUMNS, _own_columns(label), strict=True):
        if value is not None:
            row[name] = value
    if other != NO_OTHER:
        row.update(json.loads(other))
    if indicator is not None:
        row["indicator"] = {"start": first, "end": last, "text": indicator}
    if standing := [each for each in found.links.get(own_id, ()) if each in confirmed]:
        row["quantifies"] = [*standing]
    row["state"] = state
    if unsure:
        row["unsure"] = True
    if layer in names:
        row["annotator"] = names[layer]
    if engine is not None:  # or what its file said that it is from
        row["from"] = evidence if evidence and engine.startswith(IMPORTED) else engine
    if score is not None:
        row["score"] = score
    if reason is not None:
        row["reason"] = reason
    if source in found.remarks:
        row["comment"] = "\n".join(found.remarks[source])
    return row
