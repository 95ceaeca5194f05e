"""A word of ten million characters is opened, gone through and labelled like any other."""

from annotator import settings
from annotator.gate import Gate, create_project
from annotator.ops import reports
from annotator.project import Project
from schema.records import Report


def test_the_window_lives_with_a_word_of_ten_megabytes(tmp_path, open_window, query):
    path = tmp_path / "endless.jinbiao"
    me = settings.load().author()
    create_project(path, me)
    with Project.open(path) as project:
        Gate(project, me).run(reports.bring_in([Report.of("a" * 10_000_000, name="endless")]))
    hands = open_window(path)
    bar = hands.window.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    hands.window.view.select(9_999_990, 10_000_000)
    hands.press("1")
    hands.until_stored()
    assert query(path, 'SELECT start, "end" FROM labels') == [(9_999_990, 10_000_000)]
