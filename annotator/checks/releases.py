"""Do the releases of gold still hold what they held when they were made?"""

from collections.abc import Iterator

from annotator.checks.finding import Finding, Rule
from annotator.project import Project
from annotator.releases import releases
from annotator.store import ancestry
from annotator.store import releases as table


def check(project: Project) -> Iterator[Finding]:
    """What a release holds follows from the journal and has the hash it was made with.

    A hand-out does not hold enough to tell.
    """
    if ancestry.is_handed_out(project.db):
        return
    for each in table.everything(project.db):
        if not releases.stands(project, each):
            yield Finding(Rule.RELEASE, each.name, each.sha256)
