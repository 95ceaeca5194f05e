"""The status row: the keys that work right now, messages, and how far the report is."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QDateTime, QLocale, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QWidget

from gui.messages import Messages, Tone
from gui.open_report import Notice
from gui.plain import one_line
from gui.tasks import Tasks
from gui.theme import Theme
from gui.widgets.labels import role_label, set_figure

Hint = tuple[str, str]  # a key as people read it, and what it does

_QUIET_STAYS_MS: Final = 8_000
_WRONG_STAYS_MS: Final = 20_000
_LONGEST_MESSAGE: Final = 400


class StatusRow(QWidget):
    """Shows what it is told; `cancel_requested` and `retry_requested` are its only buttons."""

    cancel_requested = Signal()
    retry_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusRow")
        self.hints = KeyHints(theme)
        self._message = role_label("dim", "message")
        self._task = role_label("dim", "task")
        self._progress = QProgressBar()
        self._cancel = _quiet_button("cancelTask")
        self._figures = role_label("dim", "figures")
        self._stored = role_label("dim", "stored")
        self._decided = role_label("dim", "decided")
        self._decided.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._retry = _quiet_button("retryStoring")
        self._fading = QTimer(self, singleShot=True)
        self._fading.timeout.connect(self._message.clear)
        self._cancel.clicked.connect(self.cancel_requested)
        self._retry.clicked.connect(self.retry_requested)
        self._lay_out()
        self.retranslate()

    def hear(self, messages: Messages) -> None:
        """Say from now on what they are told."""
        messages.said.connect(self.say)
        messages.taken_back.connect(self.take_back)

    def follow(self, tasks: Tasks) -> None:
        """Show from now on what runs, and let it be cancelled."""
        tasks.started.connect(self.show_task)
        tasks.progressed.connect(self.show_progress)
        tasks.ended.connect(self.end_task)
        self.cancel_requested.connect(tasks.cancel)

    def say(self, words: str, tone: str) -> None:
        """Show a message, which passes by itself; what went wrong stays longer."""
        is_wrong = tone == Tone.WRONG
        _set_role(self._message, "wrong" if is_wrong else "dim")
        self._message.setText(one_line(words)[:_LONGEST_MESSAGE])
        self._message.setAccessibleName(words)
        self._fading.start(_WRONG_STAYS_MS if is_wrong else _QUIET_STAYS_MS)

    def let_message_go(self, notice: Notice) -> None:
        """Something was decided since: what was said before is not what matters now."""
        if notice.pending or self._message.property("role") == "wrong":
            self._let_go()

    def take_back(self, words: str) -> None:
        """Say this no longer, if it is what is said now."""
        if words and self._message.accessibleName() == words:
            self._let_go()

    def _let_go(self) -> None:
        self._fading.stop()
        self._message.clear()

    def show_figures(self, *, unsure: int, decided: int, total: int, only: str = "") -> None:
        """How many are flagged, and how far the report is, or the pass over one label."""
        self._figures.setText(self.tr("unsure {count}").format(count=unsure) if unsure else "")
        set_figure(self._decided, f"{only} {decided} / {total}".strip() if total else "")

    def show_stored(self, at: str) -> None:
        """When the last decision was stored, UTC in ISO 8601; "" for none yet."""
        words = self.tr("stored {time}").format(time=clock(at)) if at else ""
        self._show_state(words, "dim", may_retry=False)

    def show_storing(self, count: int) -> None:
        """Decisions are on their way to the disk."""
        self._show_state(self.tr("storing {count}…").format(count=count), "dim", may_retry=False)

    def show_not_stored(self, count: int) -> None:
        """Decisions cannot be stored at the moment."""
        words = self.tr("not stored: {count} waiting").format(count=count)
        self._show_state(words, "wrong", may_retry=True)

    def show_task(self, name: str) -> None:
        """Something runs in the background."""
        self._task.setText(name)
        self._progress.setAccessibleName(name)
        self._progress.setRange(0, 0)
        self._progress.show()
        self._cancel.show()

    def show_progress(self, done: int, total: int) -> None:
        """How far it is."""
        self._progress.setRange(0, max(total, 1))
        self._progress.setValue(done)

    def end_task(self) -> None:
        """Nothing runs any more."""
        self._task.clear()
        self._progress.hide()
        self._cancel.hide()

    def retranslate(self) -> None:
        """Say everything in the language of now; what was said in passing is gone."""
        if self._fading.isActive():
            self._message.clear()
        self._cancel.setText(self.tr("Cancel"))
        self._retry.setText(self.tr("Try again"))

    def set_theme(self, theme: Theme) -> None:
        """Draw in another appearance."""
        self.hints.set_theme(theme)

    def _show_state(self, words: str, role: str, *, may_retry: bool) -> None:
        if words != self._stored.text():
            self._stored.setText(words)
        _set_role(self._stored, role)
        self._retry.setVisible(may_retry)

    def _lay_out(self) -> None:
        self._message.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._progress.setFixedSize(160, 6)
        self._progress.setTextVisible(False)
        self._progress.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(14)
        row.addWidget(self.hints, 1)
        for part in (
            self._message,
            self._task,
            self._progress,
            self._cancel,
            self._figures,
            self._stored,
            self._retry,
            self._decided,
        ):
            row.addWidget(part)
        row.setAlignment(self._decided, Qt.AlignmentFlag.AlignVCenter)  # its height is its own


class KeyHints(QWidget):
    """Key caps with a word each; what has no room is left out, the least important first."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._hints: tuple[Hint, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    @property
    def shown(self) -> tuple[Hint, ...]:
        """The hints, in the order of their weight."""
        return self._hints

    def show_hints(self, hints: Sequence[Hint]) -> None:
        """Show these keys."""
        if tuple(hints) != self._hints:
            self._hints = tuple(hints)
            self.setAccessibleName(", ".join(f"{key} {word}" for key, word in hints))
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another appearance."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().height() + 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = QFontMetricsF(self.font())
        x = 0.0
        for key, word in self._hints:
            cap = metrics.horizontalAdvance(key) + 10
            width = cap + 5 + metrics.horizontalAdvance(word)
            if x + width > self.width():
                break
            self._paint_cap(painter, QRectF(x, 1.5, cap, self.height() - 3), key)
            rest = QRectF(x + cap + 5, 0, width, self.height())
            painter.setPen(self._theme.dim)
            painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, word)
            x += width + 14
        painter.end()

    def _paint_cap(self, painter: QPainter, rect: QRectF, key: str) -> None:
        painter.setPen(self._theme.line)
        painter.setBrush(self._theme.panel)
        painter.drawRoundedRect(rect, 4, 4)
        painter.setPen(self._theme.dim)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, key)


def clock(at: str) -> str:
    """A moment in UTC, ISO 8601, as the clock on the wall shows it."""
    local = QDateTime.fromString(at, Qt.DateFormat.ISODateWithMs).toLocalTime()
    return QLocale.c().toString(local.time(), "HH:mm:ss")


def _quiet_button(name: str) -> QPushButton:
    button = QPushButton()
    button.setObjectName(name)
    button.setProperty("quiet", True)
    button.hide()
    return button


def _set_role(label: QLabel, role: str) -> None:
    if label.property("role") != role:
        label.setProperty("role", role)
        label.style().unpolish(label)
        label.style().polish(label)
