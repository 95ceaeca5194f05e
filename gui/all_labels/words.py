"""What the table of all labels calls its columns, and the codes in them."""

from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Final

from PySide6.QtCore import QCoreApplication

from annotator.listing.outliers import Outlier
from annotator.ops.mending_rows import Obstacle
from annotator.store.listing import ListedLabel
from gui import texts
from gui.plain import one_line
from schema.labels import LabelSchema
from schema.listing import Column, Standing, Whose
from schema.quantity import readable
from schema.records import GOLD, Annotator

Names = Mapping[tuple[Column, str], str]  # the words for a code in a column

CODED: Final = (*(Column.BOUND, Column.STATUS, Column.CATEGORY, Column.ANNOTATOR, Column.STATE),)
_LONGEST: Final = 160  # characters of a cell that are drawn; the tool tip has the whole


def heading(column: Column) -> str:
    """What a column is called."""
    match column:
        case Column.TEXT:
            return QCoreApplication.translate("AllLabels", "Text")
        case Column.VALUE:
            return QCoreApplication.translate("AllLabels", "Value")
        case Column.UNIT:
            return QCoreApplication.translate("AllLabels", "Unit")
        case Column.BOUND:
            return QCoreApplication.translate("AllLabels", "Bound")
        case Column.INDICATOR:
            return QCoreApplication.translate("AllLabels", "Indicator")
        case Column.TIME:
            return QCoreApplication.translate("AllLabels", "Time")
        case Column.PLACE:
            return QCoreApplication.translate("AllLabels", "Place")
        case Column.STATUS:
            return QCoreApplication.translate("AllLabels", "Status")
    return _heading_behind(column)


def _heading_behind(column: Column) -> str:
    match column:
        case Column.CATEGORY:
            return QCoreApplication.translate("AllLabels", "Category")
        case Column.LINK:
            return QCoreApplication.translate("AllLabels", "Measure")
        case Column.ANNOTATOR:
            return QCoreApplication.translate("AllLabels", "Annotator")
        case Column.STATE:
            return QCoreApplication.translate("AllLabels", "State")
        case Column.REPORT:
            return QCoreApplication.translate("AllLabels", "Report")
        case Column.SENTENCE:
            return QCoreApplication.translate("AllLabels", "Sentence")
    return ""


def whose(of: Whose) -> str:
    """Whose labels are shown."""
    match of:
        case Whose.MINE:
            return QCoreApplication.translate("AllLabels", "my labels")
        case Whose.GOLD:
            return QCoreApplication.translate("AllLabels", "gold")
        case Whose.EVERYBODY:
            return QCoreApplication.translate("AllLabels", "everybody's labels")


def standing(state: Standing) -> str:
    """What a label says of itself."""
    match state:
        case Standing.CONFIRMED:
            return QCoreApplication.translate("AllLabels", "confirmed")
        case Standing.UNSURE:
            return QCoreApplication.translate("AllLabels", "unsure")
        case Standing.REJECTED:
            return QCoreApplication.translate("AllLabels", "rejected")
        case Standing.DISMISSED:
            return QCoreApplication.translate("AllLabels", "no number")


def obstacle(why: Obstacle) -> str:
    """Why a label stays as it is."""
    match why:
        case Obstacle.NOT_YOURS:
            return QCoreApplication.translate("AllLabels", "somebody else's")
        case Obstacle.REJECTED:
            return QCoreApplication.translate("AllLabels", "rejected")
        case Obstacle.CLOSED:
            return QCoreApplication.translate("AllLabels", "its report is closed")
        case Obstacle.HANDED_IN:
            return QCoreApplication.translate("AllLabels", "handed in")
        case Obstacle.NO_SUCH_FIELD:
            return QCoreApplication.translate("AllLabels", "has no such field")
        case Obstacle.SAYS_SO:
            return QCoreApplication.translate("AllLabels", "says so already")


def names_of(schema: LabelSchema, people: Iterable[Annotator]) -> Names:
    """The words for all codes that stand in the columns."""
    names = {(Column.STATE, each.value): standing(each) for each in Standing}
    for column in (Column.BOUND, Column.STATUS, Column.CATEGORY):
        for label in schema.labels:
            choices = texts.choice_names(label.attribute(column.value))
            names |= {(column, choice): said for choice, said in choices.items()}
    names |= {(Column.ANNOTATOR, each.id): each.name for each in people}
    names[Column.ANNOTATOR, GOLD] = whose(Whose.GOLD)
    return names


def shown_cells(label: ListedLabel, names: Names, schema: LabelSchema) -> list[str]:
    """A row's cells as they are drawn, in the order of the columns.

    What every number says unless somebody says otherwise is left blank.
    """
    label_type = next((each for each in schema.labels if each.id == label.label), None)
    cells = []
    for column in Column:
        said = label.of(column)
        if column is Column.VALUE:
            ends = (label.value, label.value_to)
            cells.append("—".join(value_words(each) for each in ends if each))
            continue
        if column in (Column.BOUND, Column.STATUS) and label_type is not None:
            attribute = label_type.attribute(column.value)
            said = "" if attribute is not None and attribute.default == said else said
        cells.append(one_line(names.get((column, said), said)[:_LONGEST]))
    return cells


def value_words(stored: str) -> str:
    """A value as people read it."""
    try:
        return readable(Decimal(stored))
    except (InvalidOperation, ValueError):
        return stored


def outlier_words(found: Outlier, names: Names) -> str:
    """What is usual where a value is not."""
    said = QCoreApplication.translate(
        "AllLabels", "Far from the others: {many} values of {kind} are around {middle}{unit}"
    )
    of = names.get((Column.CATEGORY, found.of), found.of) if found.is_category else found.of
    kind = " · ".join(one_line(each) for each in (of, found.unit) if each)
    middle = readable(Decimal(f"{found.middle:.6g}"))
    return said.format(many=found.many, kind=kind or "—", middle=middle, unit=found.unit)
