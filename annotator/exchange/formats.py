"""The formats that documents are written in: each a module that says what it can carry."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

from annotator.exchange import (
    brat,
    cas,
    chat,
    conll,
    docbin,
    doccano,
    facts,
    hf,
    jsonl,
    labelstudio,
    offsets,
    webanno,
)
from annotator.exchange.carrying import Carries, Record
from annotator.exchange.chunks import PARAGRAPH, REPORT, SENTENCE
from annotator.exchange.lines import line_of, write_lines
from annotator.exchange.without_text import without_text
from schema.labels import LabelSchema

JSONL: Final = "jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """How a format is to be written; what a format has no use for is not looked at.

    `scheme` and `unit` are those of tags, `chunk` is where long reports are cut (see `chunks`) and
    `offsets` what places count in (see `offsets`); None leaves it to the format. `name` is that of
    the part of the data, `ending` that of the file. `without_texts` leaves hashes for texts.
    """

    schema: LabelSchema
    scheme: str = "BIO"
    unit: str = conll.CHARACTER
    chunk: str | int | None = None
    offsets: str | None = None
    without_texts: bool = False
    name: str = "all"
    ending: str = ""

    @property
    def counted(self) -> str:
        """What places count in, code points where nothing was said."""
        return self.offsets or offsets.CODE_POINT


def _refuse_nothing(_: Record) -> None:
    """Whatever a report holds, it can be written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """What a format carries, how its file or folder is written, and where it cuts by itself.

    Where the file is a line for each record, whatever the others are, `line` is what makes it.
    `offsets` are the units that places may be in: with one, its readers take no other. `shown` says
    which file of a folder holds the first record, None where what is written is no text. One that
    `is_tagged` writes a tag for each token, in a scheme. `refuse` raises UserError for a
    report that cannot be written.
    """

    carries: Carries
    write: Callable[[Iterable[Record], Path, Writing], None]
    line: Callable[[Record, Writing], bytes] | None = None
    is_folder: bool = False
    chunk: str = REPORT
    is_cut: bool = True  # else a report is always whole
    is_tagged: bool = False
    says_states: bool = False  # else what was rejected would be read as a label
    offsets: tuple[str, ...] = (offsets.CODE_POINT,)
    shown: str | None = ""
    refuse: Callable[[Record], None] = _refuse_nothing


def _jsonl_line(record: Record, how: Writing) -> bytes:
    placed = offsets.in_unit(record, how.counted)
    return line_of(without_text(placed) if how.without_texts else placed)


def _jsonl(records: Iterable[Record], target: Path, how: Writing) -> None:
    write_lines((_jsonl_line(record, how) for record in records), target)


def _conll(records: Iterable[Record], target: Path, how: Writing) -> None:
    conll.write(records, target, scheme=how.scheme, cut=conll.cut_by(how.unit))


def _hf(records: Iterable[Record], target: Path, how: Writing) -> None:
    cut = conll.cut_by(how.unit)
    named = {"name": how.name, "scheme": how.scheme, "unit": how.counted}
    hf.write(records, target, how.schema, cut=cut, **named)


def _facts(records: Iterable[Record], target: Path, how: Writing) -> None:
    facts.write(records, target, ending=how.ending, unit=how.counted)


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


def _folder(
    carries: Carries,
    write: Callable[[Iterable[Record], Path, LabelSchema], None],
    shown: str,
    unit: str = offsets.CODE_POINT,
) -> Format:
    """A format with a file for each report."""
    return Format(
        carries=carries,
        write=partial(_with_schema, write),
        is_folder=True,
        is_cut=False,
        offsets=(unit,),
        shown=shown,
    )


FORMATS: Final[Mapping[str, Format]] = {
    JSONL: Format(
        carries=jsonl.CARRIES,
        write=_jsonl,
        line=_jsonl_line,
        says_states=True,
        offsets=offsets.UNITS,
    ),
    "conll": Format(carries=conll.CARRIES, write=_conll, chunk=SENTENCE, is_tagged=True),
    "spacy": Format(
        carries=docbin.CARRIES,
        write=partial(_alone, docbin.write),
        chunk=SENTENCE,
        says_states=True,
        shown=None,
    ),
    "hf": Format(
        carries=hf.CARRIES,
        write=_hf,
        is_folder=True,
        is_tagged=True,
        chunk=SENTENCE,
        says_states=True,
        offsets=offsets.UNITS,
        shown=None,
    ),
    "doccano": Format(carries=doccano.CARRIES, write=partial(_alone, doccano.write)),
    "labelstudio": Format(
        carries=labelstudio.CARRIES,
        write=partial(_with_schema, labelstudio.write),
        is_folder=True,
        shown=labelstudio.TASKS,
    ),
    "brat": _folder(brat.CARRIES, brat.write, "*.ann"),
    "xmi": replace(
        _folder(cas.CARRIES, cas.write_xmi, "*.xmi", offsets.UTF16), refuse=cas.refuse_not_in_xml
    ),
    "casjson": _folder(cas.CARRIES, cas.write_json, "*.json", offsets.UTF16),
    "webanno": _folder(webanno.CARRIES, webanno.write, "*.tsv", offsets.UTF16),
    "chat": Format(carries=chat.CARRIES, write=partial(_with_schema, chat.write), chunk=PARAGRAPH),
    "facts": Format(carries=facts.CARRIES, write=_facts, is_cut=False, offsets=offsets.UNITS),
}
