"""How the files of one import are read, whose their labels become, and what of them stays out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from annotator.exchange.label_names import NameOf, as_guessed, as_said
from annotator.reading.extract import Options
from schema.labels import LabelSchema

AUTO: Final = "auto"
"""The format that each file says it has by its ending."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportChoice:
    """What people say of an import; without a word of it reports come in with suggestions.

    `labels_of` is whose labels the spans of a labelled file become, None for suggestions.
    `options_of` are those of single files, in place of `options`. Labels that a file of another
    tool calls by other names come in by `label_names`, with `guess_labels` those too whose names
    tell what they are, and the others stay out. The files of `leave_out` stay out, with
    `leave_out_alike` also reports nearly the same as others.
    """

    format_name: str = AUTO
    options: Options = field(default_factory=Options)
    options_of: Mapping[Path, Options] = field(default_factory=dict)
    labels_of: str | None = None
    label_names: Mapping[str, str] = field(default_factory=dict)
    guess_labels: bool = False
    leave_out: frozenset[Path] = frozenset()
    leave_out_alike: bool = False

    def options_for(self, path: Path) -> Options:
        """How this file is read."""
        return self.options_of.get(path, self.options)

    def name_of(self, schema: LabelSchema) -> NameOf:
        """What a label of another tool is called here."""
        name_of = as_guessed if self.guess_labels else as_said
        return name_of(self.label_names, schema)
