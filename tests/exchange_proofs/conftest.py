"""What the proofs share: the sample reports with their gold, written as an export is."""

import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

from annotator.exchange.carrying import Record, fitted
from annotator.exchange.chunks import chunked
from annotator.exchange.formats import FORMATS, Writing
from schema import labels

Written = Callable[..., tuple[Path, list[Record]]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The libraries that read our files warn of each other; that is theirs to mend."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.filterwarnings("default"))


@pytest.fixture(scope="session")
def samples() -> list[Record]:
    gold = files("seeds").joinpath("gold.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in gold.splitlines()]


@pytest.fixture
def written(samples: list[Record], tmp_path: Path) -> Written:
    """Writes the samples, or other records; gives the path and the pieces that were written."""

    def write(
        name: str, /, ending: str = "", records: list[Record] | None = None, **how: object
    ) -> tuple[Path, list[Record]]:
        form = FORMATS[name]
        chosen = Writing(schema=labels.default(), ending=ending, **how)
        pieces = [
            piece
            for record in (samples if records is None else records)
            for piece in chunked(fitted(record, form.carries)[0], chosen.chunk or form.chunk)
        ]
        form.write(pieces, tmp_path / f"out{ending}", chosen)
        return tmp_path / f"out{ending}", pieces

    return write
