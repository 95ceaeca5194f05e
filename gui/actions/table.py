"""All actions in one table."""

from typing import Final

from gui.actions import caret, labelling, navigation, project, view
from gui.actions.spec import ActionSpec

ALL: Final[tuple[ActionSpec, ...]] = (
    *project.ACTIONS,
    *labelling.ACTIONS,
    *caret.ACTIONS,
    *navigation.ACTIONS,
    *view.ACTIONS,
)
BY_ID: Final = {spec.id: spec for spec in ALL}
