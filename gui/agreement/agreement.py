"""Agreement as one part of the window: opens its dialog, and goes where a case is."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from annotator.agreement import tables
from annotator.agreement.agreement import Agreement
from annotator.errors import UserError
from annotator.store import rounds
from gui import texts
from gui.actions.action_set import Handler
from gui.agreement.asking import Asking, FiguresOf, RoundsOf, Shown
from gui.agreement.dialog import AgreementDialog
from gui.agreement.paper import printed_agreement
from gui.appearance import Appearance
from gui.desk import Desk
from gui.dialogs.staying import close_for_good, show_in_front
from gui.printing import print_pages
from gui.projects.report_flow import ReportFlow

_LATEX: Final = ".tex"


class AgreementRoom(QObject):
    """Joins the dialog with the project in the background and the report on screen."""

    def __init__(
        self,
        desk: Desk,
        flow: ReportFlow,
        appearance: Appearance,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._flow = flow
        self._appearance = appearance
        self._window = window
        self.dialog: AgreementDialog | None = None
        self._asking: Asking | None = None
        self._found: Agreement | None = None
        desk.project_changed.connect(self.close)

    def handlers(self) -> Mapping[str, Handler]:
        """What the action of agreement does."""
        return {"review.agreement": self.show}

    def show(self, layers: Sequence[str] = ()) -> None:
        """Open the window of agreement, or bring it to the front and work everything out anew.

        With layers it is about these, held against each other.
        """
        if self._desk.operations is None:
            return
        if self.dialog is None:
            self._open()
        assert self.dialog is not None
        if layers:
            self.dialog.offer_layers(tuple(layers))
        assert self._asking is not None
        self.dialog.show_busy()
        self._asking.ask(FiguresOf(self.dialog.scope.currentData()))
        show_in_front(self.dialog)

    def close(self) -> None:
        """Leave what another project said."""
        if self._asking is not None:
            self._asking.stop()
            self._asking.deleteLater()
        close_for_good(self.dialog)
        self._asking, self.dialog = None, None

    @property
    def is_busy(self) -> bool:
        """Whether something is still being worked out."""
        return self._asking is not None and self._asking.is_busy

    def _open(self) -> None:
        operations = self._desk.operations
        assert operations is not None
        every = operations.read(lambda project: rounds.everything(project.db))[::-1]
        names = texts.choice_names(self._desk.schema.category)
        theme = self._appearance.theme
        self.dialog = dialog = AgreementDialog(every, names, theme, self._window)
        self._asking = asking = Asking(self._desk, self)
        asking.figured.connect(self._show)
        asking.compared.connect(dialog.show_rounds)
        asking.listed.connect(dialog.cases.show_cases)
        asking.failed.connect(dialog.tell)
        dialog.scope_wanted.connect(lambda of: asking.ask(FiguresOf(of)))
        dialog.rounds_wanted.connect(lambda: asking.ask(RoundsOf()))
        dialog.cases.wanted.connect(asking.ask)
        dialog.cases.chosen.connect(self._go_to)
        dialog.print_wanted.connect(self._print)
        dialog.file_wanted.connect(self._ask_file)
        self._appearance.theme_changed.connect(dialog.set_theme)

    def write(self, path: Path) -> None:
        """Write all figures with definitions and sources: for LaTeX by its ending, else as CSV."""
        assert self.dialog is not None
        assert self._found is not None
        is_latex = path.suffix.lower() == _LATEX
        write = tables.write_latex if is_latex else tables.write_csv
        try:
            write(self._found, path, texts.language())
        except (OSError, UserError) as error:
            self.dialog.tell(error)

    def _ask_file(self) -> None:
        if self.dialog is None or self._found is None or self._desk.operations is None:
            return
        folder = self._desk.operations.path.with_name("agreement.csv")
        chosen, _ = QFileDialog.getSaveFileName(
            *(self.dialog, self.tr("Save the figures"), str(folder), f"(*.csv *{_LATEX})")
        )
        if chosen:
            self.write(Path(chosen))

    def _show(self, found: Agreement) -> None:
        self._found = found
        if self.dialog is not None:
            self.dialog.show_agreement(found)

    def _go_to(self, shown: Shown) -> None:
        """Open the report of a case with its place in sight; the keyboard goes there too."""
        self._flow.go_to(shown.case.report, shown.case.start, shown.case.end)

    def _print(self) -> None:
        if self.dialog is not None and self._found is not None:
            scope, picture = self.dialog.scope.currentText(), self.dialog.confusion.as_picture()
            try:
                print_pages(printed_agreement(self._found, scope, picture), self.dialog)
            except UserError as error:
                self.dialog.tell(error)
