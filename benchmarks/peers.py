"""Our suggestions beside what else can be installed, on one gold file in the same run.

    python3 run.py bench peers [GOLD.jsonl] [--environment FOLDER]

Peers are no part of the project: the first run installs them into an environment of their own,
which the next one finds again. What does not install is skipped with a sentence. How each peer's
words are joined to spans stands in `peer_finders.py`.
"""

import argparse
import json
import subprocess
import sys
import time
import venv
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

Report = dict[str, Any]
PEERS = (
    ("jieba tags (m) and units", "jieba", ("jieba==0.42.1", "setuptools<81")),
    (
        "Recognizers-Text (zh) and units",
        "recognizers",
        ("recognizers-text-suite==1.0.2a2", "emoji<2", "setuptools<81"),
    ),
    ("JioNLP tags and key phrases", "jionlp", ("jionlp==1.5.31", "setuptools<81")),
)
LABELS = ("NUMBER", "MEASURE")


def main() -> None:
    """One line for ours and for each peer: exact F1 of numbers and measures, seconds a million."""
    from importlib.resources import files

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="?", type=Path)
    parser.add_argument("--environment", type=Path, default=HERE.parent / "build" / "peers")
    options = parser.parse_args()
    source = options.gold or files("seeds") / "gold.jsonl"
    gold = [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines()]
    size = sum(len(report["text"]) for report in gold)
    print(f"{source.name}: {len(gold)} reports, {size:,} characters")
    print(f"{'exact span F1':34} {'NUMBER':>7} {'MEASURE':>8} {'s per million':>14}")
    print(row("ours", gold, size, *ours(gold)))
    for name, peer, packages in PEERS:
        try:
            python = installed(options.environment, packages)
            print(row(name, gold, size, *found_by(python, peer, gold)))
        except subprocess.CalledProcessError as error:
            print(f"{name:34} is left out: {last_line(error.stderr)}")


def ours(gold: list[Report]) -> tuple[list[Report], float]:
    """Our suggestions and the seconds they took, warm."""
    from annotator.suggest.engine import Engine

    engine = Engine.default()
    engine.suggest(gold[0]["text"])
    begun = time.perf_counter()
    found = [engine.suggest(report["text"]) for report in gold]
    seconds = time.perf_counter() - begun
    return [
        {"spans": [span(each.label.upper(), each.span.start, each.span.end) for each in report]}
        for report in found
    ], seconds


def installed(environment: Path, packages: tuple[str, ...]) -> Path:
    """The Python of the environment, with these packages in it."""
    folder = "Scripts" if sys.platform == "win32" else "bin"
    python = environment / folder / "python"
    if not environment.is_dir():
        venv.create(environment, with_pip=True)
    quietly(python, "-m", "pip", "install", "--quiet", *packages)
    return python


def found_by(python: Path, peer: str, gold: list[Report]) -> tuple[list[Report], float]:
    """What a peer finds, and the seconds it took, warm and without loading."""
    from annotator.suggest.numbers_grammar import units

    known = units()
    unit = f"(?:{known.pattern})(?:[/／·]每?(?:{known.denominators}))*"
    job = {"peer": peer, "unit": unit, "texts": [report["text"] for report in gold]}
    answer = json.loads(quietly(python, str(HERE / "peer_finders.py"), given=json.dumps(job)))
    found = [
        {"spans": [span(label, *place) for label in LABELS for place in spans[label]]}
        for spans in answer["spans"]
    ]
    return found, answer["seconds"]


def quietly(*command: str | Path, given: str | None = None) -> str:
    """What a command prints; CalledProcessError with what it complained of where it fails."""
    done = subprocess.run(command, input=given, capture_output=True, text=True, check=True)
    return done.stdout


def last_line(complaint: str) -> str:
    """Why it failed, in one line."""
    lines = [line.strip() for line in complaint.splitlines() if "notice" not in line]
    return next((line for line in reversed(lines) if line), "it does not run here")


def span(label: str, start: int, end: int) -> Report:
    """A span as the scoring reads it."""
    return {"label": label, "start": start, "end": end}


def row(name: str, gold: list[Report], size: int, found: list[Report], seconds: float) -> str:
    """The figures of one finder."""
    from annotator.scoring.scoring import score

    scores = score(gold, found)
    measures = scores.measure.exact if scores.measure.exact.predicted else None
    numbers = percent(scores.number.exact.f1)
    million = seconds / size * 1_000_000
    return f"{name:34} {numbers:>7} {percent(measures and measures.f1):>8} {million:14.1f}"


def percent(ratio: float | None) -> str:
    """A ratio in percent, – where there is none."""
    return "–" if ratio is None else f"{100 * ratio:.1f}"


main()
