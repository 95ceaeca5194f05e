"""Every problem, finding and report has a sentence in both languages that names the same values."""

import ast
import re
from pathlib import Path

import pytest

import annotator.exchange
from annotator import words
from annotator.checks.finding import Finding, Rule
from annotator.checks.item_finding import Said
from annotator.errors import Problem, UserError, Worded
from annotator.exchange.tally import listed
from annotator.reading import bad_json
from schema import labels
from schema.labels import Words


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
            named = [set(re.findall(r"\{(\w+#?)\}", each[language])) for language in ("zh", "en")]
            assert named[0] == named[1], f"{kind}.{key}"
            assert re.search(r"[\u4e00-\u9fff]", each["zh"]), f"{kind}.{key}"


def test_a_name_with_braces_is_data() -> None:
    error = UserError(Problem.NAME_UNKNOWN, name="{path} {0} %s", people="")
    assert "{path} {0} %s" in words.sentence(error, "en")


def test_a_finding_is_told_in_the_asked_language() -> None:
    found = Finding(Rule.OFFSETS, "abc", "3–5")
    assert "原文" in words.said(found.sentence, "zh")
    assert "3–5" in words.said(found.sentence, "en")


@pytest.mark.parametrize(("new", "said"), [(1, "1 new report,"), (2, "2 new reports,")])
def test_one_thing_is_not_told_as_many(new: int, said: str) -> None:
    told = words.report("imported", "en", new=new, known=0, written="", refused=0)
    assert told.startswith(said)
    assert "{" not in told
    assert "|" not in words.report("exported", "en", reports=1, spans=1, path="a|b").split("a|b")[0]


def test_every_fault_of_a_record_has_a_sentence_and_every_sentence_a_fault() -> None:
    formats = Path(annotator.exchange.__file__).parent.glob("*.py")
    raised = {
        node.args[0].value
        for path in (*formats, Path(bad_json.__file__))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("BadRecord", "_said")
        and isinstance(node.args[0], ast.Constant)
    }
    assert raised == set(words.table()["records"])


def test_a_fault_of_a_record_is_said_in_one_language() -> None:
    field = Words(zh="单位", en="unit")
    said = Worded("records", "no_choice", {"field": field, "value": "x"})
    error = UserError(Problem.BAD_SPAN, path="a.jsonl", line=3, what=said)
    assert words.sentence(error, "zh") == "a.jsonl 第 3 行不能用：单位 的值“x”不在可选项里。"
    assert words.sentence(error, "en").endswith('the unit "x" is not among the choices.')


def test_what_was_left_out_is_called_by_its_names() -> None:
    lost = listed({"link": 2, "NUMBER": 3, "unit": 1, "their own": 1}, labels.default())
    assert words.said(lost, "zh") == "数值 3 处、关联 2 处、their own 1 处、单位 1 处"


def test_counts_stand_with_their_thousands_apart_and_lines_of_files_do_not() -> None:
    told = words.report("exported", "en", reports=100000, spans=1000000, path="a2000.csv")
    assert "100,000 reports with 1,000,000 spans" in told
    assert "a2000.csv" in told
    error = UserError(Problem.BAD_JSON_LINE, path="a.jsonl", line=12345, what="x")
    assert "12345" in words.sentence(error, "zh")
