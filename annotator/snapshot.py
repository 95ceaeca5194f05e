"""Reading a project as it stood at one moment, whatever is written beside."""

from collections.abc import Iterator
from contextlib import contextmanager

from annotator.project import Project
from annotator.store.connection import storage_errors


@contextmanager
def one_moment(project: Project) -> Iterator[None]:
    """All that is read meanwhile is of one moment; nothing may be written through this opening.

    UserError where the disk fails. Inside a transaction that has begun it changes nothing.
    """
    connection = project.db.conn
    if connection.in_transaction:
        yield
        return
    with storage_errors(project.path):
        connection.execute("BEGIN")
        try:
            yield
        finally:
            if connection.in_transaction:
                connection.rollback()
