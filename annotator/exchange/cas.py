"""UIMA CAS with its type system, as XMI or JSON, for INCEpTION: a file for each report.

In ours one span layer holds all labels, with a text feature for the label and for each attribute,
and one relation layer the links; of others' files spans of every layer that people make are read.
DKPro's metadata say what the report is called. Places in the files are
UTF-16 units; cassis converts them.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from annotator.errors import Problem, UserError
from annotator.exchange.attributes import as_text, from_text, known
from annotator.exchange.bad_record import BadRecord
from annotator.exchange.carrying import (
    Carries,
    Record,
    Row,
    add_link,
    attributes_of,
    links_of,
    name_of,
    name_of_theirs,
    place,
    rows_of,
)
from annotator.exchange.extras import needed
from annotator.exchange.file_names import FileNames, name_from
from annotator.exchange.tally import leave
from annotator.exchange.uima_layers import (
    LINK_LAYER,
    SPAN_LAYER,
    is_of_texts,
    is_of_words,
    label_in,
    short_name,
)
from annotator.exchange.xml_text import NOT_IN_XML
from schema.labels import LabelSchema

CARRIES: Final = Carries(name=True)
TYPES: Final = "TypeSystem.xml"
_METADATA: Final = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"
_TITLE: Final = "documentTitle"
_OF_METADATA: Final = (_TITLE, "documentId", "documentUri", "collectionId", "documentBaseUri")
_LABEL: Final = "label"
_SOURCE, _TARGET = "Governor", "Dependent"  # as INCEpTION names the ends of a relation
_NEXT: Final = "next"  # and in a chain what follows


def write_xmi(records: Iterable[Record], target: Path, schema: LabelSchema) -> None:
    """A folder with an .xmi for each report and the type system.

    UserError for a text with characters that no XML can hold.
    """
    types = _type_system(schema)
    target.mkdir()
    types.to_xml(target / TYPES)
    names = FileNames()
    for record in records:
        refuse_not_in_xml(record)
        _cas(record, types).to_xmi(target / f"{names.of(record)}.xmi")


def refuse_not_in_xml(record: Record) -> None:
    """UserError where a report holds what no XML can, be it in its text or in what spans say."""
    said = (as_text(value) for row in rows_of(record) for value in attributes_of(row).values())
    if any(map(NOT_IN_XML.search, (str(record["text"]), name_of(record), *said))):
        raise UserError(Problem.NOT_IN_XML, report=record["id"])


def write_json(records: Iterable[Record], target: Path, schema: LabelSchema) -> None:
    """A folder with a .json for each report, each with its type system."""
    types = _type_system(schema)
    target.mkdir()
    names = FileNames()
    for record in records:
        _cas(record, types).to_json(target / f"{names.of(record)}.json", ensure_ascii=False)


def read_xmi(path: Path, schema: LabelSchema) -> Iterator[Record]:
    """The record of an .xmi with the type system beside it; BadRecord."""
    cassis = needed("cassis")
    try:
        with (path.parent / TYPES).open("rb") as file:
            types = cassis.load_typesystem(file)
        with path.open("rb") as file:
            cas = cassis.load_cas_from_xmi(file, typesystem=types)
    except FileNotFoundError as error:
        raise UserError(Problem.NOT_FOUND, path=error.filename) from error
    except Exception as error:  # cassis names no errors of its own: lxml's, KeyErrors, its own
        raise BadRecord("no_cas", part=error) from error
    yield _record(cas, path, schema)


def read_json(path: Path, schema: LabelSchema) -> Iterator[Record]:
    """The record of a CAS in JSON; BadRecord."""
    cassis = needed("cassis")
    try:
        with path.open("rb") as file:
            cas = cassis.load_cas_from_json(file)
    except FileNotFoundError as error:
        raise UserError(Problem.NOT_FOUND, path=path) from error
    except Exception as error:  # cassis names no errors of its own: ValueErrors, KeyErrors, its own
        raise BadRecord("no_cas", part=error) from error
    yield _record(cas, path, schema)


def feature_names(schema: LabelSchema) -> tuple[str, ...]:
    """The features of the span layer: the label, and every attribute once."""
    return (_LABEL, *known(schema))


def _type_system(schema: LabelSchema) -> Any:  # cassis may not be installed
    types = needed("cassis").TypeSystem()
    span = types.create_type(SPAN_LAYER, "uima.tcas.Annotation")
    for name in feature_names(schema):
        types.create_feature(span, name, "uima.cas.String")
    link = types.create_type(LINK_LAYER, "uima.tcas.Annotation")
    for name in (_SOURCE, _TARGET):
        types.create_feature(link, name, SPAN_LAYER)
    about = types.create_type(_METADATA, "uima.tcas.DocumentAnnotation")
    for name in _OF_METADATA:
        types.create_feature(about, name, "uima.cas.String")
    types.create_feature(about, "isLastSegment", "uima.cas.Boolean")
    return types


def _cas(record: Record, types: Any) -> Any:
    cas = needed("cassis").Cas(typesystem=types)
    cas.sofa_string, cas.sofa_mime = str(record["text"]), "text/plain"
    about = types.get_type(_METADATA)
    said = {_TITLE: name_of(record), "documentId": str(record["id"])}
    said["language"] = "x-unspecified"  # as UIMA has it where nobody says
    cas.add(about(begin=0, end=len(cas.sofa_string), isLastSegment=False, **said))
    span, link = types.get_type(SPAN_LAYER), types.get_type(LINK_LAYER)
    added = {}
    for row in rows_of(record):
        start, end = place(row)
        said = {name: as_text(value) for name, value in attributes_of(row).items()}
        added[row["id"]] = span(begin=start, end=end, label=row["label"], **said)
        cas.add(added[row["id"]])
    for row in rows_of(record):
        for target in links_of(row):
            ends = {_SOURCE: added[row["id"]], _TARGET: added[target]}
            cas.add(link(begin=ends[_TARGET].begin, end=ends[_TARGET].end, **ends))
    return cas


def _record(cas: Any, path: Path, schema: LabelSchema) -> Record:
    others = [each for each in cas.views if each.sofa and each.sofa.sofaString]
    if not others:
        raise BadRecord("no_text")
    if not cas.sofa_string:  # no view but one with a name of its own
        cas = cas.get_view(others[0].sofa.sofaID)
    name = _title(cas) or name_from(path, cas.sofa_string)
    record: Record = {"name": name, "text": cas.sofa_string}
    leave(record, "view", len(others) - 1)
    return {**record, "spans": [*_Spans(schema, record).of(cas.select_all_annotations())]}


def _title(cas: Any) -> str:
    layers = {each.name for each in cas.typesystem.get_types()}
    titles = [each.get(_TITLE) for each in cas.select(_METADATA)] if _METADATA in layers else []
    return next(filter(None, titles), "")


class _Spans:
    """Makes spans of annotations, ours and those of others; what they cannot be is counted."""

    def __init__(self, schema: LabelSchema, record: Record) -> None:
        self._schema, self._record = schema, record
        self._attributes = known(schema)
        self._rows: dict[int, Row] = {}
        self._links: list[tuple[Any, Any]] = []

    def of(self, annotations: Iterable[Any]) -> Iterable[Row]:
        """The spans in their order, with their links; BadRecord where one of ours leads nowhere."""
        for each in annotations:
            self._take(each)
        for source, target in self._links:
            row, other = self._rows.get(id(source)), self._rows.get(id(target))
            if row is not None and other is not None:
                add_link(row, str(other["id"]))
            else:
                leave(self._record, "link")
        return self._rows.values()

    def _take(self, found: Any) -> None:
        layer = str(found.type.name)
        features = {each.name for each in found.type.all_features}
        if features >= {_SOURCE, _TARGET}:
            ends = found.get(_SOURCE), found.get(_TARGET)
            if layer == LINK_LAYER and None in ends:
                raise BadRecord("no_end")
            self._links.append(ends)
        elif _NEXT in features:
            leave(self._record, "chain")
        elif is_of_texts(layer):
            return
        elif is_of_words(layer) or found.begin == found.end:
            leave(self._record, short_name(layer))
        else:
            self._rows[id(found)] = self._row(found, layer)

    def _row(self, found: Any, layer: str) -> Row:
        row: Row = {"id": f"c{len(self._rows)}", "start": found.begin, "end": found.end}
        said = {each.name: found.get(each.name) for each in found.type.features}
        row["label"], labelled_by = label_in(layer, said, self._schema)
        for name, value in said.items():
            if value is None or name == labelled_by:
                continue
            if not isinstance(value, str | bool | int | float):
                self._take_slots(found, name, value)
            elif name in self._attributes:
                row[name] = from_text(as_text(value), self._attributes[name])
            else:
                row[name_of_theirs(name)] = as_text(value)
        return row

    def _take_slots(self, found: Any, name: str, value: Any) -> None:
        """Others that a span names in a list are what it leads to; all else has no place."""
        targets = [getattr(each, "target", None) for each in getattr(value, "elements", None) or ()]
        self._links += [(found, each) for each in targets]
        if not targets:
            leave(self._record, name)
