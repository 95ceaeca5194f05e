"""The table of comments on reports and labels."""

from schema.database import Database
from schema.payloads import comment_from_fields
from schema.records import Comment, Fields, LabelId, Layer, ReportId


def write(db: Database, comment_id: str, fields: Fields | None) -> None:
    """Make the row what the fields say; None takes it away."""
    db.execute("DELETE FROM comments WHERE id = ?", [comment_id])
    if fields is None:
        return
    comment = comment_from_fields(comment_id, fields)
    db.execute(
        "INSERT INTO comments VALUES (?, ?, ?, ?, ?, ?)",
        [comment.id, comment.report, comment.layer, comment.text, comment.at, comment.about],
    )


def of_report(db: Database, report: ReportId, layer: Layer | None = None) -> list[Comment]:
    """A report's comments in the order they were made, of one layer or of all."""
    return _select(db, "report = ?1 AND (?2 IS NULL OR layer = ?2)", [report, layer])


def of_layer(db: Database, layer: Layer) -> list[Comment]:
    """A layer's comments in all reports, in the order they were made."""
    return _select(db, "layer = ?", [layer])


def reports_of_others(db: Database, layer: Layer) -> list[ReportId]:
    """The reports on which others than this layer said something."""
    rows = db.execute("SELECT DISTINCT report FROM comments WHERE layer <> ?", [layer])
    return [ReportId(row[0]) for row in rows.fetchall()]


def _select(db: Database, where: str, values: list[str | None]) -> list[Comment]:
    rows = db.execute(
        f"SELECT id, report, layer, text, at, about FROM comments WHERE {where} ORDER BY at, id",
        values,
    )
    return [
        Comment(comment, report, Layer(of), text, at, LabelId(about) if about else None)
        for comment, report, of, text, at, about in rows
    ]
