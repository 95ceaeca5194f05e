"""All that is to be looked at in the open report, kept up with each decision in small steps."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, Protocol

from annotator.arithmetic.finding import Disagreement
from annotator.checks import items
from annotator.checks.accounts import Accounts
from annotator.checks.figures import FigureChecks
from annotator.checks.item_finding import ItemFinding
from annotator.checks.listed import Listed
from annotator.checks.same_words import SameWords, Verdict
from annotator.checks.sentences import sentences
from annotator.items import Item, ItemState, Place
from annotator.ops.rereading import Reader, is_read
from annotator.ranges import RangeIndex, Stretch
from annotator.workspace import Workspace
from schema.labels import LabelSchema
from schema.records import LabelId

UNKNOWN: Final = "number"
"""The kind of the numerals that an engine cannot set aside: they want a person's answer."""
SENTENCE: Final = "sentence"


class FoundNumeral(Protocol):
    """A numeral in a text, and what an engine takes it for."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""

    @property
    def kind(self) -> str:
        """`number`, or what it is instead."""


class Engine(Reader, Protocol):
    """What finds numerals and reads numbers."""

    def numerals(self, text: str) -> Iterator[FoundNumeral]:
        """All numerals of a text in order, one at a time."""


FoundAt = tuple[int, int, LabelId]


class LiveChecks:
    """Findings, numerals and sentences of one workspace.

    `work` does what there is to do one step at a time, so that whoever runs it may pause; between
    two steps all that can be asked is whole, only not complete. Without an engine nothing is known
    of numerals, and no value is compared with the text.
    """

    def __init__(self, workspace: Workspace, schema: LabelSchema, engine: Engine | None) -> None:
        self._workspace = workspace
        self._schema = schema
        self._engine = engine
        self._read = {each.id for each in schema.labels if is_read(schema, each.id)}
        self._places: RangeIndex[Place] = RangeIndex()
        self._same = SameWords()
        self._findings: dict[LabelId, tuple[ItemFinding, ...]] = {}
        self._found_at: dict[LabelId, FoundAt] = {}
        self._order: Listed[FoundAt] = Listed()
        self._found_times = 0
        self._numerals: Accounts[str] = Accounts()
        self._sentences: Accounts[str] = Accounts()
        self._figures = FigureChecks(workspace)
        self._changed: dict[LabelId, None] = {}
        self._rechecked: dict[LabelId, None] = {}
        self._known_words: set[str] = set()
        self._new_words: set[str] = set()
        self._reading: Iterator[None] | None = self._read_report()

    # What is asked

    def findings(self, key: LabelId) -> tuple[ItemFinding, ...]:
        """What there is to look at in one item."""
        return self._findings.get(key, ())

    @property
    def places(self) -> Sequence[FoundAt]:
        """The items with findings, in reading order."""
        return self._order.things

    @property
    def found(self) -> Listed[FoundAt]:
        """The same, with what came and went."""
        return self._order

    def numerals(self, kind: str = UNKNOWN) -> Sequence[Stretch]:
        """The numerals of a kind that are neither labelled nor dismissed."""
        return self._numerals.open(kind).things

    def kind_of(self, numeral: Stretch) -> str | None:
        """What the engine takes an open numeral for; None where it is accounted for."""
        return self._numerals.kind_of(numeral)

    def set_aside(self) -> list[str]:
        """The kinds that the engine knows to be no numbers, where some are open."""
        return sorted(kind for kind in self._numerals.kinds() if kind != UNKNOWN)

    def take_new_words(self) -> set[str]:
        """The words of items that were not given out by this before."""
        new, self._new_words = self._new_words, set()
        self._known_words |= new
        return new

    @property
    def version(self) -> tuple[int, int, int]:
        """What changes with anything that can be asked here."""
        return self._found_times, self._numerals.changes, self._sentences.changes

    def stretches(self, kind: str) -> Listed[Stretch]:
        """The open numerals of a kind, or for `SENTENCE` those in which nothing is labelled."""
        return (self._sentences if kind == SENTENCE else self._numerals).open(kind)

    @property
    def is_reading(self) -> bool:
        """Whether the report has not been read to its end."""
        return self._reading is not None

    @property
    def known_words(self) -> frozenset[str]:
        """The words that were given out."""
        return frozenset(self._known_words)

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to work out."""
        return not (self._reading or self._changed or self._rechecked) and self._figures.is_done

    def leave(self) -> None:
        """Let the report go: what is being worked out knows this, and would keep it for ever."""
        self._reading = None
        self._figures = FigureChecks(self._workspace)

    def at_odds(self, key: LabelId) -> Disagreement | None:
        """What other numbers of the report a number is at odds with, and how."""
        return self._figures.of(key)

    # What is told

    def touch(self, keys: Iterable[LabelId]) -> None:
        """These items may have changed."""
        self._changed.update(dict.fromkeys(keys))

    def know_elsewhere(self, found: Mapping[str, Mapping[Verdict, int]]) -> None:
        """Words, and how they are labelled in other reports."""
        self._rechecked.update(dict.fromkeys(self._same.know_elsewhere(found)))

    # What is worked out

    def work(self) -> Iterator[None]:
        """Everything that is to be done now, a small step at a time."""
        while not self.is_done:
            if self._reading is not None:
                if next(self._reading, _END) is _END:
                    self._reading = None
            elif self._changed:
                self._renew(_first_of(self._changed))
            elif self._rechecked:
                self._check(_first_of(self._rechecked))
            else:
                self._rechecked.update(dict.fromkeys(self._figures.step()))
            yield

    def _read_report(self) -> Iterator[None]:
        text = self._workspace.report.text
        for place in self._workspace.places().values():
            self._places.put(place)
            self._note_words(text[place.start : place.end])
            if place.decided:
                self._changed[place.key] = None
            yield
        for sentence in sentences(text):
            self._sentences.add(sentence, SENTENCE, self._is_labelled)
            yield
        if self._engine is not None and self._read:
            for numeral in self._engine.numerals(text):
                stretch = Stretch(numeral.start, numeral.end)
                self._numerals.add(stretch, str(numeral.kind), self._is_numeral_accounted)
                yield

    def _note_words(self, words: str) -> None:
        if words not in self._known_words:
            self._new_words.add(words)

    def _renew(self, key: LabelId) -> None:
        item = self._workspace.item(key)
        before, after = self._places.get(key), item.place if item else None
        if item is None:
            self._places.remove(key)
            touched = self._same.remove(key)
        else:
            self._places.put(item.place)
            self._note_words(item.span.text)
            touched = self._same.put(item)
        counts = item is not None and item.counts and item.label in self._read
        self._figures.touch(key, item if counts else None)
        for place in {before, after} - {None}:
            assert place is not None
            touched |= self._look_around(place)
        touched.update(self._workspace.decided_sources(key), {key})
        self._rechecked.update(dict.fromkeys(touched))

    def _look_around(self, place: Place) -> set[LabelId]:
        self._numerals.look_again(place.start, place.end, self._is_numeral_accounted)
        self._sentences.look_again(place.start, place.end, self._is_labelled)
        around = self._places.touching(place.start, place.end)
        return {each.key for each in around if each.state is ItemState.REJECTED}

    def _check(self, key: LabelId) -> None:
        item = self._workspace.item(key)
        found = self._findings_of(item) if item is not None else ()
        was_at, is_at = self._found_at.get(key), None
        if item is not None and found:
            is_at = (item.span.start, item.span.end, key)
        if (was_at, self.findings(key)) == (is_at, found):
            return
        self._found_times += 1
        if was_at is not None:
            self._order.take_out(was_at)
            del self._findings[key], self._found_at[key]
        if is_at is not None:
            self._findings[key], self._found_at[key] = found, is_at
            self._order.put(is_at)

    def _findings_of(self, item: Item) -> tuple[ItemFinding, ...]:
        if not item.decided or (not item.counts and self._is_labelled_otherwise(item)):
            return ()
        at_odds = self._figures.of(item.key)
        return items.check(self._workspace, self._schema, item, self._same, self._engine, at_odds)

    def _is_labelled_otherwise(self, rejected: Item) -> bool:
        """Whether what was rejected stands there with other edges, or as something else."""
        around = self._places.touching(rejected.span.start, rejected.span.end)
        return any(each.decided and each.state is not ItemState.REJECTED for each in around)

    def _is_numeral_accounted(self, numeral: Stretch) -> bool:
        """Whether it is a number, asked about or dismissed, or part of another label."""
        return any(
            each.label in self._read or each.state is not ItemState.REJECTED
            for each in self._places.touching(numeral.start, numeral.end)
        )

    def _is_labelled(self, sentence: Stretch) -> bool:
        return any(
            each.state is not ItemState.REJECTED
            for each in self._places.touching(sentence.start, sentence.end)
        )


_END: Final = object()


def _first_of(waiting: dict[LabelId, None]) -> LabelId:
    key = next(iter(waiting))
    del waiting[key]
    return key
