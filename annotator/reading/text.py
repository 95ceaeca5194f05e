"""Text files, Markdown among them: the text exactly as it stands."""

from collections.abc import Iterator
from pathlib import Path

from annotator.reading.decoding import decoded
from annotator.reading.extract import Extract, Options


def read(data: bytes, path: Path, options: Options) -> Iterator[Extract]:
    """A text file is one text; UserError where it is empty, binary or in no encoding we know."""
    found = decoded(data, path, options.encoding)
    yield Extract(text=found.text, meta={"encoding": found.encoding})
