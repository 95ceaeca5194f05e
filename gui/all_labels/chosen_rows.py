"""What is done with the chosen rows of the table of all labels: mended together, or copied."""

from array import array
from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from annotator.listing import rows
from annotator.ops import mending_rows
from annotator.ops.mending_rows import Chosen
from annotator.progress import Cancelled, Progress
from annotator.project import Project
from annotator.store import listing
from annotator.store.listing import ListedLabel
from annotator.words import counted
from gui.actions.action_set import ActionSet
from gui.all_labels.mend_dialog import MendDialog
from gui.all_labels.page import AllLabelsPage
from gui.all_labels.words import heading
from gui.desk import Desk
from gui.keys.names import readable_key
from gui.messages import Messages
from gui.plain import one_line
from gui.tasks import Tasks, with_project
from schema.listing import Column

MOST_MENDED: Final = 5_000
MOST_COPIED: Final = 100_000
_AT_ONCE: Final = 1_000  # rows that are read for copying before progress is told


class ChosenRows(QObject):
    """Hears what the page wants of them."""

    def __init__(
        self,
        desk: Desk,
        page: AllLabelsPage,
        tasks: Tasks,
        action_set: ActionSet,
        messages: Messages,
    ) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._tasks = tasks
        self._action_set = action_set
        self._messages = messages
        page.mend_wanted.connect(self.mend)
        page.copy_wanted.connect(self.copy)

    def mend(self) -> None:
        """Ask what to set in the chosen rows, and do it as one operation."""
        operations = self._desk.operations
        chosen = self._taken(MOST_MENDED)
        if operations is None or not chosen:
            return
        if operations.read_only:
            self._messages.say(self.tr("The project was opened for reading only."))
            return

        def gather(project: Project, _: Progress, __: Cancelled) -> list[Chosen]:
            ids = listing.ids(project.db, chosen)
            return mending_rows.chosen(project, operations.layer, ids)

        self._tasks.start(
            self.tr("Reading labels"), with_project(operations, gather), self._ask_mending
        )

    def _ask_mending(self, found: object) -> None:
        operations = self._desk.operations
        assert isinstance(found, list)
        if operations is None:
            return
        names, column = self._page.model.names, self._page.table.column
        dialog = MendDialog(self._desk.schema, found, names, column, self._page.window())
        if dialog.exec() == MendDialog.DialogCode.Accepted:
            draft = mending_rows.mend(self._desk.schema, dialog.wanted, dialog.which)
            if draft is not None:
                operations.run(draft)
                self._messages.say(self._mended_words(len(draft.changes)))
        dialog.deleteLater()
        self._page.table.enter()

    def _mended_words(self, many: int) -> str:
        if key := readable_key(self._action_set.key_of("edit.undo")):
            words = self.tr("%n label(s) mended; {key} takes it back", "", many)
            return words.format(key=key)
        return self.tr("%n label(s) mended", "", many)

    def copy(self) -> None:
        """Copy the chosen rows with their headings, to be pasted into a spreadsheet."""
        operations = self._desk.operations
        chosen = self._taken(MOST_COPIED)
        if operations is None or not chosen:
            return
        header, names = [heading(each) for each in Column], self._page.model.names

        def read(project: Project, progress: Progress, is_cancelled: Cancelled) -> str:
            cells: list[list[str]] = []
            for begin in range(0, len(chosen), _AT_ONCE):
                if is_cancelled():
                    return ""
                numbers = chosen[begin : begin + _AT_ONCE]
                found: Mapping[int, ListedLabel] = rows.read(project, numbers)
                labels = [found[each] for each in numbers if each in found]
                cells += [[one_line(said) for said in rows.cells(each, names)] for each in labels]
                progress(min(begin + _AT_ONCE, len(chosen)), len(chosen))
            return rows.as_tsv(header, cells)

        self._tasks.start(
            self.tr("Copying rows"),
            with_project(operations, read),
            lambda text: self._put_on_clipboard(str(text), len(chosen)),
        )

    def _put_on_clipboard(self, text: str, many: int) -> None:
        if text:
            QGuiApplication.clipboard().setText(text)
            self._messages.say(self.tr("%n row(s) copied", "", many))

    def _taken(self, most: int) -> "array[int]":
        """The rows that are chosen; none, and a sentence why, where they are too many."""
        stretches = self._page.table.selected_rows()
        many = sum(map(len, stretches))
        if self._tasks.is_busy:
            self._messages.say(self.tr("Something still runs in the background."))
        elif not many:
            self._messages.say(self.tr("Choose rows first."))
        elif many > most:
            words = self.tr("At most {most} rows at once; {many} are chosen.")
            self._messages.say(words.format(most=counted(most), many=counted(many)))
        else:
            chosen = array("q")
            for each in stretches:
                chosen.extend(self._page.model.row_numbers(each.start, each.stop - 1))
            return chosen
        return array("q")
