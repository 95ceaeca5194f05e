"""Practice: reports of settled gold that a newcomer labels in a file of their own, to learn by."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, cast

from schema.records import AnnotatorId, Fields, Json, ReportId

TABLE: Final = """CREATE TABLE practice (
    id TEXT PRIMARY KEY,
    annotator TEXT NOT NULL,
    at TEXT NOT NULL,
    reports TEXT NOT NULL,
    seed INTEGER NOT NULL,
    errors INTEGER NOT NULL,
    pass_mark INTEGER NOT NULL,
    hidden TEXT NOT NULL,
    state TEXT NOT NULL,
    right_ones INTEGER NOT NULL,
    judged INTEGER NOT NULL,
    clauses TEXT NOT NULL,
    CHECK (pass_mark BETWEEN 0 AND 100 AND errors >= 0),
    CHECK (state IN ('given', 'passed', 'failed'))
) STRICT"""

Share = tuple[int, int]  # how many are right, and of how many


class PracticeState(StrEnum):
    """Whether a newcomer's practice has been judged, and how."""

    GIVEN = "given"
    PASSED = "passed"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Practice:
    """What one person practises on; its id is that of the project that the practice file is.

    `errors` is how many of the suggestions are planted errors, which is announced; `pass_mark` is
    in percent; `hidden` holds the gold and which suggestions are planted, packed, so that neither
    views nor searches show them. `right` of `judged` are counted once it was judged, and of each
    clause by its id ("" for what no clause is about).
    """

    id: str
    person: AnnotatorId
    at: str
    reports: tuple[ReportId, ...]
    seed: int
    errors: int
    pass_mark: int
    hidden: str = field(repr=False)
    state: PracticeState = PracticeState.GIVEN
    right: int = 0
    judged: int = 0
    clauses: Mapping[str, Share] = field(default_factory=dict)


def practice_fields(of: Practice) -> dict[str, Json]:
    """A practice's payload."""
    return {
        "person": of.person,
        "at": of.at,
        "reports": [*of.reports],
        "seed": of.seed,
        "errors": of.errors,
        "pass_mark": of.pass_mark,
        "hidden": of.hidden,
        "state": of.state.value,
        "right": of.right,
        "judged": of.judged,
        "clauses": {clause: [*share] for clause, share in of.clauses.items()},
    }


def practice_from_fields(practice_id: str, fields: Fields) -> Practice:
    """A practice from its payload; KeyError or ValueError where it is none."""
    clauses = cast(Mapping[str, list[int]], fields["clauses"])
    numbers = (int(str(fields[name])) for name in ("seed", "errors", "pass_mark"))
    seed, errors, pass_mark = numbers
    return Practice(
        id=practice_id,
        person=AnnotatorId(str(fields["person"])),
        at=str(fields["at"]),
        reports=tuple(ReportId(str(each)) for each in cast(list[Json], fields["reports"])),
        seed=seed,
        errors=errors,
        pass_mark=pass_mark,
        hidden=str(fields["hidden"]),
        state=PracticeState(str(fields["state"])),
        right=int(str(fields["right"])),
        judged=int(str(fields["judged"])),
        clauses={clause: (share[0], share[1]) for clause, share in clauses.items()},
    )
