"""The undecided suggestions of the open report that are scored too low to be shown."""

from collections.abc import Mapping

from annotator.workspace import Item, Place, Workspace
from schema.records import LabelId


class Unlikely:
    """Hides those below a score; what a person goes to by name is shown until the next reading."""

    def __init__(self) -> None:
        self.below = 0.0
        self._keys: set[LabelId] = set()

    def read(self, workspace: Workspace) -> None:
        """Learn which suggestions of a report are scored too low."""
        self._keys = workspace.unlikely(self.below) if self.below else set()

    def hides(self, place: Place) -> bool:
        """Whether what stands here is not to be shown."""
        return place.key in self._keys and not place.decided

    def shown(self, places: Mapping[LabelId, Place]) -> Mapping[LabelId, Place]:
        """The places without those that are hidden."""
        if not self._keys:
            return places
        return {key: place for key, place in places.items() if not self.hides(place)}

    def hidden(self, workspace: Workspace | None) -> frozenset[LabelId]:
        """The keys of all that is hidden in a report now."""
        if workspace is None:
            return frozenset()
        return frozenset(key for key in self._keys if key not in workspace.labels)

    def reveal(self, item: Item) -> bool:
        """Show an item from now on; whether it was hidden."""
        was_hidden = self.hides(item.place)
        self._keys.discard(item.key)
        return was_hidden
