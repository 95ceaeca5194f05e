"""The status row shows the keys of the list that has the keyboard."""

from dataclasses import replace
from pathlib import Path

from annotator import settings
from annotator.gate import Gate, create_project
from annotator.ops import reports
from annotator.project import Project
from schema.records import Report

TEXT = "青河镇小结\n\n2020年5月，镇里发放鸡苗约12万只，受益3000余户。"


def shown(hands) -> dict[str, str]:
    return {word: key for key, word in hands.window.status.hints.shown}


def test_each_list_of_the_window_shows_its_own_keys(tmp_path: Path, open_window) -> None:
    path, me = tmp_path / "keys.jinbiao", settings.load().author()
    create_project(path, me)
    with Project.open(path) as project:
        report = replace(Report.of(TEXT, name="a"), suggested_by=("e",))
        Gate(project, me).run(reports.bring_in([report]))
    hands = open_window(path)
    hands.bot.waitUntil(lambda: hands.window.labeller.to_check.is_done)
    hands.press("Ctrl+F11")
    assert shown(hands)["go there"] == "Enter"
    assert "unfold" in shown(hands)
    hands.press("Esc")
    assert "unfold" not in shown(hands)
    hands.press("Shift+F1")
    assert shown(hands)["cite in a comment"] == "Enter"
    hands.press("Esc", "F5", "Shift+Right", "1", "F8", "Ctrl+F9")
    hands.until_stored()
    hands.bot.waitUntil(lambda: shown(hands) == {"go there": "Enter", "back to the report": "Esc"})
