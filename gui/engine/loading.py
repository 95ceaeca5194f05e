"""Loading the engine and the dictionary behind the first picture."""

import logging
import threading

from PySide6.QtCore import QObject, Signal, SignalInstance

log = logging.getLogger(__name__)


class EngineLoading(QObject):
    """Tells when each is there; what fails is logged, and the window works without it."""

    engine_loaded = Signal(object)
    dictionary_loaded = Signal(object)

    def start(self) -> None:
        """Load in a thread of its own."""
        threading.Thread(target=self._load, name="engine", daemon=True).start()

    def _load(self) -> None:
        try:
            from annotator.dictionary import dictionary
            from annotator.suggest.engine import Engine

            _tell(self.engine_loaded, Engine.default())
            _tell(self.dictionary_loaded, dictionary())
        except Exception:
            log.exception("the engine could not be loaded")


def _tell(loaded: SignalInstance, what: object) -> None:
    try:
        loaded.emit(what)
    except RuntimeError:
        log.info("the window was closed before the engine was loaded")
