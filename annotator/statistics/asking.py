"""Asking the figures: which of them somebody may see, and what their queries give."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from annotator.ops import settings
from annotator.progress import Cancelled, never
from annotator.project import Project
from annotator.statistics import (
    agreement,
    categories,
    people,
    returned,
    rules,
    states,
    times,
)
from annotator.statistics.figure import Answer, Audience, Figure
from annotator.store import asked, roles
from schema.records import AnnotatorId

_FIGURES: Final = (
    *(states.FIGURE, people.FIGURE, returned.FIGURE, agreement.FIGURE),
    *(categories.FIGURE, rules.FIGURE, times.FIGURE),
)
_NAMED: Final = re.compile(r":(me|categories)\b")


@dataclass(frozen=True, slots=True)
class Outlook:
    """What somebody may see: others' work only where they look after it.

    That is who leads (made the project or opened a round), who reviews, and who labels nothing
    here; everybody else sees their own. `has_times` is whether the lead wants to see times.
    """

    person: AnnotatorId
    is_lead: bool
    is_overseer: bool
    has_times: bool

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures that they may see."""
        return tuple(each for each in _FIGURES if self._may_see(each))

    def _may_see(self, figure: Figure) -> bool:
        match figure.audience:
            case Audience.LEAD:
                return self.is_lead and self.has_times
            case Audience.OVERSEER:
                return self.is_overseer
        return True


def outlook(project: Project, person: AnnotatorId) -> Outlook:
    """What somebody may see of a project's figures."""
    db = project.db
    is_lead = roles.leads(db, person)
    is_overseer = is_lead or roles.reviews(db, person) or not roles.labels(db, person)
    return Outlook(person, is_lead, is_overseer, settings.has_times(project))


def answer(
    project: Project, figure: Figure, of: Outlook, is_cancelled: Cancelled = never
) -> Answer:
    """What a figure's query gives to somebody; CancelledError where nobody wants it any more."""
    values: dict[str, str | None] = {
        "me": None if of.is_overseer else of.person,
        "categories": json.dumps(project.schema.categories, ensure_ascii=False),
    }
    columns, rows = asked.ask(project.db, figure.query, values, is_cancelled)
    return Answer(figure, _written_in(figure.query, values), columns, rows)


def _written_in(query: str, values: Mapping[str, str | None]) -> str:
    """A query with its values in it, as one may paste it into any SQLite tool."""
    return _NAMED.sub(lambda found: _literal(values[found[1]]), query).strip() + ";"


def _literal(value: str | None) -> str:
    return "NULL" if value is None else "'" + value.replace("'", "''") + "'"
