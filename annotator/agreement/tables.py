"""Agreement as JSON, as a table for the terminal, and as CSV and LaTeX for reports of others."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from annotator import words
from annotator.agreement.agreement import Agreement, PairAgreement, ViewAgreement
from annotator.agreement.bootstrap import FEW
from annotator.agreement.counting import View
from annotator.agreement.definitions import definitions, name_of
from annotator.agreement.parties import Party
from annotator.agreement.tally import Estimate
from annotator.exchange import spreadsheets
from annotator.exchange.writing import put_in_place
from annotator.names import displayable
from schema.records import Json

_SECTIONS: Final = ("number", "range", "measure", "link", "context", "alpha")


def as_json(found: Agreement, *, round_name: str | None = None) -> dict[str, Json]:
    """Figures as ratios from 0 to 1; null where nothing was compared.

    `pairs` and `together` are of all work, `views` of its parts, by the names of `View`.
    """
    whole, *parts = found.views
    return {
        **_view_json(whole),
        "round": round_name,
        "few_reports": whole.has_few_reports,
        "bulk": {party.name: count for party, count in sorted(found.bulk.items())},
        "views": {each.view.value: _view_json(each) for each in parts},
    }


def _view_json(found: ViewAgreement) -> dict[str, Json]:
    group = found.group
    together: dict[str, Json] | None = None
    if group is not None:
        together = {
            "annotators": [each.name for each in group.people],
            "reports": group.reports,
            **_sections(group.figures),
            "intervals": _intervals(group.figures),
        }
    return {"pairs": [_pair_json(each) for each in found.pairs], "together": together}


def _pair_json(found: PairAgreement) -> dict[str, Json]:
    return {
        "annotators": [found.first.name, found.second.name],
        "reports": found.reports,
        **_sections(found.figures),
        "intervals": _intervals(found.figures),
        "categories": [
            {"first": first, "second": second, "count": count}
            for (first, second), count in sorted(found.categories.items())
        ],
    }


def _sections(figures: Mapping[str, Estimate]) -> dict[str, Json]:
    found: dict[str, dict[str, Json]] = {}
    for name in definitions():
        if name in figures:
            section, _, key = name.partition(".")
            found.setdefault(section, {})[key] = figures[name].value
    return {section: found[section] for section in _SECTIONS if section in found}


def _intervals(figures: Mapping[str, Estimate]) -> dict[str, Json]:
    return {
        name: [each.low, each.high]
        for name, each in figures.items()
        if each.low is not None and each.high is not None
    }


@dataclass(frozen=True, slots=True)
class Line:
    """A figure of two people or of all, with what it is called."""

    view: View
    who: tuple[Party, ...]
    reports: int
    figure: str
    estimate: Estimate


def lines(found: Agreement) -> Iterator[Line]:
    """All figures that have a value, in the order in which they are shown."""
    for view in found.views:
        for pair in view.pairs:
            who = (pair.first, pair.second)
            for name in definitions():
                if name in pair.figures and pair.figures[name].value is not None:
                    yield Line(view.view, who, pair.reports, name, pair.figures[name])
        if view.group is not None:
            for name, estimate in view.group.figures.items():
                if estimate.value is not None:
                    yield Line(view.view, view.group.people, view.group.reports, name, estimate)


def as_table(found: Agreement, language: str) -> str:
    """The figures in percent with their intervals, people by name, a block for each pair."""
    rows: list[str] = []
    block: object = None
    for line in lines(found):
        if block != (line.view, line.who):
            block = (line.view, line.who)
            rows += ["", _heading(line, language)]
        rows.append(f"  {_figure_text(line.estimate)}  {name_of(line.figure, language)}")
    if found.whole.has_few_reports:
        rows += ["", words.report("few_reports", language, few=FEW)]
    return displayable("\n".join(rows).lstrip("\n"))


def who_text(who: tuple[Party, ...]) -> str:
    """The names of those who are compared."""
    return " – ".join(each.name for each in who)


def _heading(line: Line, language: str) -> str:
    said = words.report("agreement_of", language, who=who_text(line.who), reports=line.reports)
    if line.view is View.ALL:
        return said
    return f"{said}  [{words.report(f'view_{line.view.value}', language)}]"


def _figure_text(found: Estimate) -> str:
    interval = ""
    if found.low is not None and found.high is not None:
        interval = f"[{100 * found.low:.1f}, {100 * found.high:.1f}]"
    counted = "" if found.agreed is None else f"{found.agreed}/{found.compared}"
    return f"{_percent(found.value):>6}  {interval:<14}  {counted:>13}"


def _percent(ratio: float | None) -> str:
    return "–" if ratio is None else f"{100 * ratio:.1f}"


_COLUMNS: Final = (
    *("view", "annotators", "reports", "figure", "name", "value", "low", "high"),
    *("agreed", "compared", "definition", "source"),
)


def _rows(found: Agreement, language: str) -> Iterator[Sequence[Json]]:
    """A figure a line with definition and source."""
    yield _COLUMNS
    for line in lines(found):
        defined, one = definitions()[line.figure], line.estimate
        yield (
            *(line.view.value, who_text(line.who), line.reports, line.figure),
            defined.name.in_language(language),
            *(one.value, one.low, one.high, one.agreed, one.compared),
            *(defined.means.in_language(language), defined.source),
        )


_LATEX: Final = {
    **{each: f"\\{each}" for each in "&%$#_{}"},
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "κ": r"$\kappa$",
    "α": r"$\alpha$",
    "–": "--",
    "\n": " ",
}


def as_latex(found: Agreement, language: str) -> str:
    """A table for each pair and for all together, then what the figures mean and their sources."""
    rows: list[str] = []
    used: dict[str, None] = {}
    block: object = None
    for line in lines(found):
        used[line.figure] = None
        if block != (line.view, line.who):
            rows += _latex_end(block) + _latex_begin(line, language)
            block = (line.view, line.who)
        one = line.estimate
        interval = "" if one.low is None else f"[{_percent(one.low)}, {_percent(one.high)}]"
        cells = (name_of(line.figure, language), _percent(one.value), interval)
        rows.append("  " + " & ".join(map(_latex, cells)) + r" \\")
    rows += [*_latex_end(block), r"\begin{description}"]
    for figure in used:
        defined = definitions()[figure]
        means = defined.means.in_language(language)
        rows.append(
            f"  \\item[{_latex(defined.name.in_language(language))}] "
            f"{_latex(means)} ({_latex(defined.source)})"
        )
    return "\n".join([*rows, r"\end{description}", ""])


def _latex_begin(line: Line, language: str) -> list[str]:
    return [
        r"\begin{tabular}{lrr}",
        rf"  \multicolumn{{3}}{{l}}{{{_latex(_heading(line, language))}}} \\ \hline",
    ]


def _latex_end(block: object) -> list[str]:
    return [] if block is None else [r"\end{tabular}", ""]


def _latex(text: str) -> str:
    return "".join(_LATEX.get(each, each) for each in text)


def write_csv(found: Agreement, path: Path, language: str) -> None:
    """A figure a line with definition and source, as a file that spreadsheets open."""
    spreadsheets.write(_rows(found, language), path)


def write_latex(found: Agreement, path: Path, language: str) -> None:
    """The tables as a file for LaTeX."""
    with put_in_place(path) as part:
        part.write_text(as_latex(found, language), encoding="utf-8", newline="")
