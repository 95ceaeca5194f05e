"""Handing out: to whom, what their file will hold and what not, and where it is written."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QVBoxLayout,
    QWidget,
)

from annotator.team.stages import Stage, Standing
from gui.dialogs.enter import press_by_default
from gui.plain import one_line
from gui.team import words
from gui.team.file_line import FileLine, free_name
from gui.widgets.inputs import Chooser
from gui.widgets.labels import named, role_label
from schema.records import AnnotatorId
from schema.rounds import Role, Round, Sight

Given = Mapping[str, Sequence[Standing]]  # by the id of the round


class HandOutDialog(QDialog):
    """Offers who has reports in a round; Enter writes their file."""

    def __init__(
        self,
        rounds: Sequence[Round],
        given: Given,
        names: Mapping[AnnotatorId, str],
        project: Path,
        here: AnnotatorId,
        waiting: Collection[AnnotatorId] = (),
        done: Collection[AnnotatorId] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Hand out"))
        self._rounds = rounds
        self._given = given
        self._project = project
        self._here = here
        self._waiting = waiting  # they have to pass a practice first
        self._suggested: Path | None = None
        self._person = Chooser(name="handOutTo")
        self._inside = role_label("inside", "handOutInside")
        self._file = named(FileLine(self.tr("Hand out")), "handOutFile")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._go = self._buttons.addButton(
            self.tr("Write the file"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.people: Sequence[AnnotatorId] = self._people()
        for person in self.people:
            self._person.addItem(one_line(names.get(person, person)), person)
        at = (self._person.findData(each) for each in self.people if each not in done)
        self._person.setCurrentIndex(next(at, 0))
        self._lay_out()
        self._person.currentIndexChanged.connect(self._show_person)
        self._file.changed.connect(self._allow)
        self._show_person()

    @property
    def person(self) -> AnnotatorId | None:
        """Who is to have the file."""
        chosen = self._person.currentData()
        return AnnotatorId(chosen) if chosen else None

    @property
    def path(self) -> Path | None:
        """Where it is written."""
        return self._file.path

    def _people(self) -> list[AnnotatorId]:
        found = dict.fromkeys(
            each.assignment.person
            for of in self._rounds
            for each in self._given[of.id]
            if each.assignment.role is Role.ANNOTATOR and each.assignment.person != self._here
        )
        return list(found)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(self.tr("To"), self._person)
        form.addRow(self.tr("File"), self._file)
        self._person.setAccessibleName(self.tr("To"))
        self._inside.setWordWrap(True)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self._inside, 1)
        column.addWidget(self._buttons)
        press_by_default(self._go)
        self.setMinimumWidth(620)

    def _show_person(self) -> None:
        person = self.person
        if person is None:
            self._inside.setText(
                self.tr(
                    "Nobody has reports in an open round. Make a round first, and give them out."
                )
            )
            self._allow()
            return
        lines = [self._said(of, person) for of in self._rounds]
        self._inside.setText(
            "\n".join(
                [
                    self.tr("In the file:"),
                    *(f"•  {each}" for each in lines if each),
                    "•  "
                    + self.tr("their own labels so far, and what a review settled or said to all"),
                    "•  " + self.tr("labels, guidelines and terms as they are now"),
                    self.tr("Not in it: labels, comments or work of anybody else."),
                ]
            )
        )
        if self._file.path in (None, self._suggested):
            stem = f"{self._project.stem}-{self._person.currentText()}"
            self._suggested = free_name(self._project.parent, stem)
            self._file.suggest(self._suggested)
        self._allow()

    def _said(self, of: Round, person: AnnotatorId) -> str:
        own = [
            each
            for each in self._given[of.id]
            if each.assignment.person == person and each.assignment.role is Role.ANNOTATOR
        ]
        if not own:
            return ""
        if self._is_waiting(of, person):
            return self.tr("not yet: round {name}, until a practice is passed").format(
                name=one_line(of.name)
            )
        stages = Counter(each.stage for each in own)
        sights = (each.sight for each in of.members if each.person == person)
        said = self.tr("round {name}: {count} reports, with {sight}").format(
            name=one_line(of.name),
            count=len(own),
            sight=words.sight_words(next(sights, Sight.FULL)),
        )
        if stages[Stage.RETURNED]:
            returned = self.tr("{count} of them returned").format(count=stages[Stage.RETURNED])
            said = f"{said}; {returned}"
        return said

    def _is_waiting(self, of: Round, person: AnnotatorId) -> bool:
        parts = (each for each in of.members if each.person == person)
        return person in self._waiting and any(each.after_practice for each in parts)

    def _allow(self) -> None:
        person = self.person
        is_open = person is not None and any(
            self._said(of, person) and not self._is_waiting(of, person) for of in self._rounds
        )
        self._go.setEnabled(is_open and self.path is not None)
