"""The Chinese catalogue: complete, up to date, and with the same placeholders."""

import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import PySide6
import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

from gui import texts
from gui.translation import CATALOGUES, Translation

GUI = CATALOGUES.parent
TOOLS = Path(PySide6.__file__).parent
CATALOGUE = CATALOGUES / "zh_CN.ts"
ENGLISH = CATALOGUES / "en.ts"


def messages(catalogue: Path) -> list[tuple[str, str, str, str]]:
    """Context, source, translation and its type of every message."""
    root = ET.parse(catalogue).getroot()
    return [
        (
            context.findtext("name", ""),
            message.findtext("source", ""),
            "|".join(each.text or "" for each in message.iter("numerusform"))
            or message.findtext("translation", "").strip(),
            message.find("translation").get("type", ""),
        )
        for context in root.iter("context")
        for message in context.iter("message")
    ]


def test_every_text_is_translated():
    assert [each[:2] for each in messages(CATALOGUE) if each[3] or not each[2]] == []


def test_what_counts_things_has_one_form_in_chinese_and_two_in_english():
    for catalogue, forms in ((CATALOGUE, 1), (ENGLISH, 2)):
        for message in ET.parse(catalogue).getroot().iter("message"):
            if message.get("numerus") == "yes":
                found = [each.text for each in message.iter("numerusform")]
                assert len(found) == forms
                assert all(found), message.findtext("source")


def test_the_english_catalogue_has_all_that_counts_and_nothing_else():
    counted = {
        (context.findtext("name"), message.findtext("source"))
        for context in ET.parse(CATALOGUE).getroot().iter("context")
        for message in context.iter("message")
        if message.get("numerus") == "yes"
    }
    assert {each[:2] for each in messages(ENGLISH)} == counted


def test_one_thing_is_not_told_as_many(qapp):
    Translation(qapp).speak("en")
    said = [QCoreApplication.translate("ImportDialog", "%n file(s)", None, n) for n in (1, 2)]
    assert said == ["1 file", "2 files"]


def test_placeholders_are_the_same_in_both_languages():
    for _, source, translation, _ in messages(CATALOGUE):
        wanted = re.findall(r"\{\w+\}|%\d|%n", source)
        said = translation.replace("%Ln", "%n")  # a count with its thousands apart
        assert sorted(re.findall(r"\{\w+\}|%\d|%n", said)) == sorted(wanted), source


def test_the_sources_hold_nothing_that_the_catalogue_lacks(tmp_path):
    copy = tmp_path / "zh_CN.ts"
    shutil.copy(CATALOGUE, copy)
    tool = TOOLS / "lupdate"
    if not tool.exists():
        pytest.skip("this PySide6 has no lupdate")
    subprocess.run(
        [tool, "-silent", "-extensions", "py", GUI, "-ts", copy, "-no-obsolete"],
        check=True,
        timeout=120,
    )
    assert {each[:2] for each in messages(copy)} == {each[:2] for each in messages(CATALOGUE)}


def test_the_compiled_catalogue_says_what_the_source_says(qapp):
    translator = QTranslator()
    assert translator.load("zh_CN", str(CATALOGUES))
    for context, source, translation, _ in messages(CATALOGUE):
        said = translator.translate(context, source, None, 1)
        assert said in (translation, ""), (context, source)
    said = [translator.translate(each[0], each[1], None, 1) for each in messages(CATALOGUE)]
    assert sum(not each for each in said) <= 2  # those with a comment are asked for with it


def test_the_language_switches_while_the_program_runs(qapp):
    translation = Translation(qapp)
    translation.speak("zh")
    assert texts.language() == "zh"
    assert QCoreApplication.translate("Actions", "Confirm") == "确认"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"
    translation.speak("en")
    assert texts.language() == "en"
    assert QCoreApplication.translate("Actions", "Confirm") == "Confirm"
