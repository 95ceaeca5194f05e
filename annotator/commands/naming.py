"""People and reports as the command line names them."""

from annotator.errors import Problem, UserError
from annotator.exchange.documents import layer_of
from annotator.gate import Gate
from annotator.names import one_form
from annotator.ops import people as people_ops
from annotator.project import Project
from annotator.store import annotators, reports
from schema.records import Annotator, AnnotatorId, ReportId


def people_called(project: Project, name: str) -> list[Annotator]:
    """All of this name, or the one with this id; UserError where nobody is called so."""
    return annotators.named(project.db, one_form(name)) or [person_called(project, name)]


def person_called(project: Project, name: str) -> Annotator:
    """The one person of this name or id; UserError where nobody or several are called so."""
    found = annotators.get(project.db, AnnotatorId(layer_of(project, name)))
    assert found is not None
    return found


def known_or_new(gate: Gate, name: str) -> Annotator:
    """The person of this name, or somebody new whom nothing has entered into the project yet."""
    if annotators.named(gate.project.db, one_form(name)):
        return person_called(gate.project, name)
    is_here = one_form(name) == gate.person.name
    return gate.person if is_here else people_ops.somebody_new(name)


def report_called(project: Project, named: str) -> ReportId:
    """The one report with this id or its beginning, this name, or this file, ending or not.

    UserError where there is none, or more than one.
    """
    found = reports.named(project.db, named)
    if len(found) != 1:
        raise UserError(Problem.NO_SUCH_REPORT, report=named)
    return found[0]
