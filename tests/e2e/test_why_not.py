"""A key that can do nothing here says why; what was typed and refused is never lost in silence."""

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QMessageBox, QWidget


def status(hands) -> str:
    return hands.window.findChild(QLabel, "message").text()


def choose(hands, words: str) -> None:
    items = hands.window.desk.workspace.items()
    hands.window.labeller.focus.choose(next(each.key for each in items if each.span.text == words))


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("Ctrl+3", "A category belongs to a measure"),
        ("Ctrl+L", "can be taught"),
        ("9", "No label has this digit"),
    ],
)
def test_a_key_that_does_nothing_at_a_number_says_why(
    project_path, open_window, key: str, said: str
) -> None:
    hands = open_window(project_path)
    choose(hands, "36个")
    hands.window.status.say("", "quiet")
    hands.press(key)
    assert said in status(hands)


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("F4", "Choose a number first"),
        ("Ctrl+Right", "Choose a number first"),
        ("Shift+Return", "Choose a number first"),
        ("Return", "Choose a span first"),
        ("Ctrl+M", "Choose a span first"),
        ("Ctrl+Shift+M", "Choose a span first"),
    ],
)
def test_with_nothing_chosen_a_key_says_what_to_choose(
    project_path, open_window, key: str, said: str
) -> None:
    hands = open_window(project_path)
    hands.press("Esc")
    assert hands.window.labeller.focus.key is None
    hands.press(key)
    assert status(hands).startswith(said)


def test_what_is_mended_place_by_place_is_not_mended_everywhere(project_path, open_window) -> None:
    hands = open_window(project_path)
    choose(hands, "36个")
    hands.press("Shift+Right")
    hands.window.labeller.to_check.checking.finish_now()
    hands.press("Ctrl+Shift+M")
    assert "mended in each place by itself" in status(hands)


def test_in_a_mode_of_its_own_a_key_says_how_to_leave(project_path, open_window) -> None:
    hands = open_window(project_path)
    choose(hands, "36个")
    hands.press("F4")
    assert hands.window.labeller.focus.mode.value == "linking"
    hands.press("F8")
    assert "Esc" in status(hands)


def type_nonsense(hands) -> QLineEdit:
    choose(hands, "36个")
    hands.press("F2")
    hands.write("x")
    line = hands.window.inspector.findChild(QLineEdit, "value")
    assert line.text() == "x"
    return line


def test_what_cannot_be_stored_is_asked_about_before_the_report_is_left(
    project_path, open_window
) -> None:
    hands = open_window(project_path)
    here = hands.window.desk.workspace.report.id
    line = type_nonsense(hands)
    asked: list[str] = []

    def answer(button: QMessageBox.StandardButton):
        def act(box: QWidget) -> None:
            assert isinstance(box, QMessageBox)
            asked.append(box.text())
            box.button(button).click()

        return act

    hands.answer(answer(QMessageBox.StandardButton.Cancel))
    hands.press("Ctrl+PgDown")
    assert asked == ['"x" cannot be stored.']
    assert hands.window.desk.workspace.report.id == here
    assert line.text() == "x"
    hands.come_back()
    hands.answer(answer(QMessageBox.StandardButton.Discard))
    hands.press("Ctrl+PgDown")
    assert len(asked) == 2
    assert hands.window.desk.workspace.report.id != here


def test_what_cannot_be_stored_is_said_where_another_span_is_chosen(
    project_path, open_window
) -> None:
    hands = open_window(project_path)
    type_nonsense(hands)
    choose(hands, "87户")
    assert '"x" was not stored' in status(hands)
    hands.window.view.setFocus()
    hands.press("Return")  # something else is decided: the red words go
    hands.until_stored()
    assert status(hands) == ""
