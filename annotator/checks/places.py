"""Which items stand on a stretch of the report, kept up as they move."""

from collections import defaultdict
from collections.abc import Iterator

from annotator.workspace import Place
from schema.records import LabelId

_WIDTH = 64  # code points of a bucket: about one line of a report


class Places:
    """Items by place; asking and moving cost what the stretch is long, not the report."""

    def __init__(self) -> None:
        self._buckets: defaultdict[int, set[LabelId]] = defaultdict(set)
        self._places: dict[LabelId, Place] = {}

    def put(self, place: Place) -> None:
        """Note where an item stands now."""
        self.remove(place.key)
        self._places[place.key] = place
        for bucket in _buckets(place.start, place.end):
            self._buckets[bucket].add(place.key)

    def remove(self, key: LabelId) -> None:
        """Forget an item, if it was there."""
        place = self._places.pop(key, None)
        if place is not None:
            for bucket in _buckets(place.start, place.end):
                self._buckets[bucket].discard(key)

    def of(self, key: LabelId) -> Place | None:
        """Where an item stands."""
        return self._places.get(key)

    def touching(self, start: int, end: int) -> Iterator[Place]:
        """The items that share at least one character with a stretch, each once, in no order."""
        found: set[LabelId] = set()
        for bucket in _buckets(start, end):
            found |= self._buckets.get(bucket, set())
        for key in found:
            place = self._places[key]
            if place.start < end and start < place.end:
                yield place


def _buckets(start: int, end: int) -> range:
    return range(start // _WIDTH, max(start, end - 1) // _WIDTH + 1)
