"""Was a label made before the schema or its clause was changed, and not looked at since?"""

from annotator.checks.item_finding import Case, ItemFinding, ItemRule, Mend, Said
from annotator.ops.labels import Edit
from schema.editing import Part, part_at
from schema.labels import Choice, Clause, LabelType, Words


def check(case: Case) -> ItemFinding | None:
    """What changed since; saying the label once more as it stands is an answer."""
    for path in case.workspace.again.get(case.item.key, ()):
        part = part_at(case.schema, path)
        if part is not None:
            return ItemFinding(
                rule=ItemRule.LOOK_AGAIN,
                key=case.item.key,
                said=_said(part),
                concerns=_field(path, part),
                values={"part": _name(part), "clause": part.id},
                mend=Mend(case.item.key, Edit()),
            )
    return None


def _said(part: Part) -> Said:
    if isinstance(part, Clause):
        return Said.CLAUSE_CHANGED
    is_merged = isinstance(part, LabelType) and part.merged_into is not None
    return Said.LABEL_MERGED if is_merged else Said.CATEGORY_SPLIT


def _name(part: Part) -> str | Words:
    if isinstance(part, Clause):
        return part.title
    return getattr(part, "name", part.id)


def _field(path: str, part: Part) -> str:
    """The field that a person is led to."""
    if isinstance(part, Clause):
        return part.about[0] if part.about else ""
    if isinstance(part, LabelType):
        return ""
    return path.split("/")[3] if isinstance(part, Choice) else part.id
