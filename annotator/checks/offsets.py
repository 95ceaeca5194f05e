"""Do the spans stand where their words are?"""

from collections.abc import Iterator

from annotator.checks.finding import Finding, Rule
from annotator.project import Project
from annotator.store import labels, suggestions, texts
from schema.records import Attributes, Label, Span, Suggestion


def check(project: Project) -> Iterator[Finding]:
    """`text[start:end]` equals the words of every span, of suggestions and indicators too."""
    for report in texts.ids(project.db):
        text = texts.get(project.db, report)
        spans: list[Label | Suggestion] = [
            *labels.of_report(project.db, report),
            *suggestions.of_report(project.db, report, all_engines=True),
        ]
        for each in spans:
            for span in (each.span, *_spans_among(each.attributes)):
                if text[span.start : span.end] != span.text:
                    yield Finding(Rule.OFFSETS, each.id, f"{span.start}–{span.end}")


def _spans_among(attributes: Attributes) -> Iterator[Span]:
    return (value for value in attributes.values() if isinstance(value, Span))
