"""The tables of what a schema that changed asks of labels: what is read as what, what is due."""

from typing import Final

TABLES: Final = (
    # choices that are not offered any more, and what is read in place of those that were merged;
    # with neither attribute nor choice the label itself was
    """CREATE TABLE choices_gone (
        label TEXT NOT NULL,
        attribute TEXT NOT NULL,
        choice TEXT NOT NULL,
        instead TEXT,
        PRIMARY KEY (label, attribute, choice)
    ) STRICT""",
    # which labels are to be looked at again, if they were made by who did not know of `since`;
    # an empty text stands for any label, attribute and choice
    """CREATE TABLE look_requests (
        part TEXT NOT NULL,
        since TEXT NOT NULL,
        label TEXT NOT NULL,
        attribute TEXT NOT NULL,
        choice TEXT NOT NULL,
        PRIMARY KEY (part, label, attribute, choice)
    ) STRICT""",
    """CREATE TABLE look_again (
        label TEXT NOT NULL,
        part TEXT NOT NULL,
        report TEXT NOT NULL,
        layer TEXT NOT NULL,
        PRIMARY KEY (label, part)
    ) STRICT""",
    "CREATE INDEX look_again_of_report ON look_again (report, layer)",
)
