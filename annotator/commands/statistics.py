"""The command about how far a project is."""

from pathlib import Path

from annotator import settings
from annotator.commands.base import AS_JSON, PROJECT, commands, data, print_json, sentences, tell
from annotator.commands.language import language
from annotator.project import Mode, Project
from annotator.statistics import asking, tables, words
from annotator.team import handing


@commands.command()
@PROJECT
@AS_JSON
@sentences
def stats(project: Path, as_json: bool) -> None:
    """How far reports, people and categories are; who labels for others sees their own work."""
    with Project.open(project, Mode.READ) as opened, opened.one_moment():
        person = handing.at_keyboard(opened, settings.load().author())
        of = asking.outlook(opened, person.id)
        answers = (asking.answer(opened, each, of) for each in of.figures)
        if as_json:
            print_json(tables.as_json(of, answers))
            return
        tell(words.whose(is_everybody=of.is_overseer, language=language()))
        for each in answers:
            tell("")
            for line in tables.as_text(each, opened.schema, language()).split("\n"):
                data(line)
