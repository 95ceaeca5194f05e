"""Settings: one table, a file of what differs, and nothing lost to a damaged one."""

import json

import pytest

from annotator import settings
from annotator.errors import UserError
from annotator.settings import TABLE, Setting


def other_value(setting: Setting) -> settings.Value:
    """A value that the table accepts and that is not the default."""
    if setting.choices:
        return next(choice for choice in setting.choices if choice != setting.default)
    if isinstance(setting.default, bool):
        return not setting.default
    if isinstance(setting.default, int):
        return setting.default + 1
    if isinstance(setting.default, list):
        return ["甲"]
    if isinstance(setting.default, dict):
        return {"label.unsure": ["F12"]}
    return "林一"


@pytest.mark.parametrize("setting", TABLE, ids=lambda setting: setting.key)
def test_every_setting_keeps_a_new_value_and_stores_only_what_differs(setting):
    stored = settings.load()
    assert stored.value(setting.key) == setting.default
    stored.change(setting.key, other_value(setting))
    assert settings.load().value(setting.key) == other_value(setting)
    assert list(json.loads(stored.path.read_text(encoding="utf-8"))) == [setting.key]
    stored.change(setting.key, setting.default)
    assert json.loads(stored.path.read_text(encoding="utf-8")) == {}


@pytest.mark.parametrize("setting", TABLE, ids=lambda setting: setting.key)
def test_every_setting_is_described_and_refuses_another_type(setting):
    assert setting.zh
    assert setting.en
    with pytest.raises(ValueError, match=setting.key):
        settings.load().change(setting.key, 3.5)


def test_a_number_out_of_bounds_is_refused_and_read_as_the_default():
    stored = settings.load()
    with pytest.raises(ValueError, match="zoom"):
        stored.change("zoom", 5000)
    stored.path.parent.mkdir(parents=True, exist_ok=True)
    stored.path.write_text('{"zoom": 5000, "theme": "pink"}', encoding="utf-8")
    assert settings.load().number("zoom") == 100
    assert settings.load().text("theme") == "system"


@pytest.mark.parametrize("damage", ["{", "[]", "\x00", '{"zoom": '])
def test_a_damaged_file_is_set_aside_and_said(damage):
    path = settings.load().path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(damage, encoding="utf-8")
    stored = settings.load()
    assert stored.set_aside is not None
    assert stored.set_aside.read_text(encoding="utf-8") == damage
    stored.change("zoom", 120)
    assert settings.load().number("zoom") == 120


def test_what_a_newer_program_stored_is_kept():
    path = settings.load().path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text('{"of_the_future": 1}', encoding="utf-8")
    settings.load().change("zoom", 120)
    assert json.loads(path.read_text(encoding="utf-8")) == {"of_the_future": 1, "zoom": 120}


def test_two_windows_do_not_undo_each_others_changes():
    one, other = settings.load(), settings.load()
    one.change("zoom", 120)
    other.change("theme", "dark")
    assert settings.load().number("zoom") == 120


def test_the_author_is_made_once():
    first = settings.load().author()
    assert settings.load().author() == first
    settings.load().change("author_name", "林一")
    assert settings.load().author().id == first.id
    assert settings.load().author().name == "林一"


@pytest.mark.parametrize("name", ["gold", " ALL ", "none", "  ", "\ud800"])
def test_a_name_that_commands_give_a_meaning_is_not_the_authors(name, monkeypatch):
    monkeypatch.setenv("LOGNAME", "zhou")
    path = settings.load().path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"author_name": name}), encoding="utf-8")
    assert settings.load().author().name == "zhou"
    monkeypatch.setenv("LOGNAME", "gold")
    assert settings.load().author().name == "annotator"


def test_the_authors_name_is_written_in_one_form(monkeypatch):
    settings.load().change("author_name", " Re\u0301my ")
    assert settings.load().author().name == "R\u00e9my"


def test_the_language_follows_the_system_until_it_is_chosen(monkeypatch):
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert settings.load().language() == "zh"
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    assert settings.load().language() == "en"
    settings.load().change("language", "zh")
    assert settings.load().language() == "zh"


def test_projects_opened_lately_stand_last_first_and_once(tmp_path):
    stored = settings.load()
    for name in ("a", "b", "a"):
        stored.remember_project(tmp_path / name)
    assert stored.recent_projects() == [tmp_path / "a", tmp_path / "b"]


def test_a_folder_that_cannot_be_made_is_said(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv(settings.HOME_VARIABLE, str(tmp_path / "file"))
    with pytest.raises(UserError):
        settings.load().change("zoom", 120)
