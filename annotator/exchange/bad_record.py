"""What is said of a record that cannot be read."""

from annotator.errors import Worded


class BadRecord(ValueError):  # noqa: N818 - it is about the record
    """A record that cannot be read: `said` says why, by a key of the table of sentences."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key, values)
        self.said = Worded("records", key, values)
