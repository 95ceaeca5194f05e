"""Which decisions of a report are linked to what, to be asked from either end."""

from collections import defaultdict
from collections.abc import Collection

from schema.records import LabelId


class Links:
    """What each source is linked to, and which sources each target has, as they were learnt."""

    def __init__(self) -> None:
        self._targets: dict[LabelId, tuple[LabelId, ...]] = {}
        self._sources: defaultdict[LabelId, dict[LabelId, None]] = defaultdict(dict)

    def put(self, source: LabelId, targets: tuple[LabelId, ...]) -> None:
        """Let these be all that a source is linked to."""
        for target in self._targets.pop(source, ()):
            self._sources[target].pop(source, None)
        if targets:
            self._targets[source] = targets
        for target in targets:
            self._sources[target][source] = None

    def sources_of(self, target: LabelId) -> Collection[LabelId]:
        """What is linked to a target."""
        return self._sources.get(target, {}).keys()
