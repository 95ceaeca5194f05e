"""The form in which a measure's words are taught: without the verb that may be another one."""

from dataclasses import dataclass
from typing import Final

from annotator.errors import UserError
from annotator.ops.lexicon import checked_term
from annotator.suggest.breaks import unbroken
from annotator.suggest.lexicon import Kind, Lexicon
from annotator.suggest.words import OTHER, read

_VERBS: Final = frozenset({Kind.VERB, Kind.LIGHT})
_HEAD: Final = 2  # characters of an unknown word that say what it is


@dataclass(frozen=True, slots=True)
class Form:
    """Words of a measure as verb, object, and the head of the object; texts may be ""."""

    whole: str
    verb: str
    thing: str
    head: str

    def terms(self, lexicon: Lexicon) -> tuple[str, ...]:
        """What might be taught of it, the most general first.

        An object that the lexicon knows already is left: it plays a part in other names.
        """
        wanted = [self.thing] if self.verb and self.thing not in lexicon.entries else []
        return tuple(each for each in (*wanted, self.whole) if _can_be_term(each))


def form_of(words: str, lexicon: Lexicon) -> Form:
    """The verb that words begin with, what it is done to, and what kind of thing that is."""
    whole = "".join(unbroken(words).text.split())
    cut = read(whole, lexicon).words
    first = cut[0] if cut else None
    is_verb = first is not None and len(cut) > 1 and not _VERBS.isdisjoint(first.entry.kinds)
    at = first.end if first is not None and is_verb else 0
    last = cut[-1] if cut else None
    head = whole[last.start :] if last is not None and last.entry is not OTHER else whole[-_HEAD:]
    return Form(whole, whole[:at], whole[at:], head)


def _can_be_term(words: str) -> bool:
    try:
        return checked_term(words) == words
    except UserError:
        return False
