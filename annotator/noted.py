"""What a person noted: the spans they commented on or are unsure of, and remarks on reports."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from annotator.project import Project
from annotator.shared_comments import SharedComment, reports_of_others, shared_with
from annotator.store import comments, labels, reports, suggestions
from annotator.workspace import Workspace
from schema.records import Comment, Label, LabelId, Layer, ReportId, Span, decision_ids

NO_PLACE = -1  # of what is about the report: before all of its spans


@dataclass(frozen=True, slots=True)
class Noted:
    """One span, or one report as a whole, with its remarks in the order they were made.

    `key` is None and `start` is `NO_PLACE` for a report; `words` are the span's.
    """

    report: ReportId
    key: LabelId | None = None
    start: int = NO_PLACE
    words: str = ""
    remarks: tuple[str, ...] = ()
    is_unsure: bool = False


def in_report(workspace: Workspace) -> list[Noted]:
    """What is noted in the open report, in reading order; its own remarks come first."""
    said = [*workspace.comments.values(), *map(_with_name, workspace.shared)]
    subjects = {each.about for each in said if each.about is not None}
    flagged = workspace.unsure() | _flagged_by(workspace.shared)
    items = [item for key in subjects | flagged if (item := workspace.item(key)) is not None]
    return _noted(
        workspace.report.id,
        said,
        {item.key: item.span for item in items},
        flagged,
    )


def _with_name(told: SharedComment) -> Comment:
    """What somebody else said, as a remark that begins with their name."""
    said = ": ".join(each for each in (told.who, told.comment.text) if each)
    return replace(told.comment, text=said)


def _flagged_by(told: Iterable[SharedComment]) -> set[LabelId]:
    """Where others were unsure."""
    return {each.comment.about for each in told if each.is_flag and each.comment.about}


def of_the_report(workspace: Workspace) -> list[Comment]:
    """The remarks on the report as a whole; those on spans that were taken away join them."""
    return [
        each
        for each in sorted(workspace.comments.values(), key=lambda each: (each.at, each.id))
        if each.about is None or workspace.item(each.about) is None
    ]


def everywhere(project: Project, layer: Layer) -> list[Noted]:
    """What is stored in all reports: in the order they came in, then in reading order."""
    of_report: dict[ReportId, list[Comment]] = defaultdict(list)
    for each in comments.of_layer(project.db, layer):
        of_report[each.report].append(each)
    flagged: dict[ReportId, dict[LabelId, Label]] = defaultdict(dict)
    for key, label in labels.unsure(project.db, layer).items():
        flagged[label.report][key] = label
    told = {
        report: shared_with(project.db, report, layer)
        for report in reports_of_others(project.db, layer)
    }
    for report, found in told.items():
        of_report[report] += map(_with_name, found)
    touched = {*of_report, *flagged}
    return [
        each
        for report in reports.ids(project.db)
        if report in touched
        for each in _in_stored(
            *(project, report, layer, of_report[report], flagged[report]),
            _flagged_by(told.get(report, ())),
        )
    ]


def _in_stored(
    project: Project,
    report: ReportId,
    layer: Layer,
    remarks: list[Comment],
    flagged: dict[LabelId, Label],
    flagged_by_others: set[LabelId],
) -> list[Noted]:
    subjects = {each.about for each in remarks if each.about is not None}
    decided = flagged | labels.of_ids(project.db, sorted(subjects))
    spans = {key: label.span for key, label in decided.items()}
    if undecided := subjects - set(spans):
        spans |= _offered(project, report, layer, undecided)
    return _noted(report, remarks, spans, {*flagged, *flagged_by_others})


def _offered(
    project: Project, report: ReportId, layer: Layer, wanted: set[LabelId]
) -> dict[LabelId, Span]:
    """Where the suggestions stand that nobody decided; a key follows from a suggestion's id."""
    ids = [row[3] for row in suggestions.places(project.db, report)]
    keys = dict(zip(decision_ids(layer, ids), ids, strict=True))
    known = [key for key in wanted if key in keys]
    found = suggestions.of_ids(project.db, [keys[key] for key in known])
    return {key: found[keys[key]].span for key in known}


def _noted(
    report: ReportId,
    remarks: Iterable[Comment],
    spans: Mapping[LabelId, Span],
    flagged: Collection[LabelId],
) -> list[Noted]:
    said: dict[LabelId | None, list[str]] = {}
    for each in sorted(remarks, key=lambda each: (each.at, each.id)):
        said.setdefault(each.about if each.about in spans else None, []).append(each.text)
    found = [
        Noted(report, key, span.start, span.text, tuple(said.get(key, ())), key in flagged)
        for key, span in spans.items()
    ]
    if None in said:
        found.append(Noted(report, remarks=tuple(said[None])))
    return sorted(found, key=lambda each: (each.start, each.key or ""))
