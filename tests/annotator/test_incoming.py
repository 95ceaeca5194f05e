"""What is made of a file's spans row by row is what their records would make, to the character."""

import json
from pathlib import Path

from annotator.exchange import jsonl
from annotator.exchange.documents import IMPORTED, Document
from annotator.exchange.incoming import new_labels, suggestions_of
from schema import labels
from schema.json_text import written
from schema.payloads import attributes_to_json, label_fields
from schema.records import Layer, digest

TEXT = "“修路”5公里，1\u2028\\户😀。"
SPANS = [
    {"id": "m", "label": "MEASURE", "start": 1, "end": 3, "category": "infrastructure"},
    {"id": "n", "label": "NUMBER", "start": 4, "end": 7, "value": "5", "unit": '公"里\n'}
    | {"indicator": {"start": 1, "end": 3}, "quantifies": ["m"], "unsure": True, "score": 0.5},
    {"id": "r", "label": "NUMBER", "start": 8, "end": 9, "state": "rejected", "reason": "列号"},
]


def read(folder: Path) -> Document:
    path = folder / "a.jsonl"
    path.write_text(json.dumps({"text": TEXT, "spans": SPANS}), encoding="utf-8")
    [document] = jsonl.read(path, labels.default())
    assert isinstance(document, Document)
    return document


def test_suggestions_have_the_ids_that_their_records_give(tmp_path: Path) -> None:
    document = read(tmp_path)
    texts = [
        written(
            {
                "label": each.label,
                "start": each.span.start,
                "end": each.span.end,
                "attributes": attributes_to_json(each.attributes),
                "quantifies": [*each.quantifies],
            }
        )
        for each in document.spans[:2]
    ]
    engine = IMPORTED + digest(document.report.id, *texts)
    ids = [f"{engine.removeprefix(IMPORTED)}-{at}" for at in range(len(texts))]
    columns = suggestions_of(document)
    assert columns is not None
    assert (columns.id, columns.engine) == (ids, engine)
    assert json.loads(columns.attributes[1]) == attributes_to_json(document.spans[1].attributes)
    assert [*map(json.loads, columns.quantifies)] == [[], [ids[0]]]
    assert columns.score == [1.0, 0.5]
    assert columns.rule == "import"


def test_labels_have_the_payload_that_their_records_give(tmp_path: Path) -> None:
    document, layer = read(tmp_path), Layer("somebody")
    made = new_labels(document, layer)
    ids = {span.id: change.id for span, change in zip(document.spans, made, strict=True)}
    for span, change in zip(document.spans, made, strict=True):
        expected = {**label_fields(span), "layer": layer, "deleted": False}
        if span.quantifies:
            expected["quantifies"] = [ids[each] for each in span.quantifies]
        assert change.after == expected
        assert change.before == {"deleted": True}
