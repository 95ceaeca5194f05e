"""What is at issue in the chosen span: a sentence each, and a button that mends it."""

from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gui.plain import one_line
from gui.widgets.labels import named, role_label


class Answer(Enum):
    """What the button of a finding does."""

    MEND = auto()
    GO_THERE = auto()  # it cannot be mended without asking
    LET_STAND = auto()
    DOUBT = auto()  # it is written down that the source is doubted


class Issue(NamedTuple):
    """A finding in words."""

    sentence: str
    answer: Answer


class FindingsPart(QFrame):
    """Hidden while nothing is at issue; `mend_requested` carries the how manieth finding."""

    mend_requested = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("findings")
        self._issues: tuple[Issue, ...] = ()
        self._key = ""
        self._lines: list[tuple[QWidget, QLabel, QPushButton]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 4, 4, 4)
        self._column.setSpacing(0)
        self.hide()

    def show_issues(self, issues: Sequence[Issue]) -> None:
        """Show these; none hides the part."""
        if tuple(issues) != self._issues:
            self._issues = tuple(issues)
            self.retranslate()

    def name_key(self, key: str) -> None:
        """Say this key on the first button, which it presses."""
        self._key = key
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        while len(self._lines) < len(self._issues):
            self._add_line(len(self._lines))
        for nth, (line, said, button) in enumerate(self._lines):
            line.setVisible(nth < len(self._issues))
            if nth < len(self._issues):
                sentence, answer = self._issues[nth]
                does = self._answer_words(answer)
                said.setText(one_line(sentence))
                button.setText(f"{does}  {self._key if nth == 0 else ''}".rstrip())
                button.setAccessibleName(f"{does}: {one_line(sentence)}")
        self.setVisible(bool(self._issues))

    def _answer_words(self, answer: Answer) -> str:
        match answer:
            case Answer.MEND:
                return self.tr("Mend")
            case Answer.GO_THERE:
                return self.tr("Go to field")
            case Answer.LET_STAND:
                return self.tr("It stands")
            case Answer.DOUBT:
                return self.tr("Record doubt")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _add_line(self, nth: int) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        said = role_label("issue", f"finding/{nth}")
        said.setWordWrap(True)
        button = named(QPushButton(), f"mend/{nth}")
        button.setProperty("quiet", True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its key works where the focus is
        button.clicked.connect(lambda: self.mend_requested.emit(nth))
        row.addWidget(said, 1)
        row.addWidget(button)
        self._lines.append((line, said, button))
        self._column.addWidget(line)
