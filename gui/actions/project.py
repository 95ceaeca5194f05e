"""What is done with whole reports and with the project."""

from functools import partial
from typing import Final

from gui.actions import conditions as when
from gui.actions.marked import QT_TRANSLATE_NOOP
from gui.actions.spec import ActionSpec, Menu

_Project = partial(ActionSpec, menu=Menu.PROJECT)
_Report = partial(ActionSpec, menu=Menu.REPORT)

PROJECT: Final = (
    _Project(
        id="project.new",
        text=QT_TRANSLATE_NOOP("Actions", "New project…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Make a new project file"),
        keys=("Ctrl+N",),
    ),
    _Project(
        id="project.open",
        text=QT_TRANSLATE_NOOP("Actions", "Open project…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Open a project file"),
        keys=("Ctrl+O",),
    ),
    _Project(
        id="project.import",
        text=QT_TRANSLATE_NOOP("Actions", "Import reports…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Bring reports into the project and suggest for them"),
        condition=when.can_work,
        keys=("Ctrl+I",),
    ),
    _Project(
        id="project.imports",
        text=QT_TRANSLATE_NOOP("Actions", "Imports…"),
        tip=QT_TRANSLATE_NOOP("Actions", "What was imported when; an import can be taken back"),
        condition=when.has_project,
    ),
    _Project(
        id="project.prelabel",
        text=QT_TRANSLATE_NOOP("Actions", "Suggest for reports without suggestions"),
        tip=QT_TRANSLATE_NOOP("Actions", "Let the engine read the reports that have none"),
        condition=when.can_work,
    ),
    _Project(
        id="project.export",
        text=QT_TRANSLATE_NOOP("Actions", "Export…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Write labels for trainers and other tools"),
        condition=when.has_project,
        keys=("Ctrl+E",),
    ),
    _Project(
        id="project.send_copy",
        opens_group=True,
        text=QT_TRANSLATE_NOOP("Actions", "Send a copy…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Write one whole file with everything stored so far"),
        condition=when.has_project,
    ),
    _Project(
        id="project.stored",
        text=QT_TRANSLATE_NOOP("Actions", "When was it stored?"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Say when the last decision was stored; all is saved at once"
        ),
        condition=when.has_project,
        keys=("Ctrl+S",),
    ),
    _Project(
        id="project.backups",
        text=QT_TRANSLATE_NOOP("Actions", "Backups…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Backups that were made meanwhile; restore one as a file"),
    ),
    _Project(
        id="project.repair",
        text=QT_TRANSLATE_NOOP("Actions", "Repair a damaged project…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Save what can be read of it into a new file"),
        condition=when.is_not_busy,
    ),
    _Project(
        id="project.switch_person",
        opens_group=True,
        text=QT_TRANSLATE_NOOP("Actions", "Who is at the keyboard…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Let somebody else label, or mend your name"),
        keys=("Ctrl+Alt+P",),
    ),
    _Project(
        id="project.person",
        text=QT_TRANSLATE_NOOP("Actions", "Your name…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Say by which name your decisions are signed"),
    ),
)

QUIT: Final = _Project(
    id="project.quit",
    text=QT_TRANSLATE_NOOP("Actions", "Quit"),
    tip=QT_TRANSLATE_NOOP("Actions", "Close the window"),
    keys=("Ctrl+Q",),
    opens_group=True,
)

REPORT: Final = (
    _Report(
        id="edit.undo",
        text=QT_TRANSLATE_NOOP("Actions", "Undo"),
        tip=QT_TRANSLATE_NOOP("Actions", "Take back your last decision, wherever it was"),
        condition=when.can_write,
        keys=("Ctrl+Z",),
    ),
    _Report(
        id="edit.redo",
        text=QT_TRANSLATE_NOOP("Actions", "Redo"),
        tip=QT_TRANSLATE_NOOP("Actions", "Repeat what you undid last"),
        condition=when.can_write,
        keys=("Ctrl+Shift+Z", "Ctrl+Y"),
    ),
    _Report(
        id="report.finish",
        text=QT_TRANSLATE_NOOP("Actions", "Finish and go to the next report"),
        tip=QT_TRANSLATE_NOOP("Actions", "Mark the report finished; asks if something is left"),
        condition=when.can_label,
        keys=("Ctrl+Return", "Ctrl+Enter"),
        hint=QT_TRANSLATE_NOOP("Actions", "finish"),
    ),
    _Report(
        id="report.unusable",
        text=QT_TRANSLATE_NOOP("Actions", "Cannot be used…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Say why the report cannot be labelled"),
        condition=when.can_label,
    ),
    _Report(
        id="report.reopen",
        text=QT_TRANSLATE_NOOP("Actions", "Reopen…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Open a finished report again; its gold is withdrawn"),
        condition=when.is_closed,
        keys=("Ctrl+Shift+R",),
    ),
)

ACTIONS: Final = (*PROJECT, *REPORT)
