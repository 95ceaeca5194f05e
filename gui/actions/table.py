"""All actions in one table."""

from typing import Final

from gui.actions import (
    about_report,
    agreement,
    all_labels,
    caret,
    category,
    finding,
    history,
    labelling,
    lexicon,
    navigation,
    notes,
    progress,
    project,
    review,
    schema,
    several,
    team,
    to_check,
    view,
)
from gui.actions.spec import ActionSpec

ALL: Final[tuple[ActionSpec, ...]] = (
    *project.ACTIONS,
    *about_report.ACTIONS,
    *history.ACTIONS,
    *labelling.ACTIONS,
    *category.ACTIONS,
    *several.ACTIONS,
    *lexicon.ACTIONS,
    *schema.ACTIONS,
    project.QUIT,
    *to_check.ACTIONS,
    *review.ACTIONS,
    *agreement.ACTIONS,
    *caret.ACTIONS,
    *team.ACTIONS,
    *progress.ACTIONS,
    *navigation.ACTIONS,
    *all_labels.ACTIONS,
    *notes.ACTIONS,
    *finding.ACTIONS,
    *view.ACTIONS,
)
BY_ID: Final = {spec.id: spec for spec in ALL}
