"""The return sheet: what review has changed in one person's labels, and why."""

import html
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from annotator import guidelines, words
from annotator.exchange.spreadsheets import write_rows
from annotator.markdown import plain
from annotator.project import Project
from annotator.reading.sentences import in_its_place
from annotator.review.by_clause import explained
from annotator.review.differences import Kind
from annotator.review.finished import confirmed, finished
from annotator.review.label_words import label_words
from annotator.store import comments, labels, reports, texts, work
from schema.labels import LabelSchema
from schema.records import GOLD, Label, LabelId, Layer, ReportId

_KEYS: Final = ("report", "place", "kinds", "own", "gold", "why", "clauses")


@dataclass(frozen=True, slots=True)
class Returned:
    """A label of a person that gold has otherwise, or one that only one of the two has.

    `around` are the words with what stands on either side, `why` what the reviewer said, `clauses`
    those that they cited, or else those about what differs; `own_linked` and `gold_linked` are the
    words of what either label is linked to.
    """

    report: ReportId
    name: str
    start: int
    around: str
    kinds: tuple[Kind, ...]
    own: Label | None
    gold: Label | None
    why: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    own_linked: tuple[str, ...] = ()
    gold_linked: tuple[str, ...] = ()

    def sides(self, schema: LabelSchema, language: str) -> tuple[str, str]:
        """Both in the words of the schema, with what they differ in."""
        own, gold = (
            label_words(schema, label, language, differs_in=self.kinds, linked=linked)
            for label, linked in ((self.own, self.own_linked), (self.gold, self.gold_linked))
        )
        return own, gold


def of_person(project: Project, layer: Layer) -> Iterator[Returned]:
    """All that review changed in the reports that this person has finished, in reading order."""
    for report, layers in finished(project).items():
        if layer in layers and work.gold_layer(project.db, report) == GOLD:
            yield from _of_report(project, report, layer)


def _of_report(project: Project, report: ReportId, layer: Layer) -> Iterator[Returned]:
    db, text = project.db, texts.get(project.db, report)
    own, gold = (confirmed(project, report, each) for each in (layer, GOLD))
    behind = _settled_on(labels.of_report(db, report, GOLD))
    remarks: dict[str, list[str]] = {}
    for comment in comments.of_report(db, report, GOLD):
        remarks.setdefault(comment.about or "", []).append(comment.text)
    for each in explained(project.schema, gold, own):
        settled, said = each.difference.first, each.difference.second
        decided = settled or (behind.get(said.id) if said else None)
        why = _why(decided, said, remarks)
        cited = tuple(dict.fromkeys(one for remark in why for one in guidelines.cited(remark)))
        either = said or settled
        assert either is not None
        yield Returned(
            report,
            reports.called(db, report),
            either.span.start,
            in_its_place(text, either.span),
            each.difference.kinds,
            said,
            settled,
            why,
            cited or each.clauses,
            _linked(said, own),
            _linked(settled, gold),
        )


def _linked(label: Label | None, beside: Sequence[Label]) -> tuple[str, ...]:
    known = {each.id: each.span.text for each in beside}
    return tuple(known[each] for each in (label.quantifies if label else ()) if each in known)


def _settled_on(gold: Sequence[Label]) -> dict[LabelId, Label]:
    """Which gold, what was turned down with it, each label of a person was settled into."""
    found: dict[LabelId, Label] = {}
    for each in gold:
        seen = [one.label for one in each.settled_on]
        for label in (*seen, each.settled_from):
            if label is not None:
                found.setdefault(label, each)
    return found


def _why(
    gold: Label | None, own: Label | None, remarks: Mapping[str, list[str]]
) -> tuple[str, ...]:
    found = [gold.reason] if gold is not None and gold.reason else []
    for label in (gold, own):
        if label is not None:
            found += remarks.get(label.id, [])
    return tuple(dict.fromkeys(found))


Cells = tuple[str, ...]


def _rows(found: Sequence[Returned], schema: LabelSchema, language: str) -> Iterator[Cells]:
    for each in found:
        kinds = tuple(words.report(f"kind_{kind.value}", language) for kind in each.kinds)
        clauses = [_clause(schema, clause, language) for clause in each.clauses]
        yield (
            *(each.name, f"{each.start}  {each.around}", words.said(kinds, language)),
            *(said.replace("\n", "⏎") for said in each.sides(schema, language)),
            *("\n".join(each.why), "\n".join(clauses)),
        )


def _clause(schema: LabelSchema, clause_id: str, language: str) -> str:
    found = guidelines.clause(schema, clause_id)
    title = f" {found.title.in_language(language)}" if found else ""
    return f"{guidelines.citation(clause_id)}{title}"


def as_csv(found: Sequence[Returned], schema: LabelSchema, _name: str, language: str) -> str:
    """A table that a spreadsheet opens without running anything of it; starts with a BOM."""
    written = io.StringIO()
    write_rows([_heads(language), *_rows(found, schema, language)], written)
    return "\ufeff" + written.getvalue()


def as_markdown(found: Sequence[Returned], schema: LabelSchema, name: str, language: str) -> str:
    """A table in Markdown; nothing that came from a report or a person is markup."""
    lines = [f"# {plain(_title(name, language))}", "", _row(_heads(language))]
    lines.append(_row(["---"] * len(_KEYS)))
    lines += [_row(map(plain, row)) for row in _rows(found, schema, language)]
    return "\n".join(lines) + "\n"


def as_html(found: Sequence[Returned], schema: LabelSchema, name: str, language: str) -> str:
    """A page of its own that loads and runs nothing."""
    title = html.escape(_title(name, language))
    rows = [_html_row("td", row) for row in _rows(found, schema, language)]
    return _PAGE.format(
        language=language,
        title=title,
        heads=_html_row("th", _heads(language)),
        rows="\n".join(rows),
    )


_PAGE: Final = """<!DOCTYPE html>
<html lang="{language}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
body {{ font-family: sans-serif }}
table {{ border-collapse: collapse }}
th, td {{ border: 1px solid #999; padding: 4px 8px; text-align: left; vertical-align: top;
  white-space: pre-wrap }}
</style></head>
<body><h1>{title}</h1><table>
{heads}
{rows}
</table></body></html>
"""

Written = Callable[[Sequence[Returned], LabelSchema, str, str], str]
WRITERS: Final[Mapping[str, Written]] = {
    ".md": as_markdown,
    ".html": as_html,
    ".csv": as_csv,
}
"""How a sheet is written, by the ending of its file."""


def _title(name: str, language: str) -> str:
    return words.report("return_sheet", language, name=name)


def _heads(language: str) -> list[str]:
    return [words.report(f"sheet_{key}", language) for key in _KEYS]


def _row(cells: "Sequence[str] | map[str]") -> str:
    return f"| {' | '.join(cells)} |"


def _html_row(tag: str, cells: Sequence[str]) -> str:
    return "<tr>" + "".join(f"<{tag}>{html.escape(cell)}</{tag}>" for cell in cells) + "</tr>"
