"""People as the command line names them."""

from annotator.errors import Problem, UserError
from annotator.gate import Gate
from annotator.ops import people as people_ops
from annotator.project import Project
from annotator.reading.names import one_form
from annotator.store import annotators
from schema.records import Annotator


def people_called(project: Project, name: str) -> list[Annotator]:
    """All of this name; UserError where nobody is called so."""
    found = annotators.named(project.db, one_form(name))
    if not found:
        raise UserError(Problem.NAME_UNKNOWN, name=name)
    return found


def person_called(project: Project, name: str) -> Annotator:
    """The one person of this name; UserError where nobody or several are called so."""
    found = people_called(project, name)
    if len(found) > 1:
        raise UserError(Problem.NAME_TAKEN, name=name)
    return found[0]


def entered(gate: Gate, name: str) -> Annotator:
    """The person of this name, entered into the project where nobody is called so."""
    if annotators.named(gate.project.db, one_form(name)):
        return person_called(gate.project, name)
    is_here = one_form(name) == gate.person.name
    person = gate.person if is_here else people_ops.somebody_new(name)
    gate.introduce(person)
    return person
