"""The application: settings, look and window, then the project once the window is painted."""

import gc
import logging
import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QApplication

from annotator import sample_project, settings
from annotator.progress import Cancelled, Progress
from gui import logging_setup
from gui.appearance import Appearance
from gui.crash import CrashReporter
from gui.engine.loading import EngineLoading
from gui.main_window import MainWindow
from gui.messages import Messages
from gui.report_view import accessible

PAINTED_MS: Final = 150  # by then the first report is on screen

# The window gives the interpreter away with each call into Qt, and waits as long as this to have it
# back while an import or the engine works beside it. Python's own 5 ms make a slow repaint of it.
_TURN_SECONDS: Final = 0.0005

log = logging.getLogger(__name__)


def run(project: Path | None, *, read_only: bool = False) -> int:
    """Show the window until it is closed; the samples where no project is given."""
    logging_setup.set_up(settings.folder("log"))
    app = QApplication(sys.argv[:1])
    app.setApplicationName("jinbiao")
    accessible.install()
    reporter = CrashReporter(app)
    reporter.install()
    window = make_window(app, settings.load())
    reporter.tell_of_file(window.projects.tell_of_file)
    window.show()
    gc.freeze()  # what stands by now stays until the end
    gc.enable()
    loading = engine_loading(window)

    def start() -> None:
        begin(window, project, read_only=read_only)
        # not before: two threads that share the interpreter would make the first picture late
        QTimer.singleShot(PAINTED_MS, loading.start)

    QTimer.singleShot(0, start)
    log.info("started")
    status = app.exec()
    loading.blockSignals(True)
    return status


def make_window(app: QApplication, stored: settings.Settings) -> MainWindow:
    """The window as the settings say, without a project."""
    sys.setswitchinterval(_TURN_SECONDS)
    messages = Messages(app)
    window = MainWindow(stored, Appearance(app, stored, messages), messages)
    if stored.set_aside is not None:
        told = QCoreApplication.translate(
            "App", "The settings were damaged and are set aside as {path}."
        )
        messages.warn(told.format(path=stored.set_aside))
    return window


def engine_loading(window: MainWindow) -> EngineLoading:
    """What loads engine and dictionary once it is started, for the window to use."""
    loading = EngineLoading(window)
    loading.engine_loaded.connect(window.labeller.use_engine)
    loading.dictionary_loaded.connect(window.labeller.use_dictionary)
    return loading


def begin(window: MainWindow, project: Path | None, *, read_only: bool) -> None:
    """Open the project that was asked for, or the samples, which are made the first time."""
    if project is not None:
        window.projects.open(project, read_only=read_only)
        return
    if sample_project.place().exists():
        window.projects.open(sample_project.place())
        return

    def make(_progress: Progress, _is_cancelled: Cancelled) -> Path:
        return sample_project.open_or_make(settings.load().author())

    def open_made(path: object) -> None:
        assert isinstance(path, Path)
        window.projects.open(path)

    name = QCoreApplication.translate("App", "Making the samples")
    window.queue.show_preparing(is_preparing=True)
    window.tasks.ended.connect(
        lambda: window.queue.show_preparing(is_preparing=False),
        Qt.ConnectionType.SingleShotConnection,
    )
    window.tasks.start(name, make, open_made)
