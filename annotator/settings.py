"""One person's settings on this machine: a declared table, and a file of what differs from it."""

import contextlib
import getpass
import json
import locale
import os
import secrets
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, cast

import platformdirs

from annotator.errors import Problem, UserError
from annotator.names import displayable, one_form
from schema.records import RESERVED_NAMES, Annotator, AnnotatorId, Json

HOME_VARIABLE: Final = "JINBIAO_HOME"

Value = str | int | bool | list[str] | dict[str, list[str]]
Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Setting:
    """One row of the table; the type is the default's, `least` and `most` bound an int."""

    key: str
    default: Value
    zh: str
    en: str
    choices: tuple[str, ...] = ()
    least: int = 0
    most: int = 0

    def accepts(self, value: object) -> bool:
        """Whether a value has this setting's type and lies within its bounds."""
        if type(value) is not type(self.default):
            return False
        if isinstance(value, list):
            return _are_texts(value)
        if isinstance(value, dict):
            return all(isinstance(each, list) and _are_texts(each) for each in value.values())
        if isinstance(value, int) and not isinstance(value, bool):
            return self.least <= value <= self.most
        return not self.choices or value in self.choices


TABLE: Final = (
    Setting("language", "auto", "界面语言", "Language", ("auto", "zh", "en")),
    Setting("theme", "system", "明暗", "Theme", ("system", "light", "dark")),
    Setting("font_size", 13, "面板字号（像素）", "Panel text size (pixels)", least=9, most=28),
    Setting("zoom", 100, "报告文字缩放（%）", "Zoom of the report (%)", least=50, most=400),
    Setting("reading_view", True, "接上断行", "Join broken lines on screen"),
    Setting("line_numbers", False, "行号", "Numbers of the stored lines in the margin"),
    Setting("hide_rejected", False, "隐藏已拒绝的片段", "Hide rejected spans"),
    Setting(
        "bulk_threshold",
        80,
        "整句确认所需的把握（%）",
        "How sure each must be to confirm a sentence at once (%)",
        least=50,
        most=100,
    ),
    Setting(
        "hide_below",
        0,
        "隐藏评分低于此数的建议（%）",
        "Hide suggestions that are scored below this (%)",
        least=0,
        most=100,
    ),
    Setting("author_name", "", "署名", "Name that decisions are signed with"),
    Setting("author_asked", False, "已问过署名", "The name was asked for"),
    Setting("author_id", "", "本人编号（自动生成）", "This person's id (made once)"),
    Setting("source_folders", [], "报告来自的文件夹", "Folders that reports were read from"),
    Setting("recent_projects", [], "最近打开的项目", "Projects opened lately"),
    Setting("label_names", {}, "其他工具的标签在这里叫什么", "What labels of other tools are here"),
    Setting("export_choices", {}, "上次导出的选择", "What was chosen for the last export"),
    Setting("keys", {}, "改过的快捷键", "Keys that were changed"),
)
_BY_KEY: Final = {setting.key: setting for setting in TABLE}
_RECENT_AT_MOST: Final = 10
_FOLDERS_AT_MOST: Final = 20
_NOBODY: Final = "annotator"


def folder(kind: Literal["config", "data", "log"]) -> Path:
    """Where settings, samples or logs of this person live; JINBIAO_HOME moves all of them."""
    home = os.environ.get(HOME_VARIABLE)
    if home:
        return Path(home) / kind
    found = platformdirs.PlatformDirs("jinbiao", appauthor=False)
    paths = {
        "config": found.user_config_path,
        "data": found.user_data_path,
        "log": found.user_log_path,
    }
    return paths[kind]


class Settings:
    """The settings in force; each change is on the disk when it returns.

    `set_aside` is where a damaged file was moved to, for whoever can say so.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.set_aside: Path | None = None
        self._stored: dict[str, Json] = {}
        self._read()

    def text(self, key: str) -> str:
        """A setting that is a text."""
        value = self.value(key)
        assert isinstance(value, str)
        return value

    def number(self, key: str) -> int:
        """A setting that is a whole number."""
        value = self.value(key)
        assert isinstance(value, int)
        return value

    def flag(self, key: str) -> bool:
        """A setting that is on or off."""
        return self.value(key) is True

    def value(self, key: str) -> Value:
        """What stands for a key: what was stored if it can be used, else the default."""
        setting = _BY_KEY[key]
        stored = self._stored.get(key)
        return cast(Value, stored) if setting.accepts(stored) else setting.default

    def change(self, key: str, value: Value) -> None:
        """Store a value; ValueError where the table refuses it, UserError where the disk does."""
        setting = _BY_KEY[key]
        if not setting.accepts(value):
            raise ValueError(f"{key} cannot be {value!r}")
        self._read()  # the command line and a window may both be changing things
        if value == setting.default:
            self._stored.pop(key, None)
        else:
            self._stored[key] = _as_json(value)
        self._write()

    def language(self) -> Language:
        """The language to speak; `auto` follows the system."""
        chosen = self.text("language")
        if chosen == "auto":
            return "zh" if _system_speaks_chinese() else "en"
        return "zh" if chosen == "zh" else "en"

    def author(self) -> Annotator:
        """Who is at the keyboard; the id is made once and kept.

        A name that commands give a meaning is passed over for the login name.
        """
        if not self.text("author_id"):
            self.change("author_id", str(uuid.uuid4()))
        names = map(one_form, (self.text("author_name"), _login_name()))
        name = next((each for each in names if _names_a_person(each)), _NOBODY)
        return Annotator(AnnotatorId(self.text("author_id")), name)

    def become(self, person: Annotator) -> None:
        """Let somebody else be at the keyboard, by the id and the name that a project has."""
        self.change("author_id", person.id)
        self.change("author_name", person.name)
        self.change("author_asked", True)

    def recent_projects(self) -> list[Path]:
        """Projects opened lately, the last first."""
        value = self.value("recent_projects")
        assert isinstance(value, list)
        return [Path(each) for each in value]

    def remember_project(self, path: Path) -> None:
        """Put a project first among those opened lately."""
        others = [each for each in self.recent_projects() if each != path.absolute()]
        kept = [path.absolute(), *others][:_RECENT_AT_MOST]
        self.change("recent_projects", [str(each) for each in kept])

    def source_folders(self) -> list[Path]:
        """Folders that reports were read from, the last first."""
        value = self.value("source_folders")
        assert isinstance(value, list)
        return [Path(each) for each in value]

    def remember_sources(self, paths: Sequence[Path]) -> None:
        """Keep the folders of files that were read, so that they are found again."""
        folders = [each for each in map(_folder_of, paths) if each]
        kept = list(dict.fromkeys([*folders, *self.source_folders()]))[:_FOLDERS_AT_MOST]
        self.change("source_folders", [displayable(str(each)) for each in kept])

    def label_names(self) -> Mapping[str, str]:
        """Our label for each name that a file of another tool used; empty where it is left out."""
        value = self.value("label_names")
        assert isinstance(value, dict)
        return {theirs: "".join(ours[:1]) for theirs, ours in value.items()}

    def remember_label_names(self, names: Mapping[str, str]) -> None:
        """Keep what labels of other tools were said to be, beside what was said before."""
        kept = {**self.label_names(), **names}
        self.change("label_names", {theirs: [ours] for theirs, ours in kept.items()})

    def export_choices(self) -> Mapping[str, list[str]]:
        """What each field of the export dialog was left with, as text; empty for nothing."""
        value = self.value("export_choices")
        assert isinstance(value, dict)
        return value

    def keys(self) -> Mapping[str, list[str]]:
        """Key sequences by action id, of the actions whose keys a person changed."""
        value = self.value("keys")
        assert isinstance(value, dict)
        return value

    def _read(self) -> None:
        try:
            stored = json.loads(self.path.read_text(encoding="utf-8"))
            if not isinstance(stored, dict):
                raise ValueError("the settings are no JSON object")
        except FileNotFoundError:
            return
        except ValueError:
            self._set_aside()
        except OSError as error:
            raise UserError(Problem.NO_ACCESS, path=self.path) from error
        else:
            self._stored = stored

    def _set_aside(self) -> None:
        damaged = self.path.with_name(f"settings.damaged-{secrets.token_hex(3)}.json")
        with contextlib.suppress(OSError):
            self.path.replace(damaged)
            self.set_aside = damaged

    def _write(self) -> None:
        part = self.path.with_name(f".{self.path.name}.{secrets.token_hex(3)}.part")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            written = json.dumps(self._stored, ensure_ascii=False, indent=2, sort_keys=True)
            part.write_text(displayable(written) + "\n", encoding="utf-8")
            part.replace(self.path)
        except OSError as error:
            raise UserError(Problem.NO_ACCESS, path=self.path) from error
        finally:
            with contextlib.suppress(OSError):
                part.unlink()


def load() -> Settings:
    """This person's settings; UserError where the file is there and cannot be read."""
    return Settings(folder("config") / "settings.json")


def _folder_of(path: Path) -> Path | None:
    try:
        return path.absolute() if path.is_dir() else path.absolute().parent
    except OSError:  # a name that no system can hold
        return None


def _are_texts(values: list[object]) -> bool:
    return all(isinstance(each, str) for each in values)


def _as_json(value: Value) -> Json:
    if isinstance(value, list):
        return list(value)
    if isinstance(value, dict):
        return {key: list(each) for key, each in value.items()}
    return value


def _system_speaks_chinese() -> bool:
    named = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    spoken = next((each for each in named if each), "") or (locale.getlocale()[0] or "")
    return spoken.lower().startswith(("zh", "chinese"))


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no such user in the system's list, in containers
        return _NOBODY


def _names_a_person(name: str) -> bool:
    return bool(name.strip("\ufffd")) and name.casefold() not in RESERVED_NAMES
