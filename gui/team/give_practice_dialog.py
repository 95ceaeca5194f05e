"""Giving practice: to whom, how many settled reports, how many planted errors, the pass mark."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.errors import Problem, UserError
from annotator.ops import people as people_ops
from annotator.team import practice
from gui.dialogs.enter import press_by_default
from gui.dialogs.fault_line import FaultLine
from gui.plain import one_line
from gui.team.file_line import FileLine, free_name
from gui.widgets.inputs import Chooser
from gui.widgets.labels import named, role_label
from schema.records import Annotator, AnnotatorId

_MOST: Final = 12
_MARKS: Final = tuple(range(50, 100, 5))
_NOBODY: Final = AnnotatorId("")  # has labelled nothing, as somebody new


@dataclass(frozen=True, slots=True)
class PracticeChoice:
    """What the dialog was left with."""

    person: Annotator
    out: Path
    count: int
    errors: int
    pass_mark: int


class GivePracticeDialog(QDialog):
    """Enter writes the file; a name that is written stands for somebody new."""

    def __init__(
        self,
        people: Sequence[Annotator],
        names: Mapping[AnnotatorId, str],
        project: Path,
        free: Callable[[AnnotatorId, int], int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Give practice"))
        self._free = free  # on how many reports somebody can practise, of so many at most
        self._people = people
        self._project = project
        self._suggested: Path | None = None
        self.choice: PracticeChoice | None = None
        self._person = Chooser(name="practiceTo")
        self._new_name = named(QLineEdit(), "practiceNewName")
        self._count = _numbers("practiceReports", range(1, _MOST + 1), practice.REPORTS)
        self._errors = _numbers("practiceErrors", range(_MOST + 1), practice.ERRORS)
        self._mark = _numbers("practiceMark", _MARKS, practice.PASS_MARK, suffix=" %")
        self._file = named(FileLine(self.windowTitle()), "practiceFile")
        self._wrong = FaultLine("practiceTold")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._go = self._buttons.addButton(
            self.tr("Write the file"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._person.addItem(self.tr("somebody new"), None)
        for each in people:
            self._person.addItem(one_line(names.get(each.id, each.name)), each.id)
        self._lay_out()
        self._person.currentIndexChanged.connect(self._show_person)
        self._new_name.textChanged.connect(self._show_person)
        self._file.changed.connect(self._allow)
        self._person.currentIndexChanged.connect(self._show_free)
        self._show_person()
        self._show_free()
        self._new_name.setFocus()

    def accept(self) -> None:
        """Take what was chosen, if the name can be taken."""
        person_id, out = self._person.currentData(), self._file.path
        try:
            known = next((each for each in self._people if each.id == person_id), None)
            person = known or people_ops.somebody_new(self._new_name.text())
        except UserError as error:
            self._wrong.tell(error)
            return
        assert out is not None
        figures = (each.currentData() for each in (self._count, self._errors, self._mark))
        self.choice = PracticeChoice(person, out, *figures)
        super().accept()

    def _lay_out(self) -> None:
        told = role_label("dim")
        told.setWordWrap(True)
        told.setText(
            self.tr(
                "A file of its own with settled reports whose gold is hidden. Nothing of it reaches"
                " gold, exports or agreement. That errors are planted is announced there."
            )
        )
        form = QFormLayout()
        rows: tuple[tuple[str, QWidget], ...] = (
            (self.tr("To"), self._person),
            (self.tr("Name of somebody new"), self._new_name),
            (self.tr("Reports"), self._count),
            (self.tr("Planted errors"), self._errors),
            (self.tr("Pass mark"), self._mark),
            (self.tr("File"), self._file),
        )
        for words, part in rows:
            form.addRow(words, part)
            part.setAccessibleName(words)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(told)
        column.addLayout(form)
        column.addWidget(self._wrong)
        column.addWidget(self._buttons)
        press_by_default(self._go)
        self.setMinimumWidth(600)

    def _show_person(self) -> None:
        is_new = self._person.currentData() is None
        self._new_name.setEnabled(is_new)
        name = self._new_name.text().strip() if is_new else self._person.currentText()
        if self._file.path in (None, self._suggested):
            stem = self.tr("practice-{name}").format(name=name)
            self._suggested = free_name(self._project.parent, stem)
            self._file.suggest(self._suggested)
        self._allow()

    def _show_free(self) -> None:
        """Offer as many reports as there are for this person; without any, say why."""
        free = self._free(self._person.currentData() or _NOBODY, _MOST)
        chosen = self._count.currentData() or practice.REPORTS
        with QSignalBlocker(self._count):
            self._count.clear()
            for each in range(1, free + 1):
                self._count.addItem(str(each), each)
            self._count.setCurrentIndex(min(chosen, free) - 1)
        self._wrong.setVisible(not free)
        if not free:
            self._wrong.tell(UserError(Problem.NO_GOLD))
        self._allow()

    def _allow(self) -> None:
        is_named = self._person.currentData() is not None or bool(self._new_name.text().strip())
        is_any = self._count.count() > 0
        self._go.setEnabled(is_named and is_any and self._file.path is not None)


def _numbers(name: str, offered: Sequence[int], chosen: int, *, suffix: str = "") -> Chooser:
    chooser = Chooser(name=name)
    for each in offered:
        chooser.addItem(f"{each}{suffix}", each)
    chooser.setCurrentIndex(chooser.findData(chosen))
    return chooser
