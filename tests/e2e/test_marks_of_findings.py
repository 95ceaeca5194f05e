"""What is at issue in a span has a mark at the span, which goes when it is mended."""


def test_a_span_with_a_finding_is_marked_until_it_is_mended(project_path, open_window) -> None:
    hands = open_window(project_path)
    window = hands.window
    hands.bot.waitUntil(lambda: window.labeller.to_check.is_done)
    number = next(i for i in window.desk.workspace.items() if i.span.text == "36个")
    window.labeller.focus.choose(number.key)
    hands.press("Return")
    window.labeller.focus.choose(number.key)
    hands.until_stored()
    hands.bot.waitUntil(lambda: window.labeller.to_check.is_done)
    before = set(window.view._scene.to_check)
    hands.press("F2")
    window.inspector.focus_field("unit")
    hands.write("km")
    hands.press("Return")
    hands.bot.waitUntil(lambda: number.key in window.view._scene.to_check)
    marked = set(window.view._scene.to_check)
    picture = window.view.viewport().grab().toImage()
    window.view.set_to_check(marked - {number.key})
    assert window.view.viewport().grab().toImage() != picture
    window.view.set_to_check(marked)
    assert window.view.viewport().grab().toImage() == picture
    window.view.setFocus()
    hands.press("Ctrl+M")
    hands.until_stored()
    hands.bot.waitUntil(lambda: set(window.view._scene.to_check) == before)
