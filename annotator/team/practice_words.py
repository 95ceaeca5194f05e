"""What came of a practice, a sentence a line."""

from annotator import words
from annotator.team.practice import Result


def outcome_lines(found: Result, language: str) -> list[str]:
    """If it is passed, how many reports are left, which planted errors were found; zh or en."""
    said = "practice_passed_with" if found.is_passed else "practice_not_passed"
    figures = {"percent": f"{found.percent:.0f}", "pass_mark": found.practice.pass_mark}
    lines = [words.report(said, language, **figures)]
    if found.waiting:
        lines.append(words.report("practice_waiting", language, count=len(found.waiting)))
    if found.planted:
        caught = sum(each.was_found for each in found.planted)
        count = len(found.planted)
        lines.append(words.report("practice_planted", language, found=caught, count=count))
    return lines
