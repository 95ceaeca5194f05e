"""Editing a schema part by part: a part is known by its path, `labels/measure/attributes/category`.

Every function gives a whole new schema, checked; SchemaError says what is wrong where.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, Final

from schema.labels import (
    RESERVED,
    Attribute,
    Choice,
    Clause,
    Example,
    LabelSchema,
    LabelType,
    LinkType,
)
from schema.reading import SchemaError, as_data, read

Part = LabelType | Attribute | Choice | LinkType | Clause | Example

_LONGEST_ID: Final = 40


def part_at(schema: LabelSchema, path: str) -> Part | None:
    """The part at a path; None where there is none."""
    at: Any = schema
    names = path.split("/")
    for holder, part_id in zip(names[::2], names[1::2], strict=False):
        parts = getattr(at, holder, ())
        at = next((each for each in parts if each.id == part_id), None)
    return at if isinstance(at, Part) else None


def with_part(schema: LabelSchema, path: str, part: Part) -> LabelSchema:
    """The schema with this part at this path, in place of what stands there or at the end."""
    data = as_data(schema)
    holder = _holder(data, path)
    said = as_data(part)
    places = [nth for nth, each in enumerate(holder) if each["id"] == path.rpartition("/")[2]]
    if places:
        holder[places[0]] = said
    else:
        holder.append(said)
    return read(LabelSchema, data)


def moved(schema: LabelSchema, path: str, by: int) -> LabelSchema:
    """The schema with a part so many places further down; at the end it stays where it is."""
    data = as_data(schema)
    holder = _holder(data, path)
    at = next(nth for nth, each in enumerate(holder) if each["id"] == path.rpartition("/")[2])
    part = holder.pop(at)
    holder.insert(min(max(at + by, 0), len(holder)), part)
    return read(LabelSchema, data)


def merged(schema: LabelSchema, path: str, into: str) -> LabelSchema:
    """The schema with a choice merged into another of its attribute; KeyError where it has none."""
    above = path.rpartition("/choices/")[0]
    attribute, choice = part_at(schema, above), part_at(schema, path)
    if not isinstance(attribute, Attribute) or not isinstance(choice, Choice):
        raise KeyError(path)
    choices = tuple(
        each if each.id != choice.id else replace(each, retired=True, merged_into=into)
        for each in attribute.choices
    )
    default = into if attribute.default == choice.id else attribute.default
    changed = replace(attribute, choices=choices, default=default)
    return with_part(schema, above, changed)


def merged_label(schema: LabelSchema, label: str, into: str) -> LabelSchema:
    """The schema with a label merged into another, which gets what it has besides.

    Attributes and choices that only the one has stand in the other then; its links and clauses are
    the other's. SchemaError where both have an attribute of one id and another type.
    """
    one, other = schema.label(label), schema.label(into)
    gone = replace(one, hidden=True, key="", merged_into=into)
    kept = replace(other, attributes=_united(one, other))
    joined = {(each.source, each.target) for each in schema.links if not each.retired}

    def relinked(link: LinkType) -> LinkType:
        source, target = (into if each == label else each for each in (link.source, link.target))
        made = replace(link, source=source, target=target)
        is_there = made != link and (made.source, made.target) in joined
        return replace(made, retired=True) if is_there else made

    changed = replace(
        schema,
        labels=tuple({label: gone, into: kept}.get(each.id, each) for each in schema.labels),
        links=tuple(map(relinked, schema.links)),
        clauses=tuple(
            replace(each, label=into) if each.label == label else each for each in schema.clauses
        ),
    )
    return read(LabelSchema, as_data(changed))


def _united(one: LabelType, other: LabelType) -> tuple[Attribute, ...]:
    """The attributes of the other, with those of the one and their choices besides."""
    found = {each.id: each for each in other.attributes}
    for each in one.attributes:
        known = found.get(each.id)
        if known is None:
            found[each.id] = each
        elif known.type is not each.type:
            where = ("labels", other.id, "attributes", each.id)
            raise SchemaError(where, f"in {one.id!r} it holds {each.type.value}")
        else:
            more = tuple(choice for choice in each.choices if choice.id not in known.choice_ids)
            found[each.id] = replace(known, choices=known.choices + more)
    return tuple(found.values())


def retired(schema: LabelSchema, path: str, *, removed: bool = False) -> LabelSchema:
    """The schema that does not offer a part any more, or does not even list it."""
    return _offered(schema, path, {"retired": True, "removed": removed})


def offered(schema: LabelSchema, path: str) -> LabelSchema:
    """The schema that offers a part again."""
    gone = {"retired": False, "removed": False, "merged_into": None}
    return _offered(schema, path, gone)


def is_retired(part: Part) -> bool:
    """Whether a part is not offered any more."""
    name = "hidden" if isinstance(part, LabelType) else "retired"
    return bool(getattr(part, name, False))


def free_id(wanted: str, taken: Iterable[str], otherwise: str) -> str:
    """An id that nothing has yet, made of words in Latin letters where there are some."""
    plain = unicodedata.normalize("NFKD", wanted).encode("ascii", "ignore").decode().lower()
    word = re.sub(r"[^a-z0-9]+", "_", plain).strip("_").lstrip("0123456789_")
    word, known = word[: _LONGEST_ID - 4].rstrip("_") or otherwise, set(taken)
    if word not in known and word != otherwise:
        return word
    nth = 1
    while f"{word}_{nth}" in known:
        nth += 1
    return f"{word}_{nth}"


def checked_id(wanted: str, holder: str) -> str | None:
    """The id, if a part of this list may have it."""
    pattern = r"[a-z][a-z0-9-]{0,59}" if holder.endswith("clauses") else r"[a-z][a-z0-9_]{0,39}"
    return wanted if re.fullmatch(pattern, wanted) and wanted not in RESERVED else None


def _offered(schema: LabelSchema, path: str, said: Mapping[str, object]) -> LabelSchema:
    part = part_at(schema, path)
    if part is None:
        raise KeyError(path)
    known = {each.name for each in fields(part)}
    update: dict[str, Any] = {name: value for name, value in said.items() if name in known}
    if isinstance(part, LabelType):
        update["hidden"] = said["retired"]
    return with_part(schema, path, replace(part, **update))


def _holder(data: dict[str, Any], path: str) -> list[dict[str, Any]]:
    """The list in the data that the part at a path stands in."""
    names: Sequence[str] = path.split("/")
    at = data
    for holder, part_id in zip(names[:-2:2], names[1:-2:2], strict=True):
        at = next(each for each in at[holder] if each["id"] == part_id)
    found: list[dict[str, Any]] = at.setdefault(names[-2], [])
    return found
