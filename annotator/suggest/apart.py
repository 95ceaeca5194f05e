"""An engine in a process of its own, so that a window beside it keeps the interpreter."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from annotator.errors import Problem, UserError
from annotator.second_process import Beside
from annotator.suggest.engine import Engine
from schema.about import ReportFacts
from schema.labels import LabelSchema
from schema.payloads import attributes_from_json, attributes_to_json
from schema.reading import as_data, read
from schema.records import ReportId, Span, Suggestion, SuggestionId, Term, TermKind

Line = dict[str, Any]

_NOTHING_SAID: Final = ReportFacts()


class EngineApart:
    """Suggests as the engine of a schema and its terms does, asked for one text after the other."""

    def __init__(self, here: Engine, process: Beside) -> None:
        self.version = here.version
        self.version_about = here.version_about
        self._process = process

    def suggest(self, text: str, *, about: ReportFacts | None = None) -> tuple[Suggestion, ...]:
        """The suggestions for a report's text; UserError where the process has ended."""
        said = about or _NOTHING_SAID
        self._process.tell({"text": text, "date": said.date, "place": said.place})
        answer = self._process.next()
        if not answer:
            raise UserError(Problem.ENGINE_DIED)
        return tuple(suggestion_from_json(each) for each in json.loads(answer))


@contextmanager
def engine_apart(schema: LabelSchema, terms: tuple[Term, ...]) -> Iterator[EngineApart | Engine]:
    """The engine in a process that ends after use, or here where none can begin.

    What is said to it is JSON: nothing is unpickled.
    """
    here = Engine.for_schema(schema, terms)
    told = {"schema": as_data(schema), "terms": [*map(_term, terms)]}
    try:
        process = Beside("annotator.suggest.worker", told)
    except OSError:
        process = None
    if process is None:
        yield here
        return
    with process:
        yield EngineApart(here, process)


def engine_of(told: Line) -> Engine:
    """The engine that the first line to the process describes."""
    terms = [Term(TermKind(each["kind"]), each["text"], each["category"]) for each in told["terms"]]
    return Engine.for_schema(read(LabelSchema, told["schema"]), terms)


def suggestion_to_json(suggestion: Suggestion) -> Line:
    """A suggestion as it leaves the process."""
    return {
        "id": suggestion.id,
        "report": suggestion.report,
        "engine": suggestion.engine,
        "label": suggestion.label,
        "span": [suggestion.span.start, suggestion.span.end, suggestion.span.text],
        "attributes": attributes_to_json(suggestion.attributes),
        "quantifies": [*suggestion.quantifies],
        "score": suggestion.score,
        "rule": suggestion.rule,
        "evidence": suggestion.evidence,
    }


def suggestion_from_json(line: Line) -> Suggestion:
    """The same suggestion on this side."""
    return Suggestion(
        id=SuggestionId(line["id"]),
        report=ReportId(line["report"]),
        engine=line["engine"],
        label=line["label"],
        span=Span(*line["span"]),
        attributes=attributes_from_json(line["attributes"]),
        quantifies=tuple(map(SuggestionId, line["quantifies"])),
        score=line["score"],
        rule=line["rule"],
        evidence=line["evidence"],
    )


def _term(term: Term) -> Line:
    return {"kind": term.kind.value, "text": term.text, "category": term.category}
