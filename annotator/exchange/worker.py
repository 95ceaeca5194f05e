"""The process that makes a share of an export's records: told which, it answers block by block."""

import json
import sys
from pathlib import Path

from annotator.collecting import collecting_rarely
from annotator.exchange.apart import answers_to
from annotator.project import Mode, Project


def main() -> None:
    """Answer with the records of each block, unless the project is in another state than asked."""
    asked = json.loads(sys.stdin.buffer.readline())
    path = Path(asked["project"])
    with collecting_rarely(), Project.open(path, Mode.READ) as project, project.one_moment():
        for answer in answers_to(project, asked):
            sys.stdout.buffer.write(answer)
            sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
