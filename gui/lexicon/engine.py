"""The desk's engine is that of the open project: its schema, its terms and its units."""

import logging
import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from gui.desk import Desk
from gui.lexicon.terms import ProjectTerms
from schema.labels import LabelSchema
from schema.records import Term

if TYPE_CHECKING:
    from annotator.suggest.engine import Engine

_WARMING: Final = "扶贫车间1个，三户"  # builds what an engine builds with its first suggestion

log = logging.getLogger(__name__)


class ProjectEngine(QObject):
    """Makes the engine in a thread of its own, once one is loaded and whenever the terms change."""

    _made = Signal(object, int)

    def __init__(self, desk: Desk, terms: ProjectTerms) -> None:
        super().__init__(terms)
        self._desk = desk
        self._terms = terms
        self._own: Engine | None = None
        self._latest = 0
        self._made.connect(self._take)
        terms.changed.connect(self._renew)
        desk.engine_changed.connect(self._follow)

    def _follow(self) -> None:
        if self._desk.engine is not self._own:
            self._renew()

    def _renew(self) -> None:
        if self._desk.engine is None or self._desk.operations is None:
            return
        self._latest += 1
        wanted = (self._desk.schema, self._terms.all, self._latest)
        threading.Thread(target=self._make, args=wanted, name="engine", daemon=True).start()

    def _make(self, schema: LabelSchema, terms: Sequence[Term], nth: int) -> None:
        from annotator.suggest.engine import Engine

        try:
            engine = Engine.for_schema(schema, terms)
            engine.suggest(_WARMING)
            self._made.emit(engine, nth)
        except RuntimeError:
            log.info("the window was closed before the engine was made")

    def _take(self, engine: "Engine", nth: int) -> None:
        if nth == self._latest:
            self._own = engine
            self._desk.use_engine(engine)
