"""What is said where a file or a choice of labels is wrong: our own words, the detail in them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from annotator.cli import commands
from annotator.errors import UserError
from annotator.exchange import jsonl
from annotator.words import sentence
from schema import labels


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b'{"text": "x"', "第 13 个字符处缺少逗号，或括号没有合上"),
        (b'{"text": "x', "第 10 个字符处开始的引号没有合上"),
        (b'{"text" "x"}', "第 9 个字符处缺少冒号"),
        (b'{"text": }', "第 10 个字符处缺少一个值"),
        (b"{text: 1}", "第 2 个字符处缺少用双引号括起的名称"),
        (b'{"text": "x\\q"}', "第 12 个字符处反斜杠后的写法不对"),
        (b'{"text": "x"} {}', "第 15 个字符处已经结束，后面还有多余的内容"),
        (b'{"text": "\xff"}', "不是 UTF-8 编码"),
        (b'{"text": "x", "meta": {"a": 1e999}}', "里面有不能用的数（1e999）"),
        (b'{"text": "x", "a": ' + b"1" * 5000 + b"}", "里面有位数太多的整数"),
        (b"[" * 100_000, "嵌套太深"),
    ],
)
def test_a_line_that_is_no_json_is_told_in_ones_own_language(
    tmp_path: Path, line: bytes, said: str
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(line + b"\n")
    [refused] = jsonl.read(path, labels.default())
    assert isinstance(refused, UserError)
    assert sentence(refused, "zh") == f"{path} 第 1 行不是有效的 JSON：{said}。"


def test_labels_that_the_schema_has_not_are_refused_rather_than_left_out(tmp_path: Path) -> None:
    def call(*words: object) -> tuple[int, str]:
        done = CliRunner().invoke(commands, [str(word) for word in words])
        return done.exit_code, done.output

    file, project, out = (tmp_path / name for name in ("a.jsonl", "p.jinbiao", "out.jsonl"))
    span = {"label": "NUMBER", "start": 2, "end": 5, "value": "5"}
    file.write_text(json.dumps({"text": "修路5公里", "spans": [span]}), encoding="utf-8")
    call("new", project)
    call("import", project, file, "--labels-of", "甲")
    code, said = call("export", project, "--out", out, "--labels", "number,nothing")
    assert code == 2
    assert "nothing" in said
    assert "measure" in said
    assert not out.exists()
    assert call("export", project, "--out", out, "--labels", "Number, measure")[0] == 0
    [record] = map(json.loads, out.read_text(encoding="utf-8").splitlines())
    assert [each["label"] for each in record["spans"]] == ["NUMBER"]
