"""The table of a project's own terms and units."""

from annotator.store.gone_choices import GoneChoices
from schema.database import Database
from schema.payloads import term_from_fields
from schema.records import Fields, Term, TermKind


def write(db: Database, term_id: str, fields: Fields | None) -> None:
    """Make the row what the fields say; None takes it away."""
    db.execute("DELETE FROM terms WHERE id = ?", [term_id])
    if fields is None:
        return
    term = term_from_fields(fields)
    values = [term_id, term.kind.value, term.text, term.category]
    db.execute("INSERT INTO terms VALUES (?, ?, ?, ?)", values)


def everything(db: Database) -> tuple[Term, ...]:
    """All terms and units, by kind and text."""
    rows = db.execute("SELECT kind, text, category FROM terms ORDER BY kind, text")
    gone = GoneChoices(db)
    return tuple(
        Term(TermKind(kind), text, category and gone.category(category))
        for kind, text, category in rows.fetchall()
    )
