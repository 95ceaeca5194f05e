"""A numeral that is no number is nothing to decide: not in the figures, and without fields."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QLabel

from annotator import settings
from annotator.gate import Gate, create_project
from annotator.ops import reports
from annotator.project import Project
from schema.records import Report

TEXT = "青河镇小结\n\n镇里发放鸡苗约12万只，受益3000余户。"


def figure(hands) -> str:
    return hands.window.status.findChild(QLabel, "decided").text()


def test_a_dismissed_numeral_counts_for_nothing_and_has_no_fields(
    tmp_path: Path, open_window
) -> None:
    path, me = tmp_path / "p.jinbiao", settings.load().author()
    create_project(path, me)
    with Project.open(path) as project:
        report = replace(Report.of(TEXT, name="a"), suggested_by=("e",))
        Gate(project, me).run(reports.bring_in([report]))
    hands = open_window(path)
    window = hands.window
    hands.bot.waitUntil(lambda: window.labeller.to_check.is_done)
    hands.press("F11", "Ctrl+2")  # 12万 dismissed, at 3000余 now
    hands.until_stored()
    assert figure(hands) == ""
    row = window.flow._reports.row(window.desk.workspace.report.id)
    assert (row.decided, row.undecided, row.dismissed) == (0, 0, 1)
    hands.press("Return")
    hands.until_stored()
    assert figure(hands) == "1 / 1"
    dismissed, number = sorted(window.desk.workspace.items(), key=lambda each: each.span.start)
    assert dismissed.is_dismissed
    assert not number.is_dismissed
    window.labeller.focus.choose(number.key)
    assert window.inspector._form.isVisible()
    window.labeller.focus.choose(dismissed.key)
    assert not window.inspector._form.isVisible()
    hands.press("Delete")  # open it again
    hands.until_stored()
    assert figure(hands) == "1 / 1"
    assert len(window.desk.workspace.items()) == 1
    assert window.desk.operations.queue()[0].dismissed == 0
