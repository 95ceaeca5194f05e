"""What work needs that stores through a gate, be it here or behind another thread."""

from collections.abc import Iterable
from typing import Protocol

from annotator.drafts import Changes, Draft
from annotator.project import Project
from schema.records import Annotator, SuggestionColumns


class Gateway(Protocol):
    """Reads by its own project, and stores as the gate does; errors are those of the gate."""

    @property
    def project(self) -> Project:
        """The project, to read from."""

    @property
    def person(self) -> Annotator:
        """Who stores."""

    @property
    def characters_at_once(self) -> int:
        """How much text is laid in at once: the more, the less to write, but decisions wait."""

    def run(self, draft: Draft) -> Changes:
        """Store a draft as one operation."""

    def run_all(self, drafts: Iterable[Draft]) -> None:
        """Store drafts as one operation each, all of them or none."""

    def lay_in(self, contents: Iterable[str], offered: Iterable[SuggestionColumns] = ()) -> None:
        """Store texts and suggestions ahead of the operation that makes reports of them."""

    def introduce(self, person: Annotator) -> None:
        """Enter a person into the project unless they are in it."""
