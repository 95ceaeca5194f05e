"""Nothing from a file is unpickled, unmarshalled or evaluated: no module of ours could do it."""

import ast
from pathlib import Path

PACKAGES = Path(__file__).parents[2]
MODULES = {"dill", "marshal", "multiprocessing", "pickle", "shelve", "yaml"}
CALLS = {"eval", "exec", "compile", "__import__"}


def forbidden(node: ast.AST) -> set[str]:
    if isinstance(node, ast.Import):
        return {each.name.split(".")[0] for each in node.names} & MODULES
    if isinstance(node, ast.ImportFrom):
        return {(node.module or "").split(".")[0]} & MODULES
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        return {node.func.id} & CALLS
    return set()


def test_no_module_of_ours_unpickles_or_evaluates() -> None:
    found = {
        f"{path.relative_to(PACKAGES)}: {name}"
        for package in ("schema", "annotator", "gui")
        for path in (PACKAGES / package).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in forbidden(node)
    }
    assert found == set()
