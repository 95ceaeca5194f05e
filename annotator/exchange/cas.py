"""UIMA CAS with its type system, as XMI or JSON, for INCEpTION: a file for each report.

One span layer holds all labels, with a text feature for the label and for each attribute, and one
relation layer the links; DKPro's metadata say what the report is called. Places in the files are
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
from schema.labels import LabelSchema

CARRIES: Final = Carries(name=True)
SPAN_LAYER: Final = "webanno.custom.Labelled"
LINK_LAYER: Final = "webanno.custom.Quantifies"
TYPES: Final = "TypeSystem.xml"
_METADATA: Final = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"
_TITLE: Final = "documentTitle"
_OF_METADATA: Final = (_TITLE, "documentId", "documentUri", "collectionId", "documentBaseUri")
_LABEL: Final = "label"
_SOURCE, _TARGET = "Governor", "Dependent"  # as INCEpTION names the ends of a relation


def write_xmi(records: Iterable[Record], target: Path, schema: LabelSchema) -> None:
    """A folder with an .xmi for each report and the type system.

    UserError for a text with characters that no XML can hold.
    """
    types = _type_system(schema)
    target.mkdir()
    types.to_xml(target / TYPES)
    names = FileNames()
    for record in records:
        try:
            _cas(record, types).to_xmi(target / f"{names.of(record)}.xmi")
        except ValueError as error:  # lxml's, of NUL and its like
            raise UserError(Problem.NOT_IN_XML, report=record["id"]) from error


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
    if not cas.sofa_string:
        raise BadRecord("no_text")
    layers = {each.name for each in cas.typesystem.get_types()}
    rows: dict[int, Row] = {}
    for found in cas.select(SPAN_LAYER) if SPAN_LAYER in layers else ():
        rows[id(found)] = _row(found, len(rows), schema)
    for link in cas.select(LINK_LAYER) if LINK_LAYER in layers else ():
        source, target = (rows.get(id(link.get(end))) for end in (_SOURCE, _TARGET))
        if source is None or target is None:
            raise BadRecord("no_end")
        add_link(source, str(target["id"]))
    titles = [each.get(_TITLE) for each in cas.select(_METADATA)] if _METADATA in layers else []
    name = next(filter(None, titles), None) or name_from(path, cas.sofa_string)
    return {"name": name, "text": cas.sofa_string, "spans": [*rows.values()]}


def _row(found: Any, number: int, schema: LabelSchema) -> Row:
    row: Row = {"id": f"c{number}", "start": found.begin, "end": found.end}
    row["label"] = str(found.get(_LABEL))
    attributes = known(schema)
    for feature in found.type.features:
        name, said = feature.name, found.get(feature.name)
        if not isinstance(said, str) or name == _LABEL:
            continue
        if name in attributes:
            row[name] = from_text(said, attributes[name])
        else:
            row[name_of_theirs(name)] = said
    return row
