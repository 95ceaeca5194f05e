"""The process that counts a share of the reports: told which people, it begins with the last."""

import json
import sys
from pathlib import Path

from annotator.agreement.counting import counted, read
from annotator.agreement.lines import to_line
from annotator.agreement.people import from_request
from annotator.project import Mode, Project


def main() -> None:
    """Answer with a line for each report, unless the project is in another state than asked."""
    asked, answers = json.loads(sys.stdin.buffer.readline()), sys.stdout.buffer
    with Project.open(Path(asked["project"]), Mode.READ) as project, project.one_moment():
        source = from_request(project, asked)
        if source is None:
            return
        for report in reversed(source.reports()):
            answers.write(to_line(counted(read(source, report))))
            answers.flush()


if __name__ == "__main__":
    main()
