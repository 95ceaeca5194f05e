"""With the find bar and the guidelines open the report keeps lines enough to read."""


def test_the_guidelines_give_way_to_the_find_bar_and_come_back(project_path, open_window) -> None:
    hands = open_window(project_path)
    window = hands.window
    window.resize(1366, 768)
    hands.press("Shift+F1")
    hands.bot.waitUntil(lambda: window.drawer.isVisible() and window.drawer.height() >= 200)
    before = window.drawer.height()
    hands.press("Ctrl+F")
    hands.bot.waitUntil(window.find_bar.isVisible)
    window.find_bar._results.setFixedHeight(window.height() // 3)  # as high as many hits make it
    window.find_bar._results.show()
    hands.bot.waitUntil(lambda: window.drawer.height() < before)
    assert window.view.height() >= 220
    assert window.drawer.height() >= 120
    hands.press("Esc")
    hands.bot.waitUntil(lambda: window.drawer.height() == before)
