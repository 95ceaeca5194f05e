"""Language, theme, text sizes and ways of showing, kept in the settings."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from annotator.errors import UserError
from annotator.settings import Language, Settings, Value
from gui import theme as themes
from gui.actions.action_set import ActionSet, Handler
from gui.messages import Messages
from gui.report_view.view import ReportView
from gui.theme import Theme
from gui.translation import Translation

_ZOOM_STEP: Final = 10


class Appearance(QObject):
    """Applies how things look and remembers it."""

    theme_changed = Signal(object)  # Theme

    def __init__(self, app: QApplication, settings: Settings, messages: Messages) -> None:
        super().__init__(app)
        self.app = app
        self._settings = settings
        self._messages = messages
        self._translation = Translation(app)
        self._view: ReportView | None = None
        self._actions: ActionSet | None = None
        self._translation.speak(settings.language())
        themes.prepare(app, self.theme, settings.number("font_size"))
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def theme(self) -> Theme:
        """The theme in force."""
        wanted = self._settings.text("theme")
        if wanted == "system":
            scheme = QGuiApplication.styleHints().colorScheme()
            wanted = "dark" if scheme is Qt.ColorScheme.Dark else "light"
        return Theme.dark() if wanted == "dark" else Theme.light()

    def take(self, view: ReportView, actions: ActionSet) -> None:
        """Show a window that is put together as the settings say, its report view above all."""
        self._view = view
        self._actions = actions
        actions.connect_to(self._handlers())
        view.set_reading(self._settings.flag("reading_view"))
        view.set_line_numbers(self._settings.flag("line_numbers"))
        view.set_rejected_shown(not self._settings.flag("hide_rejected"))
        view.set_zoom(self._settings.number("zoom") / 100)
        view.zoom_requested.connect(self._zoom_by)
        self.update_marks()
        self._apply_theme()

    def update_marks(self) -> None:
        """Mark in the menu what is in force."""
        if self._actions is None:
            return
        marks = {
            "view.reading": self._settings.flag("reading_view"),
            "view.line_numbers": self._settings.flag("line_numbers"),
            "view.hide_rejected": self._settings.flag("hide_rejected"),
            "view.chinese": self._settings.language() == "zh",
            "view.english": self._settings.language() == "en",
        }
        for name in ("system", "light", "dark"):
            marks[f"view.theme_{name}"] = self._settings.text("theme") == name
        for action_id, is_on in marks.items():
            self._actions[action_id].setChecked(is_on)

    def speak(self, language: Language) -> None:
        """Switch the language."""
        self._keep("language", language)
        self._translation.speak(self._settings.language())

    def use_theme(self, name: str) -> None:
        """Switch the theme: system, light or dark."""
        self._keep("theme", name)
        self._apply_theme()

    def _handlers(self) -> Mapping[str, Handler]:
        return {
            "view.zoom_in": partial(self._zoom_by, 1),
            "view.zoom_out": partial(self._zoom_by, -1),
            "view.zoom_reset": partial(self._zoom_to, 100),
            "view.reading": self._toggle_reading,
            "view.line_numbers": self._toggle_line_numbers,
            "view.hide_rejected": self._toggle_rejected,
            "view.chinese": partial(self.speak, "zh"),
            "view.english": partial(self.speak, "en"),
            "view.theme_system": partial(self.use_theme, "system"),
            "view.theme_light": partial(self.use_theme, "light"),
            "view.theme_dark": partial(self.use_theme, "dark"),
            "view.font_larger": partial(self._font_by, 1),
            "view.font_smaller": partial(self._font_by, -1),
        }

    def _toggle_reading(self) -> None:
        self._keep("reading_view", not self._settings.flag("reading_view"))
        if self._view is not None:
            self._view.set_reading(self._settings.flag("reading_view"))

    def _toggle_line_numbers(self) -> None:
        self._keep("line_numbers", not self._settings.flag("line_numbers"))
        if self._view is not None:
            self._view.set_line_numbers(self._settings.flag("line_numbers"))

    def _toggle_rejected(self) -> None:
        self._keep("hide_rejected", not self._settings.flag("hide_rejected"))
        if self._view is not None:
            self._view.set_rejected_shown(not self._settings.flag("hide_rejected"))

    def _zoom_by(self, steps: int) -> None:
        self._zoom_to(self._settings.number("zoom") + steps * _ZOOM_STEP)

    def _zoom_to(self, percent: int) -> None:
        percent = min(max(percent, 50), 400)
        self._keep("zoom", percent)
        if self._view is not None:
            self._view.set_zoom(percent / 100)
        self._messages.say(self.tr("Report text at {percent}%").format(percent=percent))

    def _font_by(self, pixels: int) -> None:
        size = self._settings.number("font_size") + pixels
        if themes.SMALLEST_FONT_SIZE <= size <= themes.LARGEST_FONT_SIZE:
            self._keep("font_size", size)
            self._apply_theme()

    def _apply_theme(self) -> None:
        themes.apply(self.app, self.theme, self._settings.number("font_size"))
        self.theme_changed.emit(self.theme)

    def _follow_system(self) -> None:
        if self._settings.text("theme") == "system":
            self._apply_theme()

    def _keep(self, key: str, value: Value) -> None:
        try:
            self._settings.change(key, value)
        except UserError as error:
            self._messages.fail(error)
        self.update_marks()
