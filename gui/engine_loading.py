"""Loading the engine and the dictionary behind the first picture."""

import logging
import tempfile
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from jieba import Tokenizer

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
            from annotator.suggest.engine import Engine

            self.engine_loaded.emit(Engine.default())
            self.dictionary_loaded.emit(_dictionary())
        except RuntimeError:
            log.info("the window was closed before the engine was loaded")
        except Exception:
            log.exception("the engine could not be loaded")


def _dictionary() -> "Tokenizer":
    import jieba

    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as private:
        tokenizer.tmp_dir = private  # its cache is unmarshalled, so nobody else may write it
        tokenizer.initialize()
    return tokenizer
