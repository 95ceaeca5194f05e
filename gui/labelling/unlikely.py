"""The undecided suggestions of the open report that are scored too low to be shown."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from annotator.items import Item, Place
from annotator.workspace import Workspace
from schema.records import LabelId


class Unlikely:
    """Hides those below a score; what a person goes to by name is shown until the next reading."""

    def __init__(self) -> None:
        self.below = 0.0
        self._keys: set[LabelId] = set()
        self._hidden: set[LabelId] = set()  # those of them that nobody has decided

    def read(self, workspace: Workspace) -> None:
        """Learn which suggestions of a report are scored too low."""
        self._keys = workspace.unlikely(self.below) if self.below else set()
        self._hidden = {key for key in self._keys if key not in workspace.labels}

    def hides(self, place: Place) -> bool:
        """Whether what stands here is not to be shown."""
        return place.key in self._keys and not place.decided

    def shown(self, places: Mapping[LabelId, Place]) -> Mapping[LabelId, Place]:
        """The places without those that are hidden."""
        if not self._keys:
            return places
        return {key: place for key, place in places.items() if not self.hides(place)}

    @property
    def hidden(self) -> AbstractSet[LabelId]:
        """The keys of all that is hidden now."""
        return self._hidden

    def forget(self) -> None:
        """No report is open any more."""
        self._keys, self._hidden = set(), set()

    def look_again(self, item: Item) -> bool:
        """Learn what has become of an item; whether it is not to be shown now."""
        is_hidden = self.hides(item.place)
        (self._hidden.add if is_hidden else self._hidden.discard)(item.key)
        return is_hidden

    def reveal(self, item: Item) -> bool:
        """Show an item from now on; whether it was hidden."""
        was_hidden = self.hides(item.place)
        self._keys.discard(item.key)
        self._hidden.discard(item.key)
        return was_hidden
