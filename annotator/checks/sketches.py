"""Are the sketches, which find texts that are nearly the same, those of the texts?"""

from collections.abc import Iterator

from annotator.checks.finding import Finding, Rule
from annotator.project import Project
from annotator.store import texts
from schema import likeness


def check(project: Project) -> Iterator[Finding]:
    """Every text has its own sketch. It follows from the text, so a wrong one loses nothing."""
    stored = texts.all_sketches(project.db)
    for report in texts.ids(project.db):
        if stored.pop(report, None) != likeness.sketch(texts.get(project.db, report)):
            yield Finding(Rule.SKETCHES, report)
    for report in stored:
        yield Finding(Rule.SKETCHES, report)
