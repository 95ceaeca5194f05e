"""Giving the chosen measure its category, the shortest way that the window offers."""

from by_hand.hands import Hands
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget

from annotator.initials import initials


def give_category(hands: Hands, category: str) -> None:
    """Press the key of a likely category, or else filter the list by initials."""
    likely = [each.id for each in hands.window.labeller.categories.likely()]
    if category in likely:
        hands.press(f"Ctrl+{likely.index(category) + 1}")
        return
    hands.press("Shift+F2")
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit), line
    listed = line.window().findChild(QListWidget, "categories")
    choices = hands.window.desk.schema.attribute("measure", "category").choices
    name = next(each.name.zh for each in choices if each.id == category)
    for letter in ("", *initials(name)):
        if letter:
            hands.press(letter.upper())
        row = _row_of(listed, category)
        if 0 <= row < 9:
            hands.press(str(row + 1))
            break
    else:
        hands.press("Return")
    hands.come_back()


def _row_of(listed: QListWidget, category: str) -> int:
    ids = [listed.item(row).data(Qt.ItemDataRole.UserRole) for row in range(listed.count())]
    return ids.index(category) if category in ids else -1
