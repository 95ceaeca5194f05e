"""The process that makes a share of an export's pieces: told how, it answers block by block."""

import json
import sys
from pathlib import Path

from annotator.exporting.apart import lines_of, maker_told
from annotator.garbage_collection import collecting_rarely
from annotator.project import Mode, Project


def main() -> None:
    """Answer with what each block adds, unless the project is in another state than told."""
    asked, answers = sys.stdin.buffer, sys.stdout.buffer
    told = json.loads(asked.readline())
    path = Path(told["project"])
    with collecting_rarely(), Project.open(path, Mode.READ) as project, project.one_moment():
        maker = maker_told(project, told)
        if maker is None:
            return
        for block in asked:
            answers.writelines(lines_of([*maker.made(json.loads(block))]))
            answers.flush()


if __name__ == "__main__":
    main()
