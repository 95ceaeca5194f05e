"""The formats that documents are written in: each a module that says what it can carry."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from annotator.exchange import brat, conll, doccano, jsonl, labelstudio
from annotator.exchange.carrying import Carries, Record
from annotator.exchange.chunks import REPORT, SENTENCE
from schema.labels import LabelSchema

JSONL: Final = "jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """How a format is to be written; what a format has no use for is not looked at.

    `scheme` and `unit` are those of CoNLL, `chunk` is where long reports are cut (see `chunks`);
    None leaves it to the format.
    """

    schema: LabelSchema
    scheme: str = "BIO"
    unit: str = conll.CHARACTER
    chunk: str | int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """What a format carries, how its file or folder is written, and where it cuts by itself."""

    carries: Carries
    write: Callable[[Iterable[Record], Path, Writing], None]
    is_folder: bool = False
    chunk: str = REPORT
    says_states: bool = False  # else what was rejected would be read as a label


def _conll(records: Iterable[Record], target: Path, how: Writing) -> None:
    conll.write(records, target, scheme=how.scheme, cut=conll.cut_by(how.unit))


def _with_schema(
    write: Callable[[Iterable[Record], Path, LabelSchema], None],
    records: Iterable[Record],
    target: Path,
    how: Writing,
) -> None:
    write(records, target, how.schema)


def _alone(
    write: Callable[[Iterable[Record], Path], None],
    records: Iterable[Record],
    target: Path,
    _: Writing,
) -> None:
    write(records, target)


FORMATS: Final[Mapping[str, Format]] = {
    JSONL: Format(carries=jsonl.CARRIES, write=partial(_alone, jsonl.write), says_states=True),
    "conll": Format(carries=conll.CARRIES, write=_conll, chunk=SENTENCE),
    "doccano": Format(carries=doccano.CARRIES, write=partial(_alone, doccano.write)),
    "labelstudio": Format(
        carries=labelstudio.CARRIES,
        write=partial(_with_schema, labelstudio.write),
        is_folder=True,
    ),
    "brat": Format(carries=brat.CARRIES, write=partial(_with_schema, brat.write), is_folder=True),
}
