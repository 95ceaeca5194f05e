"""Keeps the list, the versions and the report in step with the review that is open."""

from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from annotator.review.differences import Kind
from annotator.review.rows import Row
from annotator.store import annotators
from annotator.workspace import Workspace
from gui.desk import Desk
from gui.labelling.focus import Focus
from gui.messages import Messages
from gui.open_report import Notice
from gui.panels.review import ReviewPanel
from gui.review.listing import Part
from gui.review.reviewing import Reviewing
from gui.review.words import kind_words
from schema.records import LabelId, Layer

_KINDS: Final = (None, *Kind)


class Showing(QObject):
    """Knows the review of the report on screen; nothing is decided here."""

    changed = Signal()  # a review began or ended, or how far it is

    def __init__(
        self,
        desk: Desk,
        focus: Focus,
        panel: ReviewPanel,
        messages: Messages,
        *,
        is_anonymous: bool,
    ) -> None:
        super().__init__(panel)
        self._messages = messages
        self._desk = desk
        self._focus = focus
        self._panel = panel
        self.is_anonymous = is_anonymous
        self.review: Reviewing | None = None
        panel.chosen.connect(focus.choose)
        panel.listed.connect(lambda nth: self.list_part(Part(nth)))
        panel.kind_chosen.connect(lambda nth: self._list_kind(_KINDS[nth]))
        desk.project_changed.connect(self.show_report)
        desk.report_opened.connect(self.show_report)
        desk.changed.connect(self._show_changes)
        focus.changed.connect(self._show_current)

    @property
    def row(self) -> Row | None:
        """The row that one is at."""
        review, key = self._desk.review, self._focus.key
        return review.row(key) if review is not None and key else None

    @property
    def row_key(self) -> LabelId | None:
        """Its key."""
        row = self.row
        return row.key if row else None

    def show_report(self, _workspace: Workspace | None = None) -> None:
        """Show the review of the report that was opened, as the one before was listed."""
        gold, before = self._desk.review, self.review
        self.review = None
        if gold is not None:
            self.review = Reviewing(gold, self._names(), self.is_anonymous)
            if before is not None:
                self.review.part, self.review.by_kind = before.part, before.by_kind
                self.review.only = before.only
            self.review.read()
        self._list()
        self._focus.set_mode(self._focus.mode)
        self._show_current()
        self.changed.emit()

    def list_part(self, part: Part) -> None:
        """List another part, and go to its first row."""
        if self.review is None:
            return
        self.review.part = part
        self._list_anew(self.review)

    def list_next_part(self) -> None:
        """List the next part: differences, what agrees, a share of it, all."""
        if self.review is not None:
            self.list_part(Part((self.review.part + 1) % len(Part)))

    def list_next_kind(self) -> None:
        """List one kind of difference alone: the next that there is, and in the end all again."""
        if self.review is not None:
            there = [each for each in _KINDS if each is None or self.review.kinds()[each]]
            at = there.index(self.review.only) if self.review.only in there else 0
            self._list_kind(there[(at + 1) % len(there)])

    def copy(self) -> None:
        """Copy what is listed: cells apart by tabs, rows by lines."""
        if self.review is None:
            return
        # few copy, and what the table of all labels needs takes a while to load
        from annotator.listing.rows import as_tsv

        rows = [
            [str(row.start), *(line.words(nth) for nth in range(1, len(self.review.headings())))]
            for row in self.review.listed()
            for line in (self.review.line(row),)
        ]
        QGuiApplication.clipboard().setText(
            as_tsv([self.tr("Place"), *self.review.headings()[1:]], rows)
        )
        self._messages.say(self.tr("%n row(s) copied", "", len(rows)))

    def toggle_order(self) -> None:
        """Order the list by kind, or by place."""
        if self.review is not None:
            self.review.by_kind = not self.review.by_kind
            self.retranslate()
            self.changed.emit()

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self._list()
        self._show_current()

    def _list_kind(self, kind: Kind | None) -> None:
        if self.review is not None:
            self.review.only = kind
            self._list_anew(self.review)

    def _list_anew(self, review: Reviewing) -> None:
        """List otherwise, and go to the first row where one is at none of them."""
        self._list()
        rows = review.listed()
        if rows and self.row_key not in {each.key for each in rows}:
            self._focus.choose(rows[0].key)
        self._show_current()

    def _show_changes(self, notice: Notice) -> None:
        if self.review is None:
            return
        self.review.read_again(notice.keys)
        lines = [self.review.line(row) for row in self.review.listed()]
        if [line.key for line in lines] == self._panel.keys:
            self._panel.update_lines(lines)
            self._name_parts(self.review)
        else:
            self._list()
        if not self._focus.is_held:
            self._show_current()
        self.changed.emit()

    def _list(self) -> None:
        review = self.review
        if review is None:
            self._panel.show_lines(["", "", ""], [], "")
            self._panel.show_note("")
            self._focus.view.set_versions(())
            return
        lines = [review.line(row) for row in review.listed()]
        differs_nowhere = review.part is Part.DIFFERENCES and review.only is None
        self._panel.say_nothing_listed(
            self.tr("They differ nowhere in this report.")
            if differs_nowhere
            else self.tr("Nothing to list here.")
        )
        self._panel.show_lines(review.headings(), lines, self.tr("Rows of the review"))
        self._name_parts(review)

    def _name_parts(self, review: Reviewing) -> None:
        words = {
            Part.DIFFERENCES: self.tr("differences {count}"),
            Part.AGREED: self.tr("agreed {count}"),
            Part.SHARE: self.tr("a share {count}"),
            Part.ALL: self.tr("all {count}"),
        }
        said = [words[each].format(count=review.count(each)) for each in Part]
        self._panel.show_parts(said, review.part)
        counts = review.kinds()
        kinds = [
            self.tr("all kinds") if each is None else f"{kind_words(each)} {counts[each]}"
            for each in _KINDS
        ]
        self._panel.show_kinds(kinds, _KINDS.index(review.only))
        self._panel.show_note(review.note())

    def _show_current(self) -> None:
        review, row = self.review, self.row
        if review is None or review.workspace is not self._desk.review:
            return  # another report comes, and is shown as soon as it is read
        self._focus.view.set_versions(review.versions(row.key if row else None))
        self._panel.set_current(row.key if row else "")
        if row is None:
            self._panel.versions.show_versions("", [], [], name="")
            return
        head = self._head(review, row)
        columns, fields = review.columns(row), review.fields(row)
        self._panel.versions.show_versions(head, columns, fields, name=self.tr("Versions"))

    def _head(self, review: Reviewing, row: Row) -> str:
        line = review.line(row)
        keys = [each.key for each in review.listed()]
        parts = [line.kinds]
        if row.key in keys:
            place = self.tr("{nth} of {count}")
            parts.append(place.format(nth=keys.index(row.key) + 1, count=len(keys)))
        return " · ".join([*parts, line.outcome])

    def _names(self) -> dict[Layer, str]:
        assert self._desk.operations is not None
        everyone = self._desk.operations.read(lambda project: annotators.everyone(project.db))
        return {Layer(each.id): each.name for each in everyone}
