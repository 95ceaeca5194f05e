"""The commands of samples: drawing labels, judging them, what they say, returning what fails."""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from annotator import words
from annotator.commands.base import (
    AS_JSON,
    PARTLY,
    PROJECT,
    commands,
    of_project,
    print_json,
    say,
    warn,
    writing,
    wrong_usage,
)
from annotator.commands.language import language
from annotator.commands.naming import person_called
from annotator.exchange.records import span_to_record
from annotator.project import Mode, Project
from annotator.quality import samples
from annotator.quality.sampled import Sampled, sampled
from annotator.quality.samples import BY_HAND, ErrorRate, Result, Wanted
from annotator.store import annotators, reports
from annotator.store import samples as table
from annotator.team import rounds as team_rounds
from schema.records import Json, Layer, ReportId
from schema.sampling import Sample

_NAME = click.argument("name")
_THRESHOLD = click.option(
    "--threshold",
    type=click.FloatRange(0, 1),
    default=samples.THRESHOLD,
    show_default=True,
    help="A report fails where more than this share of its sampled labels is wrong.",
)


@commands.group(name="sample")
@PROJECT
@click.pass_context
def sample_group(context: click.Context, project: Path) -> None:
    """Samples: labels that one person alone made, drawn by chance for somebody else to look at."""
    context.obj = project


@sample_group.command()
@_NAME
@click.option("--size", type=click.IntRange(min=1), help="So many labels.")
@click.option(
    "--width",
    type=click.FloatRange(0, 1, min_open=True, max_open=True),
    default=samples.WIDTH,
    show_default=True,
    help="Or so many that the interval of the error rate is no wider.",
)
@click.option(
    "--rate",
    type=click.FloatRange(0, 1),
    default=samples.RATE,
    show_default=True,
    help="The error rate that is expected.",
)
@click.option("--seed", default=0, show_default=True, help="Another number draws others.")
@click.option("--person", metavar="NAME", help="Only this person's labels.")
@click.option("--round", "of_round", metavar="R", help="Only reports of this round.")
@of_project
def new(
    project: Path,
    name: str,
    person: str | None,
    of_round: str | None,
    size: int | None,
    width: float,
    rate: float,
    seed: int,
) -> None:
    """Draw labels to be looked at."""
    with writing(project) as gate:
        wanted = Wanted(
            size=size,
            width=width,
            rate=rate,
            seed=seed,
            person=person_called(gate.project, person).id if person else None,
            round=team_rounds.named(gate.project, of_round) if of_round else None,
        )
        made = samples.draw(gate, name, wanted)
    say("sample_drawn", sample=made.name, count=len(made.labels), of=made.drawn_from)


@sample_group.command()
@_NAME
@AS_JSON
@of_project
def show(project: Path, name: str, as_json: bool) -> None:
    """List the labels of a sample, and what was said of them."""
    with Project.open(project, Mode.READ) as opened:
        of = samples.named(opened, name)
        found = sampled(opened, of)
        if as_json:
            rows: list[Json] = [_label_json(opened, each) for each in found]
            print_json({"sample": of.name, "labels": rows})
            return
    for each in found:
        say("sample_label", **_label_words(each))


@sample_group.command()
@_NAME
@click.option("--right", multiple=True, metavar="ID", help="Nothing is wrong with this label.")
@click.option("--wrong", multiple=True, metavar="ID=WHY", help="Something is, and what.")
@of_project
def judge(project: Path, name: str, right: tuple[str, ...], wrong: tuple[str, ...]) -> None:
    """Say which labels of a sample are right, and what is wrong with the others."""
    verdicts = {**dict.fromkeys(right, ""), **dict(map(_reason, wrong))}
    with writing(project) as gate:
        of = samples.judge(gate, samples.named(gate.project, name), verdicts)
    say("sample_judged", sample=of.name, count=len(of.verdicts), of=len(of.labels))


@sample_group.command()
@_NAME
@_THRESHOLD
@AS_JSON
@of_project
def result(project: Path, name: str, threshold: float, as_json: bool) -> None:
    """Tell the error rate, by person and by rule, and which reports fail."""
    with Project.open(project, Mode.READ) as opened:
        of = samples.named(opened, name)
        found = samples.result(opened, of)
        if as_json:
            print_json(_result_json(opened, of, found, threshold))
        else:
            _tell(opened, of, found, threshold)
    sys.exit(PARTLY if found.failing(threshold) else 0)


@sample_group.command(name="return")
@_NAME
@_THRESHOLD
@click.option("--reason", metavar="WHY", help="What they are told.")
@of_project
def return_failing(project: Path, name: str, threshold: float, reason: str | None) -> None:
    """Return the reports that fail a sample to who labelled them."""
    with writing(project) as gate:
        of = samples.named(gate.project, name)
        why = reason or words.report("failed_sample", language(), sample=of.name)
        returned, stay = samples.return_failing(gate, of, threshold, why)
        for report in returned:
            say("sample_returned", report=reports.name_of(gate.project.db, report))
        for report in stay:
            said = reports.name_of(gate.project.db, report)
            warn("sample_stays", report=said)
    sys.exit(PARTLY if stay else 0)


@sample_group.command(name="list")
@of_project
def list_samples(project: Path) -> None:
    """List the samples."""
    with Project.open(project, Mode.READ) as opened:
        found = table.everything(opened.db)
    for each in found:
        values = {"count": len(each.verdicts), "of": len(each.labels), "at": each.at[:10]}
        say("sample_listed", sample=each.name, **values)
    if not found:
        say("no_samples")


def _reason(said: str) -> tuple[str, str]:
    label, equals, why = said.partition("=")
    if not equals or not why.strip():
        raise wrong_usage("form", option="--wrong", form="ID=WHY", said=said)
    return label, why


def _label_json(project: Project, of: Sampled) -> dict[str, Json]:
    return {
        **span_to_record(of.label),
        "report": of.label.report,
        "annotator": annotators.name_of(project.db, of.label.layer),
        "verdict": of.verdict,
    }


def _label_words(of: Sampled) -> dict[str, object]:
    fields = [
        f"{name}={value}" for name, value in of.label.attributes.items() if isinstance(value, str)
    ]
    mark = "?" if of.verdict is None else f"× {of.verdict}" if of.verdict else "√"
    return {
        "id": of.label.id,
        "report": of.report,
        "where": of.around,
        "what": " ".join([of.label.label, *fields]),
        "verdict": mark,
    }


def _tell(project: Project, of: Sample, found: Result, threshold: float) -> None:
    say("sample_rate", who=of.name, **_rate_words(found.whole))
    if found.left:
        say("sample_left", count=found.left)
    for who, rate in _named(project, found.by_person):
        say("sample_rate", who=who, **_rate_words(rate))
    for rule, rate in found.by_rule.items():
        who = rule if rule != BY_HAND else words.report("made_by_hand", language())
        say("sample_rate", who=who, **_rate_words(rate))
    for report, layer in found.failing(threshold):
        rate = found.by_report[report, layer]
        name = reports.called(project.db, report)
        say("sample_fails", report=name, wrong=rate.wrong, of=rate.of)


def _rate_words(rate: ErrorRate) -> dict[str, object]:
    if rate.share is None or rate.interval is None:
        return {"rate": "–", "low": "–", "high": "–", "wrong": 0, "of": 0}
    low, high = rate.interval
    shares = {"rate": rate.share, "low": low, "high": high}
    percents = {name: f"{100 * share:.1f}" for name, share in shares.items()}
    return {**percents, "wrong": rate.wrong, "of": rate.of}


def _named(project: Project, rates: Mapping[Layer, ErrorRate]) -> Iterator[tuple[str, ErrorRate]]:
    for layer, rate in rates.items():
        yield annotators.name_of(project.db, layer), rate


def _result_json(project: Project, of: Sample, found: Result, threshold: float) -> dict[str, Json]:
    def failing(report: ReportId, layer: Layer) -> dict[str, Json]:
        rate = found.by_report[report, layer]
        return {
            "report": report,
            "annotator": annotators.name_of(project.db, layer),
            **_rate_json(rate),
        }

    return {
        "sample": of.name,
        **_rate_json(found.whole),
        "left": found.left,
        "gone": found.gone,
        "by_person": {name: _rate_json(rate) for name, rate in _named(project, found.by_person)},
        "by_rule": {rule: _rate_json(rate) for rule, rate in found.by_rule.items()},
        "failing": [failing(*key) for key in found.failing(threshold)],
    }


def _rate_json(rate: ErrorRate) -> dict[str, Json]:
    interval = rate.interval
    return {
        "wrong": rate.wrong,
        "of": rate.of,
        "rate": rate.share,
        "interval": None if interval is None else [*interval],
    }
