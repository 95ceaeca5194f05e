"""An engine in a process of its own, so that a window beside it keeps the interpreter."""

import json
from contextlib import suppress
from types import TracebackType
from typing import Any, Final, Self

from annotator import second_process
from annotator.errors import Problem, UserError
from annotator.suggest.engine import Engine
from schema.about import ReportFacts
from schema.labels import LabelSchema
from schema.payloads import attributes_from_json, attributes_to_json
from schema.reading import as_data, read
from schema.records import ReportId, Span, Suggestion, SuggestionId, Term, TermKind

Line = dict[str, Any]

_NOTHING_SAID: Final = ReportFacts()


class EngineApart:
    """Suggests as the engine of a schema and its terms does; close it after use.

    It is asked for one text after the other. What is said to it is JSON: nothing is unpickled.
    """

    def __init__(self, schema: LabelSchema, terms: tuple[Term, ...]) -> None:
        here = Engine.for_schema(schema, terms)
        self.version = here.version
        self.version_about = here.version_about
        self._process = second_process.begin("annotator.suggest.worker")
        told = {"schema": as_data(schema), "terms": [*map(_term, terms)]}
        second_process.tell(self._process, told)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.wait()
        second_process.close_pipes(self._process)

    def suggest(self, text: str, *, about: ReportFacts | None = None) -> tuple[Suggestion, ...]:
        """The suggestions for a report's text; UserError where the process has ended."""
        said = about or _NOTHING_SAID
        assert self._process.stdout is not None
        with suppress(BrokenPipeError):
            line = {"text": text, "date": said.date, "place": said.place}
            second_process.tell(self._process, line)
        answer = self._process.stdout.readline()
        if not answer:
            raise UserError(Problem.ENGINE_DIED)
        return tuple(suggestion_from_json(each) for each in json.loads(answer))


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
