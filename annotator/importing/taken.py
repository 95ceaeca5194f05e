"""A person's labels of a file beside the suggestions of their report.

A label that says what a suggestion says is the decision about it, as if the person had confirmed or
rejected it in the window: it has the id of that decision, so that nobody is asked again.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from annotator.exchange.written_changes import WrittenChanges
from annotator.workspace import Workspace
from schema.json_text import written
from schema.payloads import label_from_fields, linked_to
from schema.records import Attributes, Change, Entity, Fields, Json, LabelId

_LINKS, _OF = "quantifies", "suggestion"


def taken(made: WrittenChanges, workspace: Workspace) -> WrittenChanges:
    """These labels and remarks as they stand beside the suggestions of a report without labels.

    Two say the same where label, place and fields are the same; a link may lead elsewhere.
    """
    keys = _keys(made, workspace)
    if not keys:
        return made
    return WrittenChanges.of([_as_decision(each, keys, workspace) for each in made])


def what_is_said(made: Iterable[Change]) -> Counter[str]:
    """What labels say, whatever their ids are: links by the labels that they lead to."""
    fields = {each.id: each.after for each in made if each.entity is Entity.LABEL}
    return Counter(_said(each, fields) for each in fields.values())


def _keys(made: WrittenChanges, workspace: Workspace) -> dict[str, LabelId]:
    """The keys of the suggestions that labels say too, by the ids of those labels."""
    offered: dict[tuple[Json, ...], list[LabelId]] = {}
    for place in workspace.places().values():
        offered.setdefault((place.start, place.end, place.label), []).append(place.key)
    keys: dict[str, LabelId] = {}
    for each in made if offered else ():
        fields = each.after
        if each.entity is not Entity.LABEL:
            continue
        alike = offered.get((fields["start"], fields["end"], fields["label"]), [])
        attributes = _attributes(each) if alike else {}
        for key in alike:
            if workspace.suggestions[key].attributes == attributes:
                keys[each.id] = key
                alike.remove(key)
                break
    return keys


def _attributes(made: Change) -> Attributes:
    fields = {name: value for name, value in made.after.items() if name != "deleted"}
    return label_from_fields(made.id, fields).attributes


def _as_decision(made: Change, keys: Mapping[str, LabelId], workspace: Workspace) -> Change:
    fields = {**made.after}
    if made.entity is Entity.COMMENT:
        fields["about"] = keys.get(str(fields.get("about")), fields.get("about"))
        return replace(made, after=fields)
    if links := linked_to(fields):
        fields[_LINKS] = [keys.get(each, each) for each in links]
    key = keys.get(made.id)
    if key is None:
        return replace(made, after=fields)
    return replace(made, id=key, after={**fields, _OF: workspace.suggestions[key].id})


def _said(fields: Fields, every: Mapping[str, Fields]) -> str:
    links = [every.get(each, {"id": each}) for each in linked_to(fields)]
    places = [[each.get(name) for name in ("start", "end", "label", "id")] for each in links]
    rest = {name: value for name, value in fields.items() if name not in (_LINKS, _OF)}
    return written({**rest, _LINKS: sorted(places, key=str)})
