"""Does what a closed round was counted on still follow from the journal?"""

from collections.abc import Iterator

from annotator import closed_rounds
from annotator.checks.finding import Finding, Rule
from annotator.project import Project
from annotator.store import rounds


def check(project: Project) -> Iterator[Finding]:
    """Every closed round of which all is here gives the hash that was written when it closed."""
    for each in rounds.everything(project.db):
        if closed_rounds.is_whole(project, each) and not closed_rounds.is_as_counted(project, each):
            yield Finding(Rule.ROUND, each.name)
