"""Reading a project as it stood at one moment, whatever is written beside."""

from collections.abc import Iterator
from contextlib import contextmanager

from annotator.project import Project


@contextmanager
def one_moment(project: Project) -> Iterator[None]:
    """The same as `Project.one_moment`."""
    with project.one_moment():
        yield
