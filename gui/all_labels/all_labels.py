"""The table of all labels as one part of the window: asks, shows, and goes to a label."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from annotator.listing.outliers import Outlier
from annotator.project import Project
from annotator.store import annotators, roles
from gui.actions.action_set import ActionSet, Handler
from gui.all_labels.asking import Asking, Counts, Order, Read
from gui.all_labels.chosen_rows import ChosenRows
from gui.all_labels.page import AllLabelsPage
from gui.all_labels.words import names_of
from gui.appearance import Appearance
from gui.desk import Desk
from gui.frame.tool_row import ToolRow
from gui.labelling.focus import Focus
from gui.messages import Messages
from gui.operations import Operations
from gui.projects.report_flow import ReportFlow
from gui.tasks import Tasks
from schema.listing import Among, Column, Question, Whose

ACTION: Final = "go.all_labels"
_SOON_MS: Final = 300  # what is stored one after the other is read anew once


class AllLabelsRoom(QObject):
    """Joins the page with the project in the background and the report on screen."""

    answered = Signal(object)  # Order, once its rows are shown

    def __init__(
        self,
        desk: Desk,
        flow: ReportFlow,
        focus: Focus,
        tasks: Tasks,
        places: QStackedWidget,
        labelling: QWidget,
        tools: ToolRow,
        action_set: ActionSet,
        appearance: Appearance,
        messages: Messages,
    ) -> None:
        super().__init__(places)
        self._desk, self._flow, self._focus = desk, flow, focus
        self._places, self._messages = places, messages
        self._action = action_set[ACTION]
        self._labelling, self._tools = labelling, tools
        self._asking: Asking | None = None
        self._asked: Question | None = None
        self._outliers: Mapping[int, Outlier] | None = None
        self._outliers_of = Whose.MINE
        self._is_whole = False
        self._is_stale = False
        self.page = AllLabelsPage(appearance.theme, desk.schema)
        places.addWidget(self.page)
        self._chosen_rows = ChosenRows(desk, self.page, tasks, action_set, messages)
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self.page.model.read_anew)
        appearance.theme_changed.connect(self.page.set_theme)
        self._connect()

    def handlers(self) -> Mapping[str, Handler]:
        """What the action of the table does."""
        return {ACTION: self.toggle}

    @property
    def is_shown(self) -> bool:
        """Whether one is at the table."""
        return self._places.currentWidget() is self.page

    @property
    def is_busy(self) -> bool:
        """Whether something is still being read."""
        return self._asking is not None and self._asking.is_busy

    def toggle(self) -> None:
        """Go to the table, or back to the report."""
        if self.is_shown:
            self.leave()
            self._focus.view.setFocus()
        else:
            self.show()

    def show(self) -> None:
        """Show the table as it was left, or anew where something was stored since."""
        operations = self._desk.operations
        if operations is None:
            return
        self._focus.inspector.commit_pending()
        if self._asking is None:
            self._asking = Asking(self._desk, operations, self)
            self._asking.ordered.connect(self._take_order)
            self._asking.rows_read.connect(self.page.model.take)
            self._asking.outliers_found.connect(self._take_outliers)
            self._asking.counted.connect(self._take_counts)
            self._asking.failed.connect(self._messages.fail)
            self._is_stale = True
            self._begin_with(operations)
        self._places.setCurrentWidget(self.page)
        self._mark_place(is_table=True)
        if self._is_stale:
            self._use_words()
            self.ask()
        self.page.table.enter()

    def _begin_with(self, operations: Operations) -> None:
        """Show one's own labels at first, or everybody's to who looks after theirs."""

        def looks_after_others(project: Project) -> bool:
            db, person = project.db, operations.person.id
            leads_alone = roles.leads(db, person) and not roles.labels(db, person)
            is_alone = len(annotators.everyone(db)) < 2
            return roles.reviews(db, person) or (leads_alone and not is_alone)

        is_overseer = operations.read(looks_after_others)
        whose = Whose.EVERYBODY if is_overseer else Whose.MINE
        self.page.whose.setCurrentIndex(self.page.whose.findData(whose.value))

    def leave(self) -> None:
        """Show the report again; the table stays as it is."""
        if self.is_shown:
            self._places.setCurrentWidget(self._labelling)
        self._mark_place(is_table=False)

    def _mark_place(self, *, is_table: bool) -> None:
        self._action.setChecked(is_table)
        self._tools.show_table(is_shown=is_table)

    def ask(self) -> None:
        """Ask for the rows that the page wants now."""
        if self._asking is None:
            return
        self._is_stale = False
        question = self._question()
        if question.whose is not self._outliers_of:
            self._forget_outliers(question.whose)
        self._asked, self._is_whole = question, False
        self._tell()
        if self.page.outliers.isChecked() and self._outliers is None:
            self._asking.outliers(question.whose)
            return
        self._asking.order(question)
        self._count()

    def _connect(self) -> None:
        page, desk = self.page, self._desk
        page.changed.connect(self.ask)
        page.counts_wanted.connect(self._count)
        page.retranslated.connect(self._say_anew)
        page.left.connect(self.toggle)
        page.table.chosen.connect(self._go_to)
        page.model.wanted.connect(self._read)
        desk.project_changed.connect(self._close)
        desk.schema_changed.connect(self._use_words)
        desk.stored.connect(self._on_stored)
        desk.report_opened.connect(self.leave)

    def _question(self) -> Question:
        question = self.page.question
        if self.page.outliers.isChecked() and self._outliers is not None:
            among = Among(tuple(self._outliers))
            question = replace(question, conditions=(*question.conditions, among))
        return question

    def _use_words(self) -> None:
        operations = self._desk.operations
        if operations is None:
            return
        people = operations.read(lambda project: annotators.everyone(project.db))
        names = names_of(self._desk.schema, people)
        self.page.delegate.set_schema(self._desk.schema)
        self.page.model.set_words(self._desk.schema, names)
        self.page.filters.set_names(names)

    def _say_anew(self) -> None:
        """Say rows, counts and how many there are in the language of now."""
        if self._asking is not None:
            self._use_words()
            self._tell()
            self._count()

    def _close(self) -> None:
        """Leave what another project said."""
        if self._asking is not None:
            self._asking.stop()
            self._asking.deleteLater()
        self._asking = None
        self._forget_outliers(Whose.MINE)
        self.page.model.set_order(())
        self.leave()

    # What was found

    def _take_order(self, order: Order, found: Sequence[int], read: Read) -> None:
        if order.question is not self._asked or self._asking is None:
            return
        self._is_whole = order.is_whole
        before = self.page.model.rowCount()
        if order.is_whole or before == 0 or not self._begins_with(found):
            self.page.model.set_order(found, read)
            if self.page.table.hasFocus():
                self.page.table.enter()
        self._tell()
        self.answered.emit(order)
        if order.is_whole and self._outliers is None:
            self._asking.outliers(order.question.whose)

    def _begins_with(self, found: Sequence[int]) -> bool:
        """Whether the rows of the table begin so already: then it need not become shorter first."""
        model = self.page.model
        return 0 < len(found) <= model.rowCount() and model.row_numbers(0, len(found) - 1) == array(
            "q", found
        )

    def _take_outliers(self, whose: Whose, found: Mapping[int, Outlier]) -> None:
        if whose is not self._outliers_of:
            return
        self._outliers = found
        self.page.model.set_outliers(found)
        if self.page.outliers.isChecked():
            self.ask()

    def _take_counts(self, asked: Counts, found: Sequence[tuple[str, int]]) -> None:
        if self.page.group.currentData() == asked.column.value:
            self.page.show_groups(asked.column, found)

    def _forget_outliers(self, whose: Whose) -> None:
        self._outliers, self._outliers_of = None, whose
        self.page.model.set_outliers({})

    def _read(self, wanted: Sequence[int]) -> None:
        if self._asking is not None:
            self._asking.rows(wanted)

    def _count(self) -> None:
        column = self.page.group.currentData()
        if self._asking is not None and column is not None:
            self._asking.counts(self._question(), Column(column))

    def _tell(self) -> None:
        many = self.page.model.rowCount()
        words = self.tr("%n label(s)", "", many) if self._is_whole else self.tr("looking…")
        self.page.show_told(words)
        self.page.show_empty(is_empty=self._is_whole and not many)

    def _on_stored(self, _: object) -> None:
        """What is seen is read anew at once; the order stays until somebody asks again."""
        self._is_stale = True
        self._outliers = None
        if self.is_shown:
            self._soon.start()

    # Going there

    def _go_to(self, row: int) -> None:
        shown = self.page.model.shown(row)
        if shown is None:
            return
        label, workspace = shown.label, self._desk.workspace
        if workspace is None or workspace.report.id != label.report:
            self._flow.open(label.report)
            workspace = self._desk.workspace
            if workspace is None or workspace.report.id != label.report:
                return  # a person goes back to what cannot be stored
        self.leave()
        view = self._focus.view
        if self._desk.item(label.id) is not None:
            view.select(label.start, label.start)
            self._focus.choose(label.id)
        else:
            self._focus.choose_around(label.start, label.end)
            view.select(label.start, label.end)
            view.reveal(label.start, label.end)
        view.setFocus()
