"""spaCy's DocBin: a Doc for each piece, a token for each character, as its Chinese tokenizer cuts.

All spans stand in the span group `sc`, as spaCy's span categorizer expects; those that share no
characters also in `ents`; what was rejected in the group `rejected`, its reason as `id_`.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from annotator.exchange.carrying import (
    Carries,
    Record,
    Row,
    is_rejected,
    place,
    rows_of,
    side_by_side,
)
from annotator.exchange.extras import needed

CARRIES: Final = Carries(links=False, attributes=frozenset())
SPANS: Final = "sc"
REJECTED: Final = "rejected"


def write(records: Iterable[Record], target: Path) -> None:
    """One file that `spacy train` takes; the report and the offset stand in `user_data`."""
    tokens = needed("spacy.tokens")
    vocabulary = needed("spacy.vocab").Vocab()
    docs = tokens.DocBin(store_user_data=True)
    for record in records:
        docs.add(_doc(record, tokens, vocabulary))
    target.write_bytes(docs.to_bytes())


def _doc(record: Record, tokens: Any, vocabulary: Any) -> Any:  # spaCy may not be installed
    words = list(str(record["text"]))
    doc = tokens.Doc(vocabulary, words=words, spaces=[False] * len(words))
    doc.user_data = {"report": record["id"], "offset": record.get("offset", 0)}

    def spans(rows: Iterable[Row]) -> list[Any]:
        return [
            tokens.Span(doc, *place(row), label=row["label"], span_id=row.get("reason") or "")
            for row in rows
        ]

    standing = [row for row in rows_of(record) if not is_rejected(row)]
    doc.spans[SPANS] = spans(standing)
    doc.spans[REJECTED] = spans(row for row in rows_of(record) if is_rejected(row))
    doc.ents = spans(side_by_side(standing))
    return doc
