"""The options of the export command, and what they choose."""

from collections.abc import Callable
from functools import reduce
from typing import Any, Final

import click

from annotator.commands.base import wrong_usage
from annotator.errors import Problem, UserError
from annotator.exchange import chunks, documents, offsets
from annotator.exchange.conll import CHARACTER, SCHEMES, UNITS
from annotator.exchange.formats import Writing
from annotator.exporting import splits
from annotator.exporting.choice import ALL_EMPTY, Choice
from schema.about import is_date
from schema.labels import LabelSchema

_DATE: Final = "DATE"
_OPTIONS: Final = (
    click.option(
        "--layer", default=documents.GOLD_NAME, metavar="gold|NAME|all", show_default=True
    ),
    click.option("--labels", metavar="A,B", help="Only these labels, by their ids."),
    click.option("--finished", is_flag=True, help="Only reports that the person has finished."),
    click.option("--since", metavar=_DATE, help="Only reports of this date or later."),
    click.option("--until", metavar=_DATE, help="Only reports of this date or earlier."),
    click.option("--split", type=click.Choice(splits.PARTS), help="Only this part of the reports."),
    click.option("--seed", type=int, default=0, show_default=True, help="What parts follow from."),
    click.option("--scheme", type=click.Choice(SCHEMES), default="BIO", help="Tags of conll, hf."),
    click.option("--unit", type=click.Choice(UNITS), default=CHARACTER, help="Tokens of them."),
    click.option("--chunk", metavar="report|sentence|paragraph|N", help="Where reports are cut."),
    click.option(
        "--empty",
        type=click.FloatRange(0, 1),
        default=ALL_EMPTY,
        show_default=True,
        help="The share that is kept of pieces without spans.",
    ),
    click.option("--offsets", type=click.Choice(offsets.UNITS), help="What places count in."),
    click.option(
        "--with-rejected", is_flag=True, help="Also rejected spans and dismissed numerals, as such."
    ),
    click.option(
        "--with-provenance", is_flag=True, help="Also who settled each label, when, from whose."
    ),
    click.option("--pseudonyms", is_flag=True, help="Annotators by names that say nothing."),
    click.option("--mask-names", is_flag=True, help="Persons' names in the texts as 某某."),
    click.option(
        "--without-texts", is_flag=True, help="Hashes for texts, and a script to put them back."
    ),
)

Command = Callable[..., Any]


def export_options(command: Command) -> Command:
    """Give a command all options that say what is exported and how."""
    return reduce(lambda made, option: option(made), reversed(_OPTIONS), command)


def chosen(schema: LabelSchema, options: dict[str, Any]) -> tuple[Choice, Writing]:
    """What the options choose; click's UsageError where one makes no sense.

    UserError for a label that the schema has not.
    """
    labels, chunk = options.pop("labels"), options.pop("chunk")
    names = ("scheme", "unit", "offsets", "without_texts")
    how = Writing(schema=schema, chunk=_chunk(chunk), **{name: options.pop(name) for name in names})
    for name in ("since", "until"):
        if options[name] is not None and not is_date(options[name]):
            raise wrong_usage("date", option=f"--{name}", said=options[name])
    return Choice(labels=_labels(labels, schema) if labels else None, **options), how


def _labels(said: str, schema: LabelSchema) -> frozenset[str]:
    wanted = frozenset(each.strip().lower() for each in said.split(","))
    known = [label.id for label in schema.labels]
    for label in sorted(wanted.difference(known)):
        raise UserError(Problem.LABEL_UNKNOWN, label=label, known=tuple(known))
    return wanted


def _chunk(said: str | None) -> str | int | None:
    if said is None or said in chunks.SIZES:
        return said
    if said.isascii() and said.isdigit() and int(said):
        return int(said)
    raise wrong_usage("chunk", said=said)
