"""The guidelines as a page that people read outside the program."""

from collections.abc import Iterable

from annotator.guidelines import CITING, verdict
from annotator.markdown import plain
from annotator.schema_changes import SchemaChange
from schema.labels import Clause, LabelSchema, Words


def as_markdown(schema: LabelSchema, history: Iterable[SchemaChange]) -> str:
    """The guidelines in both languages with their version, and what of them changed when."""
    lines = [
        f"# {plain(schema.name.zh)}",
        f"{plain(schema.name.en)}",
        f"版本 version {schema.guidelines_version} · 方案 schema {schema.version}",
    ]
    for label in (*schema.labels, None):
        found = [each for each in schema.guidelines if each.label == (label.id if label else None)]
        if found:
            name = label.name if label else Words(zh="全部", en="Everything")
            lines.append(f"## {plain(name.zh)} {plain(name.en)}")
        for each in found:
            lines += _clause_lines(each)
    changes = [each for each in history if any(path.startswith("clauses/") for path in each.after)]
    if changes:
        lines.append("## 改动 Changes")
        lines.append("\n".join(_change_line(each) for each in changes))
    return "\n\n".join(lines) + "\n"


def _clause_lines(clause: Clause) -> list[str]:
    titles = f"{plain(clause.title.zh)} {plain(clause.title.en)}"
    head = f"### {titles} {CITING}{clause.id}"
    examples = [f"- “{plain(each.words)}”{plain(verdict(each, ' · '))}" for each in clause.examples]
    said = [head, plain(clause.text.zh), plain(clause.text.en)]
    return [*said, "\n".join(examples)] if examples else said


def _change_line(change: SchemaChange) -> str:
    ids = dict.fromkeys(path.split("/")[1] for path in change.after if path.startswith("clauses/"))
    what = ", ".join(CITING + each for each in ids)
    note = f": {plain(change.note)}" if change.note else ""
    return f"- {change.at[:10]} {plain(change.who)}, {what}{note}"
