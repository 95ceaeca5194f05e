"""The versions of a place, side by side."""

from PySide6.QtWidgets import QTableWidget

from gui.panels.versions import FieldRow, VersionsPanel
from gui.theme import Theme, apply


def test_names_of_fields_can_be_read_in_the_theme_that_is_chosen_meanwhile(qtbot, qapp):
    apply(qapp, Theme.dark())
    panel = VersionsPanel()
    qtbot.addWidget(panel)
    panel.show()
    rows = [FieldRow("类别", ("其他措施", "产业扶贫"), differs=True)]
    panel.show_versions("", ("A", "B"), rows, name="versions")
    name = panel.findChild(QTableWidget, "versionsTable").item(0, 0)
    assert name.foreground().color() == Theme.dark().dim
    apply(qapp, Theme.light())
    assert name.foreground().color() == Theme.light().dim


def test_where_no_place_is_chosen_no_table_is_drawn(qtbot):
    panel = VersionsPanel()
    qtbot.addWidget(panel)
    panel.show_versions(
        "", ("A", "B"), [FieldRow("类别", ("", ""), differs=False)], name="versions"
    )
    table = panel.findChild(QTableWidget, "versionsTable")
    assert not table.isHidden()
    panel.show_versions("", ("A", "B"), [], name="versions")
    assert table.isHidden()
