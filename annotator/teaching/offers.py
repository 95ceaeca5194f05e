"""Measures that the engine misses, as terms that would let it find them, those of a kind together.

A term is offered only where an engine that knew it would find the marked words better than now.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from annotator.progress import Cancelled, Progress, never, silent
from annotator.project import Project
from annotator.store import missed
from annotator.store.missed import Marked
from annotator.suggest.engine import Engine
from annotator.teaching.forms import Form, form_of
from annotator.teaching.looking import LOOKED_AT, Looking
from schema.records import Layer, ReportId, Term, TermKind

_FORMS: Final = 2  # the thing alone, and all of the words


@dataclass(frozen=True, slots=True)
class Offer:
    """A term for the lexicon: `times` it was marked as a measure that the engine does not find.

    `cases` are some of the places; `beside` counts where its words stand in the same reports and
    are no measure; `others` are the other categories that people gave it.
    """

    term: str
    category: str
    times: int
    cases: tuple[Marked, ...]
    beside: int = 0
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Offers of things of one kind, by the head of their words, with the verbs before them."""

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
    """The same words of one category wherever they were marked."""

    form: Form
    category: str
    places: tuple[Marked, ...]

    @property
    def looked_at(self) -> tuple[Marked, ...]:
        """Some of the places."""
        return self.places[:LOOKED_AT]


_Said = Mapping[str, Counter[str]]  # how often a term was given which category
_Taught = list[tuple[str, _Words]]


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
    engine = Engine.for_project(project)
    words = list(_by_words(engine, missed.not_suggested(project.db, me, is_cancelled)))
    looking = Looking(project, _reports(words), progress, is_cancelled)
    said = _said(engine, words)
    taught = _taught(project, engine, words, said, looking)
    measures = missed.places(project.db, me, _reports(each for _, each in taught))
    return _groups(engine, _joined(taught, said, looking, measures))


def _reports(words: Iterable[_Words]) -> frozenset[ReportId]:
    return frozenset(place.report for each in words for place in each.looked_at)


def _by_words(engine: Engine, marked: Iterable[Marked]) -> Iterator[_Words]:
    places: dict[tuple[str, str], list[Marked]] = {}
    for each in marked:
        places.setdefault((each.words, each.category), []).append(each)
    for (said, category), found in places.items():
        yield _Words(form_of(said, engine.lexicon), category, tuple(found))


def _said(engine: Engine, words: Iterable[_Words]) -> _Said:
    said: dict[str, Counter[str]] = {}
    for each in words:
        for term in each.form.terms(engine.lexicon):
            said.setdefault(term, Counter())[each.category] += len(each.places)
    return said


def _taught(
    project: Project, engine: Engine, words: Sequence[_Words], said: _Said, looking: Looking
) -> _Taught:
    """Each with the first form by which an engine finds it better; what none helps is left out.

    Of a term that people gave several categories the most frequent is tried.
    """
    before = {each: looking.fit(engine, each.looked_at) for each in words}
    left = [each for each in words if not before[each].is_perfect]
    done: _Taught = []
    for nth in range(_FORMS):
        forms = {each: each.form.terms(engine.lexicon)[nth:] for each in left}
        tried = [
            (form[0], each)
            for each, form in forms.items()
            if form and said[form[0]].most_common(1)[0][0] == each.category
        ]
        terms = [Term(TermKind.MEASURE, term, each.category) for term, each in (*done, *tried)]
        trial = Engine.for_schema(project.schema, [*project.terms, *terms])
        helped = {each for _, each in tried if looking.fit(trial, each.looked_at) > before[each]}
        done += [(term, each) for term, each in tried if each in helped]
        left = [each for each in left if each not in helped]
    return done


def _joined(
    taught: _Taught,
    said: _Said,
    looking: Looking,
    measures: Mapping[ReportId, Sequence[tuple[int, int]]],
) -> Iterator[tuple[Offer, frozenset[str]]]:
    """One offer for all words that come to the same term, with their verbs."""
    by_term: dict[str, list[_Words]] = {}
    for term, words in taught:
        by_term.setdefault(term, []).append(words)
    for term, several in by_term.items():
        category = several[0].category
        cases = tuple(place for each in several for place in each.looked_at)
        offer = Offer(
            term=term,
            category=category,
            times=sum(len(each.places) for each in several),
            cases=cases,
            beside=_beside(term, {each.report for each in cases}, looking, measures),
            others=tuple(sorted({*said[term]} - {category})),
        )
        yield offer, frozenset(each.form.verb for each in several if each.form.verb)


def _beside(
    term: str,
    reports: Iterable[ReportId],
    looking: Looking,
    measures: Mapping[ReportId, Sequence[tuple[int, int]]],
) -> int:
    """How often a term stands in reports and is in no measure there."""
    return sum(
        not any(start <= hit.start() and hit.end() <= end for start, end in measures[report])
        for report in reports
        for hit in re.finditer(re.escape(term), looking.text(report))
    )


def _groups(engine: Engine, found: Iterable[tuple[Offer, frozenset[str]]]) -> list[Group]:
    """Offers by the head of their words and their category, the most frequent first."""
    alike: dict[tuple[str, str], list[tuple[Offer, frozenset[str]]]] = {}
    for offer, verbs in found:
        head = form_of(offer.term, engine.lexicon).head
        alike.setdefault((head, offer.category), []).append((offer, verbs))
    groups = [
        Group(
            head=head,
            category=category,
            verbs=tuple(sorted(frozenset().union(*(verbs for _, verbs in several)))),
            offers=tuple(
                sorted((offer for offer, _ in several), key=lambda each: (-each.times, each.term))
            ),
        )
        for (head, category), several in alike.items()
    ]
    return sorted(groups, key=lambda each: (-each.times, each.head, each.category))
