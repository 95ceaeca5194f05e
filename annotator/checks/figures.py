"""What the decided numbers of a report say against each other, worked out anew as they change."""

from collections.abc import Iterator

from annotator.arithmetic.figures import Labelled, figures
from annotator.arithmetic.finding import Disagreement
from annotator.items import Item
from annotator.workspace import Workspace
from schema.records import LabelId

DOUBT = "doubt"


class FigureChecks:
    """Knows which numbers count; `step` goes on until `is_done`.

    A number that a person has said is doubtful, or is not, is no longer what is wrong.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._counted: dict[LabelId, None] = {}
        self._found: dict[LabelId, Disagreement] = {}
        self._steps: Iterator[Disagreement | None] | None = None
        self._coming: dict[LabelId, Disagreement] = {}
        self._is_stale = False

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to work out."""
        return self._steps is None and not self._is_stale

    def of(self, key: LabelId) -> Disagreement | None:
        """What a number has no part in being right, if the others are."""
        return self._found.get(key)

    def touch(self, key: LabelId, item: Item | None) -> None:
        """A number may have changed; None where it is no number that counts."""
        if item is None and key not in self._counted:
            return
        if item is None:
            del self._counted[key]
        else:
            self._counted[key] = None
        self._steps, self._is_stale = None, True

    def step(self) -> set[LabelId]:
        """Work a little; the numbers of which there is something else to say than before."""
        if self._steps is None:
            # its grammar is compiled once somebody labels, and keeps nobody waiting for the window
            from annotator.arithmetic.report import disagreements

            self._is_stale, self._coming = False, {}
            text = self._workspace.report.text
            self._steps = disagreements(text, figures(self._labelled()))
        try:
            found = next(self._steps)
        except StopIteration:
            return self._take_over()
        if found is not None:
            self._coming.setdefault(found.suspect.key, found)
        return set()

    def _take_over(self) -> set[LabelId]:
        before, self._found, self._steps = self._found, self._coming, None
        changed = before.items() ^ self._found.items()
        return {key for key, _ in changed}

    def _labelled(self) -> Iterator[Labelled]:
        for key in self._counted:
            item = self._workspace.item(key)
            if item is not None:
                yield key, item.span, item.attributes
