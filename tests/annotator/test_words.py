"""Every problem, finding and report has a sentence in both languages that names the same values."""

import re

import pytest

from annotator import words
from annotator.checks.finding import Finding, Rule
from annotator.checks.item_finding import Said
from annotator.errors import Problem, UserError


@pytest.mark.parametrize(
    ("kind", "members"), [("problems", Problem), ("findings", Rule), ("item_findings", Said)]
)
def test_every_member_has_its_words(
    kind: str, members: type[Problem] | type[Rule] | type[Said]
) -> None:
    assert {member.value for member in members} == set(words.table()[kind])


def test_both_languages_name_the_same_values() -> None:
    for kind, entries in words.table().items():
        for key, each in entries.items():
            named = [set(re.findall(r"\{(\w+)\}", each[language])) for language in ("zh", "en")]
            assert named[0] == named[1], f"{kind}.{key}"
            assert re.search(r"[\u4e00-\u9fff]", each["zh"]), f"{kind}.{key}"


def test_a_name_with_braces_is_data() -> None:
    error = UserError(Problem.NAME_UNKNOWN, name="{path} {0} %s")
    assert "{path} {0} %s" in words.sentence(error, "en")


def test_a_finding_is_told_in_the_asked_language() -> None:
    found = Finding(Rule.OFFSETS, "abc", "3–5")
    assert "原文" in words.finding(found, "zh")
    assert "3–5" in words.finding(found, "en")


@pytest.mark.parametrize(("new", "said"), [(1, "1 new report,"), (2, "2 new reports,")])
def test_one_thing_is_not_told_as_many(new: int, said: str) -> None:
    told = words.report("imported", "en", new=new, known=0, labelled=0, refused=0)
    assert told.startswith(said)
    assert "{" not in told
    assert "|" not in words.report("exported", "en", reports=1, spans=1, path="a|b").split("a|b")[0]
