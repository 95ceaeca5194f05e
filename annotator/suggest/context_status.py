"""How firmly a number holds: done, an aim, a rule or a limit; a level or a change."""

import re
from typing import Final

from annotator.suggest.context_aims import is_aim, is_done_already
from annotator.suggest.context_rules import (
    follows_rule,
    is_bound_by_rule,
    is_goal,
    is_rate,
    is_rule,
    is_threshold,
)
from annotator.suggest.context_said import Aspect, Said, Status, frames
from annotator.suggest.not_numbers import kind_of


def status_of(said: Said) -> Status:
    """What the words around a number make of it."""
    if is_threshold(said):
        return Status.THRESHOLD
    if is_rate(said):
        return Status.STANDARD
    if is_bound_by_rule(said):
        return Status.STANDARD
    if (
        (said.ahead and not is_done_already(said))
        or is_aim(said)
        or (said.planned and is_goal(said))
    ):
        return Status.TARGET
    if is_rule(said) or follows_rule(said):
        return Status.STANDARD
    return Status.DONE


_OF_DEGREE: Final = re.compile("提升|提高|减贫(?=[^，。]{0,6}(?:工程|项目|行动|计划))")
"""Said of degrees, never of how many (巩固提升已脱贫户90户)."""
_EARNING: Final = ("增收", "增产", "创收")
_COUNTED: Final = frozenset({"people", "thing", "place", ""})
"""So many earned more; none of them says by how much."""


def aspect_of(said: Said) -> Aspect:
    """Whether the words before a number say that something changed by it."""
    near = max(said.sentence, said.number.start - 24)
    changed = frames().change.search(said.text[near : said.number.start])
    if changed and said.unit and _OF_DEGREE.match(changed[0]) and kind_of(said.unit) in _COUNTED:
        changed = None
    earned = changed and changed[0].startswith(_EARNING)
    if changed and not (earned and kind_of(said.unit) in _COUNTED):
        return Aspect.CHANGE
    beside = said.previous is not None and (
        said.text[said.previous.end : said.number.start] in ("、", "，", "")
    )
    return said.aspect if beside else Aspect.LEVEL
