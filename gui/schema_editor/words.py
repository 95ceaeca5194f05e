"""Parts of the schema and what became of them, in the language of the window."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QCoreApplication

from annotator.ops import schema as ops
from annotator.schema_changes import SchemaChange, Touched
from gui import texts
from gui.actions.marked import QT_TRANSLATE_NOOP
from schema.editing import Part, is_retired, part_at
from schema.labels import Attribute, AttributeType, Choice, Clause, LabelSchema, LabelType, LinkType
from schema.parts import NOTES, is_part
from schema.records import GOLD

KINDS: Final = {
    "labels": QT_TRANSLATE_NOOP("SchemaEditor", "Label type"),
    "attributes": QT_TRANSLATE_NOOP("SchemaEditor", "Attribute"),
    "choices": QT_TRANSLATE_NOOP("SchemaEditor", "Category"),
    "links": QT_TRANSLATE_NOOP("SchemaEditor", "Link"),
    "clauses": QT_TRANSLATE_NOOP("SchemaEditor", "Clause"),
    "examples": QT_TRANSLATE_NOOP("SchemaEditor", "Example"),
}
TYPES: Final = {
    AttributeType.TEXT: QT_TRANSLATE_NOOP("SchemaEditor", "written text"),
    AttributeType.CHOICE: QT_TRANSLATE_NOOP("SchemaEditor", "choice"),
    AttributeType.DECIMAL: QT_TRANSLATE_NOOP("SchemaEditor", "decimal number"),
    AttributeType.DATE: QT_TRANSLATE_NOOP("SchemaEditor", "date"),
    AttributeType.SPAN: QT_TRANSLATE_NOOP("SchemaEditor", "words of the report"),
    AttributeType.BOOLEAN: QT_TRANSLATE_NOOP("SchemaEditor", "yes or no"),
}
_DONE: Final = {
    ops.ADD: QT_TRANSLATE_NOOP("SchemaEditor", "added"),
    ops.CHANGE: QT_TRANSLATE_NOOP("SchemaEditor", "changed"),
    ops.MOVE: QT_TRANSLATE_NOOP("SchemaEditor", "moved"),
    ops.MERGE: QT_TRANSLATE_NOOP("SchemaEditor", "merged"),
    ops.SPLIT: QT_TRANSLATE_NOOP("SchemaEditor", "split"),
    ops.RETIRE: QT_TRANSLATE_NOOP("SchemaEditor", "retired"),
    ops.OFFER: QT_TRANSLATE_NOOP("SchemaEditor", "offered again"),
    ops.REMOVE: QT_TRANSLATE_NOOP("SchemaEditor", "taken out"),
    ops.IMPORT: QT_TRANSLATE_NOOP("SchemaEditor", "read from a file"),
    ops.LOOK_AGAIN: QT_TRANSLATE_NOOP("SchemaEditor", "labels to be looked at again"),
    ops.LEAVE: QT_TRANSLATE_NOOP("SchemaEditor", "labels left as they are"),
    ops.TAKE_BACK: QT_TRANSLATE_NOOP("SchemaEditor", "taken back"),
}


def said(source: str) -> str:
    """A text of the tables above in the language in force."""
    return QCoreApplication.translate("SchemaEditor", source)


def kind_words(path: str) -> str:
    """What sort of part stands at a path."""
    return said(KINDS[path.split("/")[-2]])


def type_words(kind: AttributeType) -> str:
    """What an attribute holds."""
    return said(TYPES[kind])


def name_words(part: Part | None, path: str) -> str:
    """What a part is called."""
    match part:
        case Clause():
            return texts.words(part.title)
        case LabelType() | Attribute() | Choice() | LinkType():
            return texts.words(part.name)
    return path.rpartition("/")[2]


def state_words(part: Part, schema: LabelSchema, path: str) -> str:
    """Whether a part is still offered; "" where it is."""
    if isinstance(part, Choice | LabelType) and part.merged_into:
        into = part_at(schema, f"{path.rpartition('/')[0]}/{part.merged_into}")
        return said(QT_TRANSLATE_NOOP("SchemaEditor", "merged into {name}")).format(
            name=name_words(into, part.merged_into)
        )
    return said(QT_TRANSLATE_NOOP("SchemaEditor", "retired")) if is_retired(part) else ""


def counts_words(by_person: Iterable[tuple[str, int]]) -> list[str]:
    """How many labels each has; gold is nobody's name."""
    gold = said(QT_TRANSLATE_NOOP("SchemaEditor", "gold"))
    return [f"{gold if name == GOLD else name} {count}" for name, count in by_person]


def touched_words(touched: Touched) -> str:
    """Whose the labels are that a change touches; "" where there are none."""
    if not touched.by_person:
        return ""
    people = " · ".join(counts_words(touched.by_person))
    return said(QT_TRANSLATE_NOOP("SchemaEditor", "Whose: {people}")).format(people=people)


def change_words(change: SchemaChange, schema: LabelSchema) -> str:
    """What was done, to which parts; its note stands in a column of its own."""
    done = said(_DONE[change.kind]) if change.kind in _DONE else change.kind
    parts = dict.fromkeys(_part_of(path) for path in change.after if not path.startswith(NOTES))
    names = [name_words(part_at(schema, path), path) for path in parts if path]
    return f"{done}: {', '.join(names)}" if names else done


def _part_of(path: str) -> str:
    """The innermost part that a statement is about; "" for the schema as a whole."""
    while path and not is_part(path):
        path = path.rpartition("/")[0]
    return path
