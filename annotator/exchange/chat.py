"""Instruction data for language models: messages whose last is a JSON answer with values.

The answer quotes the text, since models do not count characters; import reads such answers back
(`quotes`). Its JSON Schema is `schema.json_schemas.answer_schema`.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from annotator.exchange.carrying import Carries, Record, Row, attributes_of, links_of, rows_of
from annotator.exchange.lines import write_json_lines
from schema.labels import LabelSchema, LabelType
from schema.records import Json

CARRIES: Final = Carries()


def write(records: Iterable[Record], target: Path, schema: LabelSchema) -> None:
    """A piece a line: what to do, the text, and the answer."""
    task = instruction(schema)
    write_json_lines((_line(record, task) for record in records), target)


def instruction(schema: LabelSchema) -> str:
    """What a model is told to do, in the words of the schema and its guidelines."""
    labels = "\n".join(_described(label) for label in schema.labels if not label.hidden)
    clauses = "\n".join(f"- {each.title.zh}：{each.text.zh}" for each in schema.guidelines)
    return (
        f"标注下面的文本（{schema.name.zh}）。只回答一个 JSON 对象："
        '{"spans": [...]}，按原文顺序。每个片段有 id、label、quote（照抄原文）和已知的字段，'
        f"quantifies 列出对应片段的 id。\n\n{labels}\n\n{clauses}"
    ).rstrip()


def _line(record: Record, task: str) -> Row:
    said = json.dumps(answer(record), ensure_ascii=False)
    messages: list[Json] = [
        {"role": "system", "content": task},
        {"role": "user", "content": record["text"]},
        {"role": "assistant", "content": said},
    ]
    return {"messages": messages, "report": record["id"], "offset": record.get("offset", 0)}


def answer(record: Record) -> Row:
    """The spans of a piece as a model is to say them; ids are short, for ours say nothing."""
    rows = sorted(rows_of(record), key=lambda row: (row["start"], row["end"], row["label"]))
    names = {row["id"]: f"s{number}" for number, row in enumerate(rows, start=1)}
    return {"spans": [_said(row, names) for row in rows]}


def _said(row: Row, names: dict[Json, str]) -> Row:
    said: Row = {"id": names[row["id"]], "label": row["label"], "quote": row["text"]}
    for name, value in attributes_of(row).items():
        said[name] = value["text"] if isinstance(value, dict) else value
    if links := links_of(row):
        said["quantifies"] = [names[each] for each in links]
    return said


def _described(label: LabelType) -> str:
    lines = [f"{label.id.upper()} {label.name.zh}：{label.help.zh if label.help else ''}"]
    for each in label.offered:
        choices = "、".join(f"{choice.id}={choice.name.zh}" for choice in each.offered)
        about = " ".join(part for part in (each.help.zh if each.help else "", choices) if part)
        lines.append(f"- {each.id} {each.name.zh}：{about}")
    return "\n".join(lines)
