"""The bar above the report in which one says what to find, and sees how much was found."""

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.search.matching import Query, What
from annotator.search.reports import Found
from gui.dialogs.enter import beside_default
from gui.find.results import ResultList
from gui.theme import Theme
from gui.widgets.inputs import Chooser
from gui.widgets.labels import hairline, named, role_label

_MOST_LINES = 12
_SHARE_OF_WINDOW = 3


class FindBar(QWidget):
    """Asks for a search and for steps through what it found; it searches nothing itself."""

    changed = Signal()  # something else is to be found, or elsewhere
    step_requested = Signal(bool)  # forward
    hit_requested = Signal(int)
    report_requested = Signal()  # the keyboard is to go into the report
    left = Signal()  # back to where one was
    closed = Signal()  # stay where one is
    stop_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._field = named(QLineEdit(), "findWords")
        self._count = role_label("dim", "findCount")
        self._previous = _button("findPrevious", "↑")
        self._next = _button("findNext", "↓")
        self._stop = _button("findStop")
        self._close = _button("findClose", "✕")
        self._what = Chooser(name="findWhat")
        self._where = Chooser(name="findWhere")
        self._case = _button("findCase", "Aa", is_checkable=True)
        self._pattern = _button("findPattern", ".*", is_checkable=True)
        self._problem = role_label("wrong", "findProblem")
        self._results = ResultList(theme)
        self._fill_choosers()
        self._lay_out()
        self._connect()
        self.retranslate()
        self.hide()

    @property
    def query(self) -> Query:
        """What is to be found."""
        return Query(
            self._field.text(),
            What(self._what.currentData()),
            match_case=self._case.isChecked(),
            is_pattern=self._pattern.isChecked(),
        )

    @property
    def is_everywhere(self) -> bool:
        """Whether all reports are searched."""
        return bool(self._where.currentData())

    @property
    def has_keyboard(self) -> bool:
        """Whether the keyboard is anywhere in the bar."""
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def open(self, words: str, *, everywhere: bool) -> None:
        """Show the bar with the keyboard in its field; "" leaves the words that were there."""
        self._where.setCurrentIndex(int(everywhere))
        if words:
            self._field.setText(words)
        self.show()
        self.enter()

    def enter(self) -> None:
        """Put the keyboard into the field."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def show_found(self, found: Found) -> None:
        """Show how much was found; the hits of all reports are listed."""
        self.show_problem("")
        self._stop.hide()
        self._results.show_found(found if self.is_everywhere else Found())
        self._fit_results()

    def show_count(self, words: str, current: int | None) -> None:
        """Say where one is among the hits, and mark that one in the list."""
        self._count.setText(words)
        self._count.setVisible(bool(words))
        self._results.show_current(-1 if current is None else current)

    def show_searching(self, words: str) -> None:
        """All reports are being searched, which may be stopped."""
        self._count.setText(words)
        self._count.show()
        self._stop.show()

    def show_problem(self, sentence: str) -> None:
        """Say why nothing can be found; "" where all is well."""
        self._stop.hide()
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self._field.setProperty("invalid", bool(sentence))
        self._field.style().polish(self._field)

    def set_theme(self, theme: Theme) -> None:
        """Draw the results in another appearance."""
        self._results.set_theme(theme)

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self._field.setPlaceholderText(self.tr("Find…"))
        self._field.setAccessibleName(self.tr("Words to find"))
        for at, words in enumerate((self.tr("text"), self.tr("spans"), self.tr("values"))):
            self._what.setItemText(at, words)
        for at, words in enumerate((self.tr("this report"), self.tr("all reports"))):
            self._where.setItemText(at, words)
        self._what.setAccessibleName(self.tr("Where to look: text, spans or values"))
        self._where.setAccessibleName(self.tr("Which reports to search"))
        self._results.setAccessibleName(self.tr("What was found in all reports"))
        self._stop.setText(self.tr("Stop"))
        for button, words in (
            (self._previous, self.tr("Previous match")),
            (self._next, self.tr("Next match")),
            (self._stop, self.tr("Stop searching")),
            (self._close, self.tr("Close and stay here")),
            (self._case, self.tr("Match case")),
            (self._pattern, self.tr("Regular expression")),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves, wherever in the bar the keyboard is."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter steps on from the field, Down goes to what was found."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if modifiers in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
                    self.step_requested.emit(modifiers == Qt.KeyboardModifier.NoModifier)
                    return True
            elif event.key() == Qt.Key.Key_Down:
                self._go_down()
                return True
        return super().eventFilter(watched, event)

    def _go_down(self) -> None:
        if self._results.isVisible():
            self._results.enter()
        else:
            self.report_requested.emit()

    def _fill_choosers(self) -> None:
        for each in What:
            self._what.addItem("", each.value)
        for everywhere in (False, True):
            self._where.addItem("", everywhere)

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self._field, 1)
        for part in (self._count, self._stop, self._previous, self._next, self._close):
            first.addWidget(part)
        for choice in (self._what, self._where, self._case, self._pattern):
            second.addWidget(choice)
        second.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        inside = QVBoxLayout()
        inside.setContentsMargins(12, 8, 12, 8)
        inside.setSpacing(6)
        for row in (first, second):
            row.setSpacing(4)
            inside.addLayout(row)
        self._problem.setWordWrap(True)
        inside.addWidget(self._problem)
        column.addLayout(inside)
        column.addWidget(self._results)
        column.addWidget(hairline())
        for hidden in (self._problem, self._count, self._stop, self._results):
            hidden.hide()
        # Tab comes to what has no key of its own first
        choices = (self._field, self._what, self._where, self._case, self._pattern)
        for one, next_one in pairwise((*choices, self._stop, self._previous, self._next)):
            QWidget.setTabOrder(one, next_one)

    def _connect(self) -> None:
        self._field.installEventFilter(self)
        self._field.textChanged.connect(self.changed)
        self._what.currentIndexChanged.connect(self.changed)
        self._where.currentIndexChanged.connect(self.changed)
        self._case.toggled.connect(self.changed)
        self._pattern.toggled.connect(self.changed)
        self._previous.clicked.connect(lambda: self.step_requested.emit(False))
        self._next.clicked.connect(lambda: self.step_requested.emit(True))
        self._stop.clicked.connect(self.stop_requested)
        self._close.clicked.connect(self.closed)
        self._results.chosen.connect(self.hit_requested)

    def _fit_results(self) -> None:
        wanted = self._results.height_of(_MOST_LINES)
        self._results.setFixedHeight(min(wanted, self.window().height() // _SHARE_OF_WINDOW))
        self._results.setVisible(wanted > 0)


def _button(name: str, text: str = "", *, is_checkable: bool = False) -> QPushButton:
    button = named(QPushButton(text), name)
    button.setProperty("quiet", True)
    button.setCheckable(is_checkable)
    beside_default(button)
    return button
