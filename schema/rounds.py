"""Rounds of a team: who labels and reviews which reports, and how far each has gone."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, cast

from schema.fields import items, stated, text
from schema.records import AnnotatorId, Fields, Json, OperationId, ReportId

_WHOLE: Final = 100  # percent


class Role(StrEnum):
    """What somebody does in a round."""

    ANNOTATOR = "annotator"
    REVIEWER = "reviewer"


class Sight(StrEnum):
    """What somebody sees of the suggestions in a round."""

    UNAIDED = "unaided"
    SUGGESTIONS = "suggestions"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Member:
    """What one person does and sees in a round.

    With `after_practice` they label nothing in it before they have passed a practice.
    """

    person: AnnotatorId
    role: Role = Role.ANNOTATOR
    sight: Sight = Sight.FULL
    after_practice: bool = False


@dataclass(frozen=True, slots=True)
class Round:
    """A stretch of a team's work: who labels which reports, under which schema and engine.

    `overlap` is how many label each report, or only a `share` of them in percent, and one the
    others; `schema` the version of labels and guidelines, `engines` whose suggestions stand, `at`
    when it began (UTC, ISO 8601). Closing writes what agreement is counted on: `heads`, the newest
    operations then, and `counted`, a hash of labels.
    """

    id: str
    name: str
    at: str
    members: tuple[Member, ...]
    reports: tuple[ReportId, ...]
    overlap: int = 1
    seed: int = 0
    schema: str = ""
    engines: tuple[str, ...] = ()
    is_open: bool = True
    heads: tuple[OperationId, ...] = ()
    counted: str | None = None
    share: int = 100


class Handed(StrEnum):
    """How far a report has gone between who hands it out and who labels it."""

    ASSIGNED = "assigned"
    HANDED_IN = "handed_in"
    RETURNED = "returned"
    IN_REVIEW = "in_review"


@dataclass(frozen=True, slots=True)
class Assignment:
    """One report for one person in a round; `reason` says why it was returned."""

    round: str
    report: ReportId
    person: AnnotatorId
    role: Role = Role.ANNOTATOR
    state: Handed = Handed.ASSIGNED
    reason: str | None = None

    @property
    def id(self) -> str:
        """The same assignment has one id on every machine."""
        return f"{self.round}/{self.report}/{self.person}"


def round_fields(of: Round) -> dict[str, Json]:
    """A round's payload."""
    members: list[Json] = [*map(_member_fields, of.members)]
    return stated(
        {
            "name": of.name,
            "at": of.at,
            "members": members,
            "reports": [*of.reports],
            "overlap": of.overlap,
            "seed": of.seed,
            "schema": of.schema,
            "engines": [*of.engines],
            "state": "open" if of.is_open else "closed",
            "heads": [*of.heads] or None,
            "counted": of.counted,
            "share": None if of.share == _WHOLE else of.share,
        }
    )


def round_from_fields(round_id: str, fields: Fields) -> Round:
    """A round from its payload."""
    return Round(
        id=round_id,
        name=text(fields, "name"),
        at=text(fields, "at"),
        members=tuple(_member(each) for each in items(fields.get("members"))),
        reports=tuple(ReportId(str(each)) for each in items(fields.get("reports"))),
        overlap=int(str(fields["overlap"])),
        seed=int(str(fields["seed"])),
        schema=text(fields, "schema"),
        engines=tuple(str(each) for each in items(fields.get("engines"))),
        is_open=fields["state"] == "open",
        heads=tuple(OperationId(str(each)) for each in items(fields.get("heads"))),
        counted=cast(str | None, fields.get("counted")),
        share=int(str(fields.get("share", _WHOLE))),
    )


def assignment_fields(assignment: Assignment) -> dict[str, Json]:
    """An assignment's payload."""
    return stated(
        {
            "round": assignment.round,
            "report": assignment.report,
            "person": assignment.person,
            "role": assignment.role.value,
            "state": assignment.state.value,
            "reason": assignment.reason,
        }
    )


def assignment_from_fields(fields: Fields) -> Assignment:
    """An assignment from its payload."""
    return Assignment(
        text(fields, "round"),
        ReportId(text(fields, "report")),
        AnnotatorId(text(fields, "person")),
        Role(text(fields, "role")),
        Handed(text(fields, "state")),
        cast(str | None, fields.get("reason")),
    )


def _member_fields(of: Member) -> dict[str, Json]:
    return stated(
        {
            "person": of.person,
            "role": of.role.value,
            "sight": of.sight.value,
            "after_practice": of.after_practice or None,
        }
    )


def _member(value: Json) -> Member:
    if not isinstance(value, dict):
        raise ValueError("a member must be an object")
    person, role, sight = (text(value, key) for key in ("person", "role", "sight"))
    return Member(
        AnnotatorId(person), Role(role), Sight(sight), value.get("after_practice") is True
    )
