"""Writing a layer of a project to a file, in the format that was asked for."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from annotator.errors import Problem, UserError
from annotator.exchange import jsonl
from annotator.exchange.documents import Document, of_layer
from annotator.exchange.writing import write_lines
from annotator.project import Project
from annotator.snapshot import one_moment

FORMATS: Final[Mapping[str, Callable[[Document], str]]] = {"jsonl": jsonl.write}


@dataclass(slots=True)
class Exported:
    """How much was written."""

    reports: int = 0
    spans: int = 0


def export(project: Project, layer_name: str, format_name: str, target: Path) -> Exported:
    """Write a layer's confirmed spans as they stand at one moment; no file where there are none.

    UserError where nobody has the name, where the target is a project, or where the disk fails.
    """
    if target.exists() and target.samefile(project.path):
        raise UserError(Problem.IS_PROJECT, path=target)
    exported = Exported()
    with one_moment(project):
        write_lines(target, _lines(project, layer_name, FORMATS[format_name], exported))
    return exported


def _lines(
    project: Project, layer_name: str, write: Callable[[Document], str], exported: Exported
) -> Iterator[str]:
    for document in of_layer(project, layer_name):
        exported.reports += 1
        exported.spans += len(document.spans)
        yield write(document)
