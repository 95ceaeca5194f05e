"""A team's work: people, rounds, handing out and in, bringing other files in."""

from functools import partial
from typing import Final

from gui.actions import conditions as when
from gui.actions.marked import QT_TRANSLATE_NOOP
from gui.actions.spec import ActionSpec, Menu

_Team = partial(ActionSpec, menu=Menu.TEAM, condition=when.can_work)

ACTIONS: Final = (
    _Team(
        id="team.rounds",
        text=QT_TRANSLATE_NOOP("Actions", "Rounds…"),
        tip=QT_TRANSLATE_NOOP("Actions", "See how far the rounds are; return reports, close one"),
        condition=when.has_project,
        keys=("Ctrl+F2",),
    ),
    _Team(
        id="team.new_round",
        text=QT_TRANSLATE_NOOP("Actions", "New round…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Give reports to people, by a plan that is shown before"),
        keys=("Ctrl+Shift+F8",),
    ),
    _Team(
        id="team.people",
        text=QT_TRANSLATE_NOOP("Actions", "People…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Who is in the project and what they do; rename, add"),
        condition=when.has_project,
    ),
    _Team(
        id="team.hand_out",
        opens_group=True,
        text=QT_TRANSLATE_NOOP("Actions", "Hand out…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Write a file with one person's reports for them"),
    ),
    _Team(
        id="team.hand_in",
        text=QT_TRANSLATE_NOOP("Actions", "Hand in…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Hand in what you have finished, as a package to send"),
        keys=("Shift+F8",),
    ),
    _Team(
        id="team.merge",
        text=QT_TRANSLATE_NOOP("Actions", "Take in packages…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Bring in what others handed in, or other copies"),
    ),
    _Team(
        id="team.conflicts",
        text=QT_TRANSLATE_NOOP("Actions", "Conflicts…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Settle where two machines decided differently"),
        condition=when.has_project,
    ),
    _Team(
        id="team.practice",
        opens_group=True,
        text=QT_TRANSLATE_NOOP("Actions", "How the practice goes…"),
        tip=QT_TRANSLATE_NOOP("Actions", "In a file of practice: what differs from gold, and why"),
        condition=when.has_project,
    ),
    _Team(
        id="team.give_practice",
        text=QT_TRANSLATE_NOOP("Actions", "Give practice…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Write a file of settled reports for a newcomer"),
    ),
    _Team(
        id="team.judge_practice",
        text=QT_TRANSLATE_NOOP("Actions", "Judge a practice…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Hold a practice that came back against its gold"),
    ),
)
