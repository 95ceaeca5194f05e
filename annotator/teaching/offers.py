"""Measures that the engine misses, as terms that would let it find them, those of a kind together.

A term is offered only where an engine that knew it would find the very words with their category.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import CancelledError
from dataclasses import dataclass
from functools import partial
from typing import Final

from annotator.progress import Cancelled, Progress, never, silent
from annotator.project import Project
from annotator.store import missed, texts
from annotator.store.missed import Marked
from annotator.suggest.engine import Engine
from annotator.teaching.forms import Form, form_of
from schema.records import Layer, ReportId, Span, Term, TermKind

LOOKED_AT: Final = 5  # places of the same words: more of them would tell nothing new
_FORMS: Final = 2  # the object alone, and all of the words


@dataclass(frozen=True, slots=True)
class Offer:
    """A term for the lexicon: `times` it was marked as a measure that the engine does not find.

    `cases` are some of the places; `beside` counts where its words stand in the same reports and
    are no measure; `others` are the other categories that people gave the same words.
    """

    term: str
    category: str
    times: int
    cases: tuple[Marked, ...]
    beside: int = 0
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Offers whose objects are things of one kind, with the verbs that stood before them."""

    head: str
    category: str
    verbs: tuple[str, ...]
    offers: tuple[Offer, ...]

    @property
    def times(self) -> int:
        """How many measures they are together."""
        return sum(each.times for each in self.offers)


@dataclass(frozen=True, slots=True)
class _Words:
    """The same words wherever they were marked, and the category that most gave them."""

    form: Form
    category: str
    others: tuple[str, ...]
    places: tuple[Marked, ...]


def offers(
    project: Project,
    me: Layer,
    *,
    progress: Progress = silent,
    is_cancelled: Cancelled = never,
) -> list[Group]:
    """What one person may teach from their own labels and gold, the most frequent first.

    CancelledError where nobody wants it any more.
    """
    marked = missed.not_suggested(project.db, me, is_cancelled)
    engine = Engine.for_project(project)
    by_words = list(_by_words(engine, marked))
    contents = _Texts(project, is_cancelled, progress, _reports(by_words))
    taught = _taught(project, engine, by_words, contents)
    measures = missed.places(project.db, me, _reports(each for _, each in taught))
    count_beside = partial(_beside, contents, measures)
    return _groups(engine, _joined(taught, count_beside))


class _Texts:
    """Texts of reports, each read once; looking into one counts as progress."""

    def __init__(
        self,
        project: Project,
        is_cancelled: Cancelled,
        progress: Progress,
        wanted: frozenset[ReportId],
    ) -> None:
        self._read: dict[ReportId, str] = {}
        self._text_of: Callable[[ReportId], str] = partial(texts.get, project.db)
        self._is_cancelled, self._progress, self._many = is_cancelled, progress, len(wanted)

    def __getitem__(self, report: ReportId) -> str:
        if self._is_cancelled():
            raise CancelledError
        if report not in self._read:
            self._read[report] = self._text_of(report)
            self._progress(len(self._read), self._many)
        return self._read[report]


def _reports(found: Iterable[_Words]) -> frozenset[ReportId]:
    return frozenset(place.report for each in found for place in each.places[:LOOKED_AT])


def _by_words(engine: Engine, marked: Iterable[Marked]) -> Iterator[_Words]:
    places: dict[str, list[Marked]] = {}
    for each in marked:
        places.setdefault("".join(each.words.split()), []).append(each)
    for words, found in places.items():
        (category, _), *others = Counter(each.category for each in found).most_common()
        agreeing = tuple(each for each in found if each.category == category)
        form = form_of(words, engine.lexicon)
        yield _Words(form, category, tuple(other for other, _ in others), agreeing)


def _fit(engine: Engine, contents: _Texts, words: _Words) -> int:
    """How well an engine finds these words where one looks: most where each has its very place."""
    return sum(
        max(
            (_fit_of(span, place) for span, category in near if category == words.category),
            default=0,
        )
        for place in words.places[:LOOKED_AT]
        for near in [engine.measures_near(contents[place.report], place.span)]
    )


def _fit_of(found: Span, place: Marked) -> int:
    return 2 if found == place.span else int(found.overlaps(place.span))


def _taught(
    project: Project, engine: Engine, left: Sequence[_Words], contents: _Texts
) -> list[tuple[str, _Words]]:
    """Each with the first form by which an engine finds it better; what none helps is left out."""
    before = {each: _fit(engine, contents, each) for each in left}
    left = [each for each in left if before[each] < 2 * len(each.places[:LOOKED_AT])]
    done: list[tuple[str, _Words]] = []
    for nth in range(_FORMS):
        forms = {each: each.form.terms(engine.lexicon)[nth:] for each in left}
        tried = {each: form[0] for each, form in forms.items() if form}
        taught = [
            Term(TermKind.MEASURE, term, each.category)
            for term, each in (*done, *((term, each) for each, term in tried.items()))
        ]
        trial = Engine.for_schema(project.schema, [*project.terms, *taught])
        helped = {each for each in tried if _fit(trial, contents, each) > before[each]}
        done += [(term, each) for each, term in tried.items() if each in helped]
        left = [each for each in left if each not in helped]
    return done


def _joined(
    taught: Iterable[tuple[str, _Words]], count_beside: Callable[[str, Iterable[Marked]], int]
) -> Iterator[tuple[Offer, frozenset[str]]]:
    """One offer for all words that come to the same term, with their verbs."""
    by_term: dict[str, list[_Words]] = {}
    for term, words in taught:
        by_term.setdefault(term, []).append(words)
    for term, several in by_term.items():
        weights = Counter[str]()
        for each in several:
            weights[each.category] += len(each.places)
        (category, times), *_ = weights.most_common()
        same = [each for each in several if each.category == category]
        others = {one for each in several for one in (each.category, *each.others)} - {category}
        cases = tuple(place for each in same for place in each.places[:LOOKED_AT])
        beside = count_beside(term, cases)
        verbs = frozenset(each.form.verb for each in same if each.form.verb)
        yield Offer(term, category, times, cases, beside, tuple(sorted(others))), verbs


def _beside(
    contents: _Texts,
    measures: Mapping[ReportId, Sequence[tuple[int, int]]],
    term: str,
    cases: Iterable[Marked],
) -> int:
    """How often a term stands in the reports of its cases and is in no measure there."""
    return sum(
        not any(start <= hit.start() and hit.end() <= end for start, end in measures[report])
        for report in {each.report for each in cases}
        for hit in re.finditer(re.escape(term), contents[report])
    )


def _groups(engine: Engine, found: Iterable[tuple[Offer, frozenset[str]]]) -> list[Group]:
    """Offers by the head of their words and their category, the most frequent first."""
    alike: dict[tuple[str, str], list[tuple[Offer, frozenset[str]]]] = {}
    for offer, verbs in found:
        head = form_of(offer.term, engine.lexicon).head
        alike.setdefault((head, offer.category), []).append((offer, verbs))
    groups = [
        Group(
            *(head, category, tuple(sorted({verb for _, verbs in several for verb in verbs}))),
            tuple(
                sorted((offer for offer, _ in several), key=lambda each: (-each.times, each.term))
            ),
        )
        for (head, category), several in alike.items()
    ]
    return sorted(groups, key=lambda each: (-each.times, each.head, each.category))
