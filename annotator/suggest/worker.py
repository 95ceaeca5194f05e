"""The process in which an engine suggests: told how first, then asked a text a line."""

import json
import sys

from annotator.suggest.apart import engine_of, suggestion_to_json
from schema.about import ReportFacts


def main() -> None:
    """Answer until there are no more texts."""
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    engine = engine_of(json.loads(requests.readline()))
    for line in requests:
        asked = json.loads(line)
        about = ReportFacts(date=asked["date"], place=asked["place"])
        found = engine.suggest(asked["text"], about=about)
        answers.write(json.dumps([*map(suggestion_to_json, found)]).encode("ascii") + b"\n")
        answers.flush()


if __name__ == "__main__":
    main()
