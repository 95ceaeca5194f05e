"""Puts the texts back into an export that came without them, from your own copies of the reports.

    python3 put_texts_back.py EXPORT.jsonl FOLDER_OR_FILE... > WHOLE.jsonl

Copies are .txt files, or .jsonl files with a `text` a line, found by the hash of the text. Needs
nothing but Python. Ends with status 1 where the text of a report was not found; its line stays out.
"""

import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

Row = dict[str, Any]

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "gb18030", "big5")
UNITS = {"codepoint": ("utf-32-le", 4), "utf16": ("utf-16-le", 2), "byte": ("utf-8", 1)}


def main(words: Sequence[str]) -> int:
    """Write every line whose text is found; the status."""
    if len(words) < 2:
        sys.stderr.write(str(__doc__))
        return 2
    with Path(words[0]).open(encoding="utf-8") as file:
        records = [json.loads(line) for line in file if line.strip()]
    texts = texts_by_hash(words[1:], {record["sha256"] for record in records})
    missing = [record for record in records if record["sha256"] not in texts]
    for record in records:
        if record["sha256"] in texts:
            line = json.dumps(whole(record, texts[record["sha256"]]), ensure_ascii=False)
            sys.stdout.buffer.write(line.encode("utf-8") + b"\n")
    for record in missing:
        name = record["meta"].get("name", "")
        sys.stderr.write(f"no text found: {record['sha256']} {name}\n")
    return 1 if missing else 0


def texts_by_hash(paths: Sequence[str], wanted: set[str]) -> dict[str, str]:
    """The wanted texts that the files hold."""
    found: dict[str, str] = {}
    for path in map(Path, paths):
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file():
                for text in texts_of(file):
                    name = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
                    if name in wanted:
                        found[name] = text
    return found


def texts_of(file: Path) -> Iterator[str]:
    """The texts that a file may hold, in every encoding that fits."""
    content = file.read_bytes()
    for encoding in ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeError:
            continue
        yield text
        if file.suffix in (".jsonl", ".ndjson"):
            for line in text.split("\n"):
                try:
                    yield json.loads(line)["text"]
                except (ValueError, KeyError, TypeError):
                    continue


def whole(record: Row, text: str) -> Row:
    """A record with its text, its spans with their words."""
    encoding, size = UNITS[record.get("offsets", "codepoint")]
    encoded = text.encode(encoding)

    def with_words(row: Row) -> Row:
        said: Row = {}
        for name, value in row.items():
            said[name] = with_words(value) if isinstance(value, dict) else value
            if name == "end":  # where the words stood, so that every byte is as it was
                said["text"] = encoded[said["start"] * size : value * size].decode(encoding)
        return said

    rest = {name: record[name] for name in record if name not in ("sha256", "length")}
    spans = [with_words(row) for row in record["spans"]]
    return {"id": record["id"], "text": text} | rest | {"spans": spans}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
