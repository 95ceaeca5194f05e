"""What an import leaves in the journal beside the reports themselves."""

from schema.payloads import change, import_part_fields
from schema.records import Change, Entity, ImportPart


def note_part(part: ImportPart) -> Change:
    """Say what one operation of an import brings in."""
    made = change(Entity.IMPORT, part.id, None, import_part_fields(part), None)
    assert made is not None
    return made
