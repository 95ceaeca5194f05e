"""What readers are asked, and what they take from files before it becomes a Report."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace

from schema.records import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a person may say about files that would be guessed otherwise; None leaves the guess.

    `encoding` is a name that Python knows, columns are named by their head, or by their number
    from 1 where the table has no head.
    """

    encoding: str | None = None
    text_column: str | None = None
    id_column: str | None = None
    title_column: str | None = None

    def to_json(self) -> dict[str, Json]:
        """As it is sent to the process that reads."""
        return asdict(self)

    @classmethod
    def from_json(cls, fields: Mapping[str, Json]) -> "Options":
        """As it arrives there."""
        return cls(**{name: None if said is None else str(said) for name, said in fields.items()})


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """One text as a reader took it from a file.

    `title` is empty where the file gives it none. `meta` says where in the file it stood (`page`,
    `sheet`, `row`, `member`) and what was found or mended on reading (`encoding`, …).
    """

    text: str
    title: str = ""
    meta: Mapping[str, Json] = field(default_factory=dict)

    def told(self, **more: Json) -> "Extract":
        """The same with more said of where it stood."""
        return replace(self, meta={**self.meta, **more})

    def to_json(self) -> dict[str, Json]:
        """As it leaves the process that reads."""
        return {"text": self.text, "title": self.title, "meta": dict(self.meta)}

    @classmethod
    def from_json(cls, fields: Mapping[str, Json]) -> "Extract":
        """As it arrives here."""
        meta = fields["meta"]
        assert isinstance(meta, dict)
        return cls(text=str(fields["text"]), title=str(fields["title"]), meta=meta)
