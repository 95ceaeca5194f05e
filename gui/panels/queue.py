"""The queue: all reports of the project with how far each is, and a filter over them."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from annotator.store.queue import Queue, QueueRow
from annotator.team.duties import Duty
from annotator.team.stages import Stage
from annotator.words import counted
from gui.panels.list_keys import KeysOfList
from gui.panels.queue_delegate import QueueDelegate
from gui.panels.queue_duties import InRound, OfTeam, Whose, of_team_words
from gui.panels.queue_model import (
    ROW_ROLE,
    Progress,
    QueueModel,
    Remarks,
    Trait,
    Wanted,
    progress_words,
    trait_words,
)
from gui.theme import Theme
from gui.widgets.inputs import Chooser
from gui.widgets.labels import centred_page, named, role_label
from gui.widgets.list_keys import NoSearch
from gui.widgets.tables import kept_in_view, one_column
from schema.records import ReportId

_BAR_HEIGHT = 4
_WANTED = (*Progress, *Trait)
_MORE_CHOSEN = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class QueuePanel(QWidget):
    """Shows the reports; asks for one by `report_requested`, for more by `import_requested`.

    `left` says that the keyboard is to go back to the report.
    """

    report_requested = Signal(str)
    import_requested = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("queuePanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._current = ""
        self._of_team: tuple[OfTeam, ...] = ()  # what may be looked for besides
        self._model = QueueModel(self)
        self._delegate = QueueDelegate(theme, self)
        self._heading = role_label("heading")
        self._figures = role_label("dim")
        self._bar = self._make_bar()
        self._filter = self._make_filter()
        self._states = self._make_states()
        self._list = self._make_list()
        self.setFocusProxy(self._list)
        self._empty_words = role_label("dim")
        self._is_preparing = False
        self._import = named(QPushButton(), "importReports")
        self._no_match = role_label("dim")
        self._pages = QStackedWidget()
        self._lay_out()
        self._import.clicked.connect(self.import_requested)
        self.retranslate()
        self._after_reset()

    def show_preparing(self, *, is_preparing: bool) -> None:
        """Say where there are no reports that some are being made, or no longer."""
        self._is_preparing = is_preparing
        self._import.setVisible(not is_preparing)
        self._say_why_empty()

    def set_queue(self, queue: Queue) -> None:
        """Show these reports."""
        self._model.set_queue(queue)
        self._after_reset()

    def set_duties(self, duties: Mapping[ReportId, Duty]) -> None:
        """How the rounds of a team concern the reports that are set next, and can be looked for."""
        self._model.set_duties(duties)
        names = dict.fromkeys(each.round for each in duties.values())
        self._offer_of_team((Whose.MINE, *Stage, *map(InRound, names)) if names else ())

    @property
    def shown_reports(self) -> list[ReportId]:
        """The reports that the filter lets through."""
        return self._model.shown_ids()

    @property
    def chosen_reports(self) -> list[ReportId]:
        """The reports that are chosen in the list, in their order."""
        rows = sorted(each.row() for each in self._list.selectionModel().selectedRows())
        shown = self._model.shown_ids()
        return [shown[row] for row in rows]

    def set_remarks(self, remarks: Remarks) -> None:
        """How the remarks on a report are found, for its mark and its tool tip."""
        self._model.set_remarks(remarks)

    def update_row(self, row: QueueRow) -> None:
        """Show what has become of one report."""
        self._model.update_row(row)
        self._show_figures()

    def set_current(self, report_id: str) -> None:
        """Mark the report that is open and bring it into view; "" for none."""
        self._current = report_id
        self._mark_current()

    def set_theme(self, theme: Theme) -> None:
        """Draw the rows in another appearance."""
        self._delegate.set_theme(theme)
        self._list.viewport().update()

    def focus_filter(self) -> None:
        """Put the keyboard into the filter field."""
        self._filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._filter.selectAll()

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self._heading.setText(self.tr("Reports"))
        self._filter.setPlaceholderText(self.tr("Filter…"))
        self._filter.setAccessibleName(self.tr("Filter reports by name"))
        self._states.setAccessibleName(self.tr("Filter reports by state"))
        self._states.setItemText(0, self.tr("all"))
        team = map(of_team_words, self._of_team)
        names = [*map(progress_words, Progress), *map(trait_words, Trait), *team]
        for at, name in enumerate(names, start=1):
            self._states.setItemText(at, name)
        self._list.setAccessibleName(self.tr("Reports"))
        self._say_why_empty()
        self._import.setText(self.tr("Import reports…"))
        self._no_match.setText(self.tr("No report matches the filter."))
        self._show_figures()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _make_bar(self) -> QProgressBar:
        bar = named(QProgressBar(), "queueProgress")
        bar.setTextVisible(False)
        bar.setFixedHeight(_BAR_HEIGHT)
        return bar

    def _make_filter(self) -> QLineEdit:
        field = named(QLineEdit(), "queueFilter")
        field.setClearButtonEnabled(True)
        field.textChanged.connect(self._apply_filter)
        others = {Qt.Key.Key_Down: self._enter_list, Qt.Key.Key_Escape: self._clear_or_leave}
        KeysOfList(field, self._open_first, others)
        return field

    def _make_states(self) -> Chooser:
        states = Chooser(name="queueStates")
        states.shrink_to(characters=3)
        states.addItem("", None)
        for wanted in _WANTED:
            states.addItem("", wanted.value)
        states.currentIndexChanged.connect(self._apply_filter)
        return states

    def _offer_of_team(self, wanted: tuple[OfTeam, ...]) -> None:
        """Let these be looked for too; what was looked for goes on if it is still there."""
        if wanted == self._of_team:
            return
        chosen, self._of_team = self._states.currentText(), wanted
        self._states.blockSignals(True)
        while self._states.count() > len(_WANTED) + 1:
            self._states.removeItem(self._states.count() - 1)
        for each in wanted:
            self._states.addItem(of_team_words(each))
        self._states.setCurrentIndex(max(self._states.findText(chosen), 0))
        self._states.blockSignals(False)
        self._apply_filter()

    def _make_list(self) -> "ReportList":
        view = ReportList(self._model, self._delegate)
        view.clicked.connect(self._request)
        view.activated.connect(self._request)
        KeysOfList(view, others={Qt.Key.Key_Escape: self.left.emit})
        return view

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._heading)
        head.addStretch()
        head.addWidget(self._figures)
        filters = QHBoxLayout()
        filters.setSpacing(4)
        filters.addWidget(self._filter, 6)
        filters.addWidget(self._states, 5)
        top = QVBoxLayout()
        top.setContentsMargins(12, 12, 12, 8)
        top.setSpacing(8)
        top.addLayout(head)
        top.addWidget(self._bar)
        top.addLayout(filters)
        self._pages.addWidget(self._list)
        self._pages.addWidget(centred_page(self._empty_words, self._import))
        self._pages.addWidget(centred_page(self._no_match))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._pages, 1)

    def _request(self, index: QModelIndex) -> None:
        if QApplication.keyboardModifiers() & _MORE_CHOSEN:
            return  # more are chosen, for what is done with several
        self.report_requested.emit(index.data(ROW_ROLE).id)

    def _say_why_empty(self) -> None:
        words = self.tr(
            "No reports yet. Import text files or a folder, or drop them onto the window."
        )
        if self._is_preparing:
            words = self.tr("The sample reports are being prepared; they open in a moment.")
        self._empty_words.setText(words)

    def _open_first(self) -> None:
        """Open the first of what was found: nobody has to go into the list for it."""
        if self._model.rowCount():
            self._request(self._model.index(0, 0))

    def _clear_or_leave(self) -> None:
        if self._filter.text():
            self._filter.clear()
        else:
            self.left.emit()

    def _enter_list(self) -> None:
        if self._model.rowCount() and not self._list.currentIndex().isValid():
            self._list.choose_alone(self._model.index(0, 0))
        self._list.setFocus(Qt.FocusReason.TabFocusReason)

    def _apply_filter(self) -> None:
        at = self._states.currentIndex() - 1
        wanted: Wanted = [*_WANTED, *self._of_team][at] if at >= 0 else None
        self._model.set_filter(self._filter.text(), wanted)
        self._after_reset()

    def _after_reset(self) -> None:
        self._show_figures()
        if self._model.rowCount():
            self._pages.setCurrentIndex(0)
        else:
            self._pages.setCurrentIndex(2 if self._model.total else 1)
        self._mark_current()

    def _mark_current(self) -> None:
        self._delegate.set_open_report(self._current)
        index = self._model.index_of(self._current)
        self._list.choose_alone(index)
        if index.isValid():
            self._list.scrollTo(index)
        self._list.viewport().update()

    def _show_figures(self) -> None:
        done, total = self._model.done, self._model.total
        figures = self.tr("{done} / {total} done").format(done=counted(done), total=counted(total))
        if unusable := self._model.unusable:
            left_out = self.tr("{unusable} of them not usable").format(unusable=counted(unusable))
            figures = f"{figures} · {left_out}"
        self._figures.setText(figures)
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)
        self._bar.setAccessibleName(self._figures.text())


class ReportList(NoSearch, QTableView):
    """The list itself: a table of one column, since a list view asks the model for every row."""

    def __init__(self, model: QueueModel, delegate: QueueDelegate) -> None:
        super().__init__()
        self.setObjectName("queueList")
        self.setModel(model)
        self.setItemDelegate(delegate)
        one_column(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        with kept_in_view(self):
            super().resizeEvent(event)

    def choose_alone(self, index: QModelIndex) -> None:
        """Choose one row; a modifier that is held for a key elsewhere must not keep the others."""
        choose = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, choose.ClearAndSelect | choose.Rows)

    def _fit(self) -> None:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        height = self.itemDelegate().sizeHint(option, QModelIndex()).height()
        self.verticalHeader().setDefaultSectionSize(height)
