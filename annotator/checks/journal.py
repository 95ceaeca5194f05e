"""Does the journal hold what it was given, without gaps?"""

from collections import Counter
from collections.abc import Iterator

from annotator.checks.finding import Finding, Rule
from annotator.project import Project
from annotator.store import ancestry, journal, journal_rows


def check(project: Project) -> Iterator[Finding]:
    """Every operation still has its checksum, and every replica's numbering is whole."""
    for operation in journal_rows.written(project.db):
        if not operation.is_as_written():
            yield Finding(Rule.CHECKSUM, operation.id)
    left_out: Counter[str] = Counter()
    for replica, first, last in ancestry.left_out(project.db):
        left_out[replica] += last - first + 1
    for replica, count, highest in journal.sequences(project.db):
        if count + left_out[replica] < highest:
            yield Finding(Rule.GAP, replica, f"{count} of {highest}")
