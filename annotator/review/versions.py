"""What a label says, as a hash: by it a settled row knows whether its labels are as they were."""

from typing import Final

from schema.json_text import dump
from schema.payloads import label_fields
from schema.records import Label, digest

_NOT_SAID: Final = frozenset({"report", "layer", "state", "suggestion", "unsure", "by_hand"})


def version_of(label: Label) -> str:
    """The same for as long as the label says the same."""
    fields = label_fields(label)
    return digest(dump({key: fields[key] for key in fields.keys() - _NOT_SAID}))
