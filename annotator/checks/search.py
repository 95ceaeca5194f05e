"""Does the full-text index find what stands in the texts?"""

from collections.abc import Iterator

from annotator.checks.finding import Finding, Rule
from annotator.project import Project
from annotator.store import search


def check(project: Project) -> Iterator[Finding]:
    """Every text is indexed under a number of its own, and every character as often as it stands.

    The index follows from the texts, so a wrong one loses nothing.
    """
    for about in search.not_indexed(project.db):
        yield Finding(Rule.SEARCH, about)
