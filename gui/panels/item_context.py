"""What the inspector is told about an item besides the item itself."""

from dataclasses import dataclass

from annotator.shared_comments import SharedComment
from schema.records import Comment, LabelId


@dataclass(frozen=True, slots=True)
class LinkChoice:
    """An item that a link may point at: its words and, where it has one, its category's name."""

    key: LabelId
    words: str
    category: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemContext:
    """An item's place among `count` others (from 1), its sentence, targets near first, comments."""

    position: int = 0
    count: int = 0
    before: str = ""
    after: str = ""
    link_choices: tuple[LinkChoice, ...] = ()
    comments: tuple[Comment, ...] = ()
    told: tuple[SharedComment, ...] = ()  # what others said of it
