"""What single changes of a schema that are each right can make wrong together, mended."""

from typing import Any, Final

from schema.labels import RESERVED, AttributeType

_KEYS: Final = "3456789012"

Tree = dict[str, Any]
"""A schema as nested data, as it is read from TOML."""


def mend(tree: Tree) -> None:
    """Let a tree hold together: the later of two labels with one key gets another, and so on.

    What names a thing that is not there, or has no place where it stands, is left out.
    """
    taken: set[str] = set()
    for label in tree.get("labels", []):
        label["attributes"] = [
            each for each in label.get("attributes", []) if each["id"] not in RESERVED
        ]
        _mend_key(label, taken)
        for attribute in label["attributes"]:
            _mend_choices(attribute)
    known = {label["id"] for label in tree.get("labels", [])}
    for label in tree.get("labels", []):
        if "merged_into" in label and not (label.get("hidden") and label["merged_into"] in known):
            del label["merged_into"]
    tree["links"] = [
        each for each in tree.get("links", []) if {each.get("source"), each.get("target")} <= known
    ]
    for clause in tree.get("clauses", []):
        _mend_about(clause, tree)


def _mend_key(label: Tree, taken: set[str]) -> None:
    key = label.get("key", "")
    if key and key in taken:
        key = next((each for each in _KEYS if each not in taken), "")
        label["key"] = key
    taken.add(key)


def _mend_choices(attribute: Tree) -> None:
    if attribute.get("type") != AttributeType.CHOICE:
        attribute.pop("choices", None)
        return
    ids = [each["id"] for each in attribute.get("choices", [])]
    if "default" in attribute and attribute["default"] not in ids:
        del attribute["default"]
    for each in attribute.get("choices", []):
        if "merged_into" in each and not (each.get("retired") and each["merged_into"] in ids):
            del each["merged_into"]


def _mend_about(clause: Tree, tree: Tree) -> None:
    labels = {each["id"]: each for each in tree.get("labels", [])}
    label = labels.get(clause.get("label", ""))
    if label is None:
        clause.pop("label", None)
        clause.pop("about", None)
        return
    links = {each["id"] for each in tree["links"] if each["source"] == label["id"]}
    parts = {each["id"] for each in label["attributes"]} | links
    parts |= {one["id"] for each in label["attributes"] for one in each.get("choices", [])}
    about = clause.get("about", [])
    clause["about"] = [each for each in about if each in parts] if isinstance(about, list) else []
