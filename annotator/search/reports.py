"""Searching reports for a person: the one that is open, or all of a project."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from annotator.progress import Cancelled, Progress, never, silent
from annotator.project import Project
from annotator.search.matching import MOST_IN_A_TEXT, Matcher, Place, What
from annotator.store import labels, reports, search, work
from annotator.workspace import Workspace
from schema.quantity import plain
from schema.records import Label, LabelId, LabelState, Layer, Report, ReportId

MOST: Final = 5_000
_BEFORE: Final = 14
_AFTER: Final = 40


@dataclass(frozen=True, slots=True)
class Hit:
    """A place in a report, half-open code points, with the words around it.

    `key` is the item there if spans or values were searched; None for a label of gold that is
    somebody else's.
    """

    report: ReportId
    start: int
    end: int
    before: str
    words: str
    after: str
    key: LabelId | None = None

    @property
    def place(self) -> Place:
        """Where it is."""
        return self.start, self.end


@dataclass(frozen=True, slots=True)
class Found:
    """Hits in reading order, report by report; `is_cut` where there are more than are listed."""

    hits: tuple[Hit, ...] = ()
    names: tuple[tuple[ReportId, str], ...] = ()  # of the reports with hits, in their order
    is_cut: bool = False


def search_text(matcher: Matcher, report: Report) -> Found:
    """Where words stand in the text of one report."""
    return _of_one(report, _text_hits(matcher, report))


def search_report(matcher: Matcher, project: Project, report: ReportId, layer: Layer) -> Found:
    """Which of a person's own spans and suggestions in one report are looked for."""
    workspace = Workspace.load(project, report, layer)
    return _of_one(workspace.report, _span_hits(matcher, workspace))


def search_project(
    matcher: Matcher,
    project: Project,
    layer: Layer,
    *,
    progress: Progress = silent,
    is_cancelled: Cancelled = never,
) -> Found:
    """What a person finds in all reports: of spans only their own, suggestions, and gold.

    It ends early where it is cancelled or has found `MOST`; `progress` hears of reports.
    """
    with project.one_moment():
        return _search(matcher, project, layer, progress, is_cancelled)


def _search(
    matcher: Matcher,
    project: Project,
    layer: Layer,
    progress: Progress,
    is_cancelled: Cancelled,
) -> Found:
    candidates = _candidates(matcher, project)
    hits: list[Hit] = []
    names: list[tuple[ReportId, str]] = []
    for done, (report, name) in enumerate(candidates):
        progress(done, len(candidates))
        if is_cancelled() or len(hits) >= MOST:
            return Found(tuple(hits[:MOST]), tuple(names), is_cut=True)
        found = _hits_in(matcher, project, report, layer)
        hits += found
        if found:
            names.append((report, name))
    progress(len(candidates), len(candidates))
    return Found(tuple(hits[:MOST]), tuple(names), is_cut=len(hits) > MOST)


def _candidates(matcher: Matcher, project: Project) -> list[search.Candidate]:
    query = matcher.query
    if matcher.value is not None:
        return search.with_value(project.db, plain(matcher.value.value))
    if query.is_pattern or query.what is What.VALUES:
        return search.everywhere(project.db)
    return search.with_words(project.db, query.words)


def _of_one(report: Report, found: Iterable[Hit]) -> Found:
    hits = tuple(islice(found, MOST_IN_A_TEXT))
    names = ((report.id, report.name),) if hits else ()
    return Found(hits, names, is_cut=len(hits) == MOST_IN_A_TEXT)


def _hits_in(matcher: Matcher, project: Project, report: ReportId, layer: Layer) -> list[Hit]:
    if matcher.query.what is What.TEXT:
        return list(_text_hits(matcher, reports.get(project.db, report)))
    workspace = Workspace.load(project, report, layer)
    return list(_span_hits(matcher, workspace, _gold_of_others(project, report, layer)))


def _gold_of_others(project: Project, report: ReportId, layer: Layer) -> list[Label]:
    gold = work.gold_layer(project.db, report)
    if gold is None or gold == layer:
        return []
    found = labels.of_report(project.db, report, gold)
    return [each for each in found if each.state is LabelState.CONFIRMED]


def _text_hits(matcher: Matcher, report: Report) -> Iterator[Hit]:
    for place in matcher.places(report.text):
        yield _hit(report, place)


def _span_hits(matcher: Matcher, workspace: Workspace, gold: Sequence[Label] = ()) -> Iterator[Hit]:
    """All that is not rejected, and gold where the person has no such span of their own."""
    own = [each.current for each in workspace.items()]
    known = set(map(_standing, own))
    spans = [each for each in own if each.state is not LabelState.REJECTED]
    spans += [each for each in gold if _standing(each) not in known]
    for label in sorted(spans, key=_standing):
        if matcher.wants(label):
            key = label.id if label.layer == workspace.layer else None
            yield _hit(workspace.report, (label.span.start, label.span.end), key)


def _standing(label: Label) -> tuple[int, int, str]:
    return label.span.start, label.span.end, label.label


def _hit(report: Report, place: Place, key: LabelId | None = None) -> Hit:
    text, (start, end) = report.text, place
    return Hit(
        report.id,
        start,
        end,
        before=text[max(0, start - _BEFORE) : start],
        words=text[start:end],
        after=text[end : end + _AFTER],
        key=key,
    )
