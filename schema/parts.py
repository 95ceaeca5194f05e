"""A schema as single statements, each of which one person may change: what of it can be merged.

A statement has a path and a value: `labels/number/colour`, `clauses/link/text/zh`. A project has
those of the schema it began with; what was stated since stands over them. `False` takes one away.
"""

import math
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final

from schema.labels import LabelSchema
from schema.reading import Place, SchemaError, as_data, read
from schema.records import Fields, Json
from schema.uniting import Tree, mend

LISTS: Final = frozenset({"labels", "attributes", "choices", "links", "clauses", "examples"})
ORDER: Final = "order"
AGAIN: Final = "again"  # labels that were made before this was said are to be looked at again
LEFT: Final = "left"  # the change of a clause whose labels were left as they are
NOTES: Final = "notes"  # why something was changed, one for each operation
SETTINGS: Final = "settings"  # what holds for a project beside its schema
_OF_PROJECT: Final = frozenset({"schema", "deleted", NOTES, SETTINGS})

Statements = dict[str, Json]


def statements(schema: LabelSchema) -> Statements:
    """All that a schema states, its order included."""
    return dict(_flat(as_data(schema), ""))


@lru_cache(maxsize=4)
def _begun_with(base: LabelSchema) -> Statements:
    """The same of what a project began with, which is asked for at each change."""
    return statements(base)


def composed(base: LabelSchema, stated: Fields) -> LabelSchema:
    """The schema that a project has: what it began with, and what was stated since.

    Whatever was stated by people who did not know of each other makes a whole schema: of two labels
    with one key the later gets another, and what names a thing that is not there is left out.
    """
    own = _own(stated)
    begun = _begun_with(base) if own else {}
    while own:
        tree = _tree(begun | own)
        mend(tree)
        try:
            return read(LabelSchema, tree)
        except SchemaError as error:
            _leave_out(own, _path(tree, error.place))
    return base


def between(
    base: LabelSchema, stated: Fields, wanted: LabelSchema
) -> tuple[Statements, Statements]:
    """What has to be stated so that the schema becomes the wanted one: before, and after."""
    now = _begun_with(base) | _own(stated)
    goal = statements(wanted)
    goal |= _orders(now, goal)
    changed = [
        path
        for path in sorted({*now, *goal})
        if now.get(path, False) != goal.get(path, False) and _is_alive(path, goal)
    ]
    before = {path: stated.get(path) for path in changed}
    return before, {path: goal.get(path, False) for path in changed}


def is_about(path: str) -> bool:
    """Whether a field of the project states something of the schema or of its parts."""
    return path.partition("/")[0] not in _OF_PROJECT and path not in _OF_PROJECT


def _own(stated: Fields) -> Statements:
    return {path: value for path, value in stated.items() if _is_statement(path, value)}


def _is_statement(path: str, value: Json) -> bool:
    last = path.rpartition("/")[2]
    if not is_about(path) or last in LISTS or last in (AGAIN, LEFT):
        return False
    if is_part(path):
        return value is True  # a part is never forgotten: who takes it out marks it so
    if last == "about":
        return isinstance(value, list) and all(isinstance(each, str) for each in value)
    return isinstance(value, str | bool | int | float)


def _flat(value: Any, path: str) -> Iterator[tuple[str, Json]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _flat(inner, f"{path}/{name}" if path else name)
    elif path.rpartition("/")[2] in LISTS:
        for nth, part in enumerate(value):
            where = f"{path}/{part['id']}"
            yield where, True
            yield f"{where}/{ORDER}", nth
            yield from _flat({name: part[name] for name in part if name != "id"}, where)
    else:
        yield path, value


def _orders(now: Statements, goal: Statements) -> Statements:
    """The order of the wanted parts, said anew only where it is another or a part is new."""
    found: Statements = {}
    beside: dict[str, list[str]] = {}
    for each in filter(is_part, goal):
        beside.setdefault(each.rpartition("/")[0], []).append(each)
    for parts in beside.values():
        known = [each for each in parts if now.get(each) is True]
        ranks = [_rank(now, each) for each in known]
        if known == parts[: len(known)] and ranks == sorted(ranks):
            found |= {f"{each}/{ORDER}": now.get(f"{each}/{ORDER}", 0) for each in known}
            last = max((rank for rank, _ in ranks), default=-1)
            new = parts[len(known) :]
            found |= {f"{each}/{ORDER}": last + nth for nth, each in enumerate(new, 1)}
        else:
            found |= {f"{each}/{ORDER}": nth for nth, each in enumerate(parts)}
    return found


def _rank(stated: Statements, path: str) -> tuple[float, str]:
    return _number(stated.get(f"{path}/{ORDER}")), path


def _number(value: Json) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return 0
    return value if math.isfinite(value) else 0


def is_part(path: str) -> bool:
    """Whether a path is that of a part, and not of something that is said of it."""
    names = path.split("/")
    return len(names) % 2 == 0 and LISTS.issuperset(names[::2])


def _is_alive(path: str, goal: Statements) -> bool:
    """Whether what a statement is about is there: what is said of parts that are not may stand."""
    names = path.split("/")
    parts = ("/".join(names[:end]) for end in range(2, len(names), 2))
    return all(goal.get(each) is True for each in parts if is_part(each))


def _tree(stated: Statements) -> Tree:
    """Statements as the nested data that a schema is read from."""
    tree: Tree = {}
    for path, value in sorted(stated.items()):
        if value is not False:
            _put(tree, path.split("/"), value)
    return dict(_listed(tree))


def _put(tree: Tree, names: list[str], value: Json) -> None:
    for name in names[:-1]:
        inner = tree.setdefault(name, {})
        if not isinstance(inner, dict):
            return
        tree = inner
    if isinstance(tree.get(names[-1]), dict):
        return
    tree[names[-1]] = {"": value} if value is True and len(names) % 2 == 0 else value


def _listed(tree: Tree) -> Iterator[tuple[str, Any]]:
    for name, inner in tree.items():
        if name in LISTS:
            parts = inner.items() if isinstance(inner, dict) else ()
            standing = [(of, part) for of, part in parts if isinstance(part, dict) and "" in part]
            ordered = sorted(standing, key=lambda each: (_number(each[1].get(ORDER)), each[0]))
            yield name, [{"id": of, **dict(_listed(part))} for of, part in ordered]
        elif name not in ("", ORDER):
            is_flag = isinstance(inner, dict) and inner.keys() == {""}
            yield name, True if is_flag else inner


def _path(tree: Tree, where: Place) -> list[str]:
    """Where a fault is, as the names of its path."""
    names: list[str] = []
    at: Any = tree
    for each in where:
        at = at[each] if isinstance(each, int) or each in at else {}
        names.append(at["id"] if isinstance(each, int) and isinstance(at, dict) else str(each))
    return names


def _leave_out(own: Statements, names: list[str]) -> None:
    """Leave out what was stated at a place, or around it: no right change can have stated it."""
    for end in range(len(names), -1, -1):
        path = "/".join(names[:end])
        found = [each for each in own if not path or each == path or each.startswith(f"{path}/")]
        if found:
            for each in found:
                del own[each]
            return
