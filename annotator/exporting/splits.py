"""Which part of the data a report belongs to: train, dev or test, the same on every machine."""

from collections.abc import Mapping
from typing import Final

from annotator import alike
from annotator.project import Project
from annotator.store import reports, texts
from schema.records import ReportId, digest

TRAIN: Final = "train"
DEV: Final = "dev"
TEST: Final = "test"
PARTS: Final = (TRAIN, DEV, TEST)
_DEV_FROM, _TEST_FROM = 0.8, 0.9
_HASHES: Final = 1 << 64


def parts(project: Project, seed: int) -> Mapping[ReportId, str]:
    """The part of every report, by hash; those that are nearly the same go the same way.

    A report stays where it is when others come in, unless one of them is nearly the same.
    """
    groups = alike.groups(texts.sketches(project.db), lambda report: texts.get(project.db, report))
    leaders = {report: min(group) for group in groups for report in group}
    found = reports.ids(project.db)
    return {report: _part(leaders.get(report, report), seed) for report in found}


def share(*words: object) -> float:
    """A number from 0 to 1, not with it, that follows from the words alone."""
    return int(digest(*map(str, words))[:16], 16) / _HASHES


def _part(leader: ReportId, seed: int) -> str:
    place = share("split", seed, leader)
    return TEST if place >= _TEST_FROM else DEV if place >= _DEV_FROM else TRAIN
