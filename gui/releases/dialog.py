"""The window of releases: all that gold was named, and what has changed between two of them."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from annotator import words
from annotator.releases.changes import Changed
from gui import texts
from gui.dialogs.enter import buttons_beside_default, close_beside_default
from gui.dialogs.fault_line import FaultLine
from gui.dialogs.size import open_as_large_as
from gui.label_words import label_words
from gui.panels.list_keys import KeysOfList
from gui.panels.record_table import RecordTable
from gui.plain import one_line
from gui.review.words import kind_words
from gui.widgets.inputs import Chooser
from gui.widgets.labels import ElidedLabel, role_label
from schema.labels import LabelSchema
from schema.records import ReportId
from schema.releasing import Release

_SHORT: Final = 12  # characters of a version that tell it from others
_STATE: Final = 6  # the column


class ReleasesDialog(QDialog):
    """Shows what it is given, and says by its signals what is wanted."""

    new_wanted = Signal()
    changes_wanted = Signal(object, object)  # two Releases; None for gold as it is now
    check_wanted = Signal(object)  # Release
    comparison_wanted = Signal(object)  # Release
    place_wanted = Signal(object)  # Changed

    def __init__(
        self,
        schema: LabelSchema,
        name_of: Callable[[ReportId], str],
        parent: QWidget | None = None,
        *,
        may_write: bool,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Releases"))
        self._schema = schema
        self._name_of = name_of
        self._may_write = may_write
        self._people: Mapping[str, str] = {}
        self._states: dict[str, str] = {}
        headers = [
            *(self.tr("Name"), self.tr("Made"), self.tr("By")),
            *(self.tr("Reports"), self.tr("Spans"), self.tr("Links"), self.tr("State")),
        ]
        self.releases = RecordTable[Release](
            "releases", headers, self._release_cells, widest=_STATE, figures=(3, 4, 5)
        )
        self.until = Chooser(name="releaseUntil")
        headers = [
            *(self.tr("Report"), self.tr("What"), self.tr("Before"), self.tr("After")),
            self.tr("Differs in"),
        ]
        self.changes = RecordTable[Changed](
            "releaseChanges", headers, self._change_cells, widest=3, sharing=(2, 3)
        )
        self._hash = ElidedLabel("dim", name="releaseHash")
        self._facts = role_label("dim", "releaseFacts")
        self.told = FaultLine("releasesTold")
        self._buttons = buttons_beside_default(
            {
                "newRelease": self.tr("New release…"),
                "checkRelease": self.tr("Check it"),
                "compareRelease": self.tr("Compare with gold in the report"),
                "copyChanges": self.tr("Copy the changes"),
                "goThere": self.tr("Go there"),
            }
        )
        self._set_up()
        self._lay_out()
        self._connect()
        self.releases.setFocus()

    def show_releases(self, every: Sequence[Release], people: Mapping[str, str]) -> None:
        """List the releases, the newest first, and ask what has changed since the chosen one."""
        before, ids = self.releases.chosen, [each.id for each in every]
        self._people = people
        row = ids.index(before.id) if before and before.id in ids else 0
        self.releases.fill(every, choose=row)

    def show_changes(self, found: Sequence[Changed]) -> None:
        """List what has changed."""
        self.changes.say_when_empty(
            self.tr("Nothing has changed.")
            if self.releases.records
            else self.tr("What has changed since a release is listed here.")
        )
        self.changes.fill(found)
        self._facts.setText(self.tr("%n change(s)", "", len(found)))

    def show_state(self, of: Release, *, stands: bool) -> None:
        """Say whether a release holds what it was made with."""
        said = self.tr("as it was made") if stands else self.tr("not as it was made")
        self._states[of.id] = said
        ids = [each.id for each in self.releases.records]
        cell = self.releases.item(ids.index(of.id), _STATE) if of.id in ids else None
        if cell is not None:
            cell.setText(said)

    def say_busy(self) -> None:
        """Something is worked out."""
        self.told.hide()
        self.changes.say_when_empty("")
        self._facts.setText(self.tr("Working out…"))

    def tell(self, error: Exception) -> None:
        """Say why something could not be done."""
        self._facts.setText("")
        self.told.tell(error)

    def _set_up(self) -> None:
        self.releases.setAccessibleName(self.windowTitle())
        self.releases.say_when_empty(
            self.tr(
                "A release gives gold as it stands a name for good: to train on, to publish, and to"
                ' compare later gold with. "New release…" makes one.'
            )
        )
        self.changes.setAccessibleName(self.tr("Changes; Enter opens one in its report"))
        self.until.setAccessibleName(self.tr("What has changed"))
        self.until.shrink_to(characters=30)

    def _lay_out(self) -> None:
        above, middle, below = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for name in ("newRelease", "checkRelease", "compareRelease"):
            above.addWidget(self._buttons[name])
        above.addStretch(1)
        middle.addWidget(self.until)
        middle.addWidget(self._facts, 1)
        below.addWidget(self._buttons["goThere"])
        below.addWidget(self._buttons["copyChanges"])
        below.addStretch(1)
        below.addWidget(close_beside_default(self))
        upper, lower = QWidget(), QWidget()
        for part, rows in (
            (upper, (above, self.releases, self._hash)),
            (lower, (middle, self.changes)),
        ):
            column = QVBoxLayout(part)
            column.setContentsMargins(0, 6, 0, 6)
            for row in rows:
                if isinstance(row, QHBoxLayout):
                    column.addLayout(row)
                else:
                    column.addWidget(row)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.setChildrenCollapsible(False)
        halves.addWidget(upper)
        halves.addWidget(lower)
        for table in (self.releases, self.changes):
            table.setMinimumHeight(110)
        whole = QVBoxLayout(self)
        whole.addWidget(halves, 1)
        whole.addWidget(self.told)
        whole.addLayout(below)
        open_as_large_as(self, 980, 600)

    def _connect(self) -> None:
        self.releases.itemSelectionChanged.connect(self._show_release)
        self.changes.itemSelectionChanged.connect(self._allow)
        self.until.activated.connect(lambda _: self._want_changes())
        KeysOfList(self.changes, self._go)
        KeysOfList(self.releases, self.changes.setFocus)
        self._buttons["newRelease"].clicked.connect(self.new_wanted)
        self._buttons["goThere"].clicked.connect(self._go)
        self._buttons["copyChanges"].clicked.connect(self._copy)
        for name, wanted in (
            ("checkRelease", self.check_wanted),
            ("compareRelease", self.comparison_wanted),
        ):
            self._buttons[name].clicked.connect(
                lambda _=False, say=wanted: say.emit(self.releases.chosen)
            )

    def _show_release(self) -> None:
        of = self.releases.chosen
        said = self.tr("sha256 {hash} · labels and guidelines {version}")
        values = (of.sha256, of.schema[:_SHORT]) if of else ("", "")
        self._hash.setText(said.format(hash=values[0], version=values[1]) if of else "")
        self.until.clear()
        if of is None:
            self.show_changes(())
            self._facts.setText(self.tr("There is no release yet."))
            return
        before = next((each for each in self.releases.records if each.id == of.before), None)
        if before is not None:
            since = self.tr("from {before} to {name}")
            self.until.addItem(since.format(before=before.name, name=of.name), (before, of))
        self.until.addItem(self.tr("from {name} to gold now").format(name=of.name), (of, None))
        for each in self.releases.records:
            if each.id not in (of.id, of.before):
                since = self.tr("from {before} to {name}")
                self.until.addItem(since.format(before=each.name, name=of.name), (each, of))
        self._want_changes()

    def _want_changes(self) -> None:
        self.say_busy()
        self.changes.fill(())
        self.changes_wanted.emit(*self.until.currentData())

    def _release_cells(self, of: Release) -> list[str]:
        return [
            *(of.name, texts.moment(of.at), self._people.get(of.by, of.by)),
            *(str(of.reports), str(of.spans), str(of.links)),
            self._states.get(of.id, ""),
        ]

    def _change_cells(self, of: Changed) -> list[str]:
        what = words.report(f"gold_{of.what.value}", texts.language())
        spans = [label_words(self._schema, each) if each else "" for each in (of.old, of.new)]
        name = one_line(self._name_of(of.report) or of.report)
        return [name, what, *spans, texts.listed(map(kind_words, of.kinds))]

    def _allow(self) -> None:
        is_chosen = self.releases.chosen is not None
        self.until.setEnabled(is_chosen)
        self._buttons["newRelease"].setEnabled(self._may_write)
        self._buttons["checkRelease"].setEnabled(is_chosen)
        self._buttons["compareRelease"].setEnabled(is_chosen)
        self._buttons["goThere"].setEnabled(self.changes.chosen is not None)
        self._buttons["copyChanges"].setEnabled(bool(self.changes.records))

    def _go(self) -> None:
        if self.changes.chosen is not None:
            self.place_wanted.emit(self.changes.chosen)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.changes.as_tsv(self.changes.records))
