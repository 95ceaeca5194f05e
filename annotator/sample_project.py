"""The sample project: our own reports, pre-labelled, made once and never made over."""

from importlib.resources import as_file, files
from pathlib import Path
from typing import Final

from annotator import settings
from annotator.errors import Problem, UserError
from annotator.gate import Gate, create_project
from annotator.project import SUFFIX, Project, new_file
from schema.records import Annotator

_NAME: Final = f"samples{SUFFIX}"


def place() -> Path:
    """Where the sample project is, or will be."""
    return settings.folder("data") / _NAME


def open_or_make(person: Annotator) -> Path:
    """Where the sample project is; it is made where there is none yet, whole or not at all.

    UserError where it cannot be.
    """
    path = place()
    if path.exists():
        return path
    # what makes it takes long to load, and a start with samples needs only to know where they are
    from annotator.importing.files import import_paths
    from annotator.prelabel import prelabel
    from annotator.suggest.engine import Engine

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(Problem.NO_ACCESS, path=path.parent) from error
    with new_file(path) as part, as_file(files("seeds").joinpath("reports")) as reports:
        create_project(part, person)
        with Project.open(part) as project:
            gate = Gate(project, person)
            import_paths(gate, [reports])
            prelabel(gate, Engine.default())
            project.checkpoint_whole()
    return path
