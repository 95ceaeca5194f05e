"""The commands about what is labelled: the schema of a project, and its guidelines."""

from pathlib import Path

import click

from annotator import guidelines_page, schema_changes, words
from annotator.commands.base import (
    AS_JSON,
    FILE,
    PROJECT,
    commands,
    json_data,
    print_json,
    say,
    sentences,
    tell_lines,
    writing,
)
from annotator.commands.language import language
from annotator.errors import Problem, UserError, of_system
from annotator.ops import schema as ops
from annotator.project import Mode, Project
from annotator.schema_changes import SchemaChange
from schema.labels import LabelSchema, parse
from schema.reading import SchemaError, as_data
from schema.records import Json
from schema.toml_text import to_toml


@commands.command(name="schema")
@PROJECT
@click.option("--export", "out", type=FILE, metavar="FILE", help="Write it as TOML.")
@click.option("--import", "source", type=FILE, metavar="FILE", help="Read it from TOML.")
@click.option("--note", default="", metavar="WHY", help="Why it is changed.")
@click.option("--history", "wants_history", is_flag=True, help="List every change, newest first.")
@click.option(
    "--take-back", "change", metavar="ID", help="Take back the change whose id begins so."
)
@AS_JSON
@sentences
def schema_command(
    project: Path,
    out: Path | None,
    source: Path | None,
    note: str,
    wants_history: bool,
    change: str | None,
    as_json: bool,
) -> None:
    """Show what can be labelled, write it to a file, or read it from one.

    What a file that is read does not have is retired: labels that use it stay.
    """
    if source is not None or change is not None:
        _change(project, source, change, note)
    with Project.open(project, Mode.READ) as opened:
        if wants_history:
            _tell_history(opened, as_json=as_json)
        elif out is not None:
            _write(out, to_toml(opened.schema))
            say("schema_written", path=out, version=opened.schema.version)
        elif as_json:
            print_json(_shown(opened))
        elif source is None and change is None:
            json_data(to_toml(opened.schema).removesuffix("\n"))


@commands.command(name="guidelines")
@PROJECT
@click.option("--out", type=FILE, metavar="FILE", help="Write it there.")
@sentences
def guidelines_command(project: Path, out: Path | None) -> None:
    """Write the guidelines as Markdown, in Chinese and English, with version and history."""
    with Project.open(project, Mode.READ) as opened:
        said = guidelines_page.as_markdown(opened.schema, schema_changes.history(opened))
        version = opened.schema.guidelines_version
    if out is None:
        tell_lines(said.removesuffix("\n"))
        return
    _write(out, said)
    say("guidelines_written", path=out, version=version)


def _change(project: Path, source: Path | None, change: str | None, note: str) -> None:
    with writing(project) as gate:
        of = ops.standing(gate.project)
        if source is not None:
            draft = ops.replace_by(of, _parsed(source), note)
        else:
            named = schema_changes.named(gate.project, change or "")
            draft = ops.take_back(gate.project, of, named)
        if draft.changes:
            gate.run(draft)
        version = gate.project.schema.version
    say("schema_changed" if draft.changes else "schema_same", version=version)


def _parsed(source: Path) -> LabelSchema:
    try:
        return parse(source.read_text(encoding="utf-8"))
    except SchemaError as error:
        raise UserError(Problem.BAD_SCHEMA, where=error.where, what=error.what) from error
    except UnicodeDecodeError as error:
        raise UserError(Problem.BAD_SCHEMA, where=source, what=str(error)) from error
    except OSError as error:
        raise of_system(error, source) from error


def _write(out: Path, said: str) -> None:
    try:
        with out.open("x", encoding="utf-8", newline="\n") as file:
            file.write(said)
    except FileExistsError:
        raise UserError(Problem.ALREADY_EXISTS, path=out) from None
    except OSError as error:
        raise of_system(error, out) from error


def _tell_history(project: Project, *, as_json: bool) -> None:
    found = schema_changes.history(project)
    if as_json:
        print_json({"changes": list(map(_as_json, found))})
        return
    for each in found:
        paths = tuple(each.after)
        back = words.report("schema_taken_back", language()) if each.is_back else ""
        values = {"id": each.operation, "at": each.at, "name": each.who, "what": paths}
        say("schema_change", kind=each.kind, note=each.note, back=back, **values)
    if not found:
        say("schema_unchanged")


def _shown(project: Project) -> dict[str, Json]:
    schema = project.schema
    whole: dict[str, Json] = as_data(schema)
    versions: dict[str, Json] = {"version": schema.version, "guidelines": schema.guidelines_version}
    return versions | whole


def _as_json(each: SchemaChange) -> dict[str, Json]:
    return {
        "id": each.operation,
        "at": each.at,
        "annotator": each.who,
        "kind": each.kind,
        "note": each.note,
        "before": dict(each.before),
        "after": dict(each.after),
        "taken_back": each.is_back,
    }
