"""Moments as the journal has them: UTC in ISO 8601, to the millisecond."""

from datetime import UTC, datetime


def now() -> str:
    """This moment."""
    return moment(datetime.now(UTC))


def moment(at: datetime) -> str:
    """A moment in that form, to compare with those of the journal; `at` knows its time zone."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
