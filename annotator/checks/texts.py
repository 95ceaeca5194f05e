"""Are the report texts those that were read?"""

from collections.abc import Iterator

from annotator.checks.finding import Finding, Rule
from annotator.project import Project
from annotator.store import texts
from schema.records import report_of_hash, text_hash


def check(project: Project) -> Iterator[Finding]:
    """Every text has the sha256 it was stored with, and the id that follows from it."""
    for report in texts.ids(project.db):
        found = text_hash(texts.get(project.db, report))
        if found != texts.stored_hash(project.db, report) or report_of_hash(found) != report:
            yield Finding(Rule.TEXT_HASH, report)
