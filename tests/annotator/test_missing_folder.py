"""A folder that is not there is told as such, and not as one that may not be written."""

from pathlib import Path

import pytest

from annotator.errors import Problem, UserError
from annotator.exchange.writing import put_in_place
from annotator.gate import create_project
from schema.records import Annotator


def test_a_project_in_a_folder_that_is_not_there(tmp_path: Path, person: Annotator) -> None:
    with pytest.raises(UserError) as caught:
        create_project(tmp_path / "no such" / "p.jinbiao", person)
    assert caught.value.problem is Problem.NOT_FOUND
    assert caught.value.values["path"] == tmp_path / "no such"


def test_an_export_into_a_folder_that_is_not_there(tmp_path: Path) -> None:
    target = tmp_path / "no such" / "gold.jsonl"
    with pytest.raises(UserError) as caught, put_in_place(target) as part:
        part.write_text("x", encoding="utf-8")
    assert caught.value.problem is Problem.NOT_FOUND
    assert caught.value.values["path"] == target.parent
