"""The desk's engine is that of the open project: its schema, its terms and its units."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from annotator.progress import Cancelled, Progress
from gui.desk import Desk
from gui.latest import Latest
from gui.lexicon.terms import ProjectTerms
from gui.messages import Messages
from schema.labels import LabelSchema
from schema.records import Term

if TYPE_CHECKING:
    from annotator.suggest.engine import Engine

_WARMING: Final = "扶贫车间1个，三户"  # builds what an engine builds with its first suggestion


@dataclass(frozen=True, slots=True)
class _Wanted:
    schema: LabelSchema
    terms: Sequence[Term]


class ProjectEngine(QObject):
    """Makes the engine in a thread of its own, once one is loaded and whenever the terms change."""

    def __init__(self, desk: Desk, terms: ProjectTerms, messages: Messages) -> None:
        super().__init__(terms)
        self._desk = desk
        self._terms = terms
        self._messages = messages
        self._own: Engine | None = None
        self._latest = Latest(_make, self._take, self._fail, desk.background, self)
        terms.changed.connect(self._renew)
        desk.engine_changed.connect(self._follow)
        desk.schema_changed.connect(self._renew)

    def _follow(self) -> None:
        if self._desk.engine is not self._own:
            self._renew()

    def _renew(self) -> None:
        if self._desk.engine is not None and self._desk.operations is not None:
            self._latest.ask(_Wanted(self._desk.schema, self._terms.all))

    def _take(self, _: _Wanted, engine: "Engine") -> None:
        self._own = engine
        self._desk.use_engine(engine)

    def _fail(self, _: _Wanted, error: Exception) -> None:
        self._messages.fail(error)


def _make(wanted: _Wanted, _: Progress, _cancelled: Cancelled) -> "Engine":
    from annotator.suggest.engine import Engine

    engine = Engine.for_schema(wanted.schema, wanted.terms)
    engine.suggest(_WARMING)
    return engine
