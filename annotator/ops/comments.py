"""Remarks on reports and labels."""

import secrets
from dataclasses import replace

from annotator.clock import now
from annotator.drafts import Draft
from annotator.workspace import Workspace
from schema.payloads import change, comment_fields
from schema.records import Comment, Entity, LabelId


def add(workspace: Workspace, text: str, about: LabelId | None = None) -> Draft:
    """Comment on the report, or on one of its labels."""
    comment = Comment(
        secrets.token_hex(8), workspace.report.id, workspace.layer, text, now(), about
    )
    return _draft("comment.add", workspace, comment.id, comment)


def edit(workspace: Workspace, comment_id: str, text: str) -> Draft:
    """Say it otherwise."""
    changed = replace(workspace.comments[comment_id], text=text)
    return _draft("comment.edit", workspace, comment_id, changed)


def delete(workspace: Workspace, comment_id: str) -> Draft:
    """Take a comment away."""
    return _draft("comment.delete", workspace, comment_id, None)


def _draft(kind: str, workspace: Workspace, comment_id: str, new: Comment | None) -> Draft:
    old = workspace.comments.get(comment_id)
    made = change(
        Entity.COMMENT,
        comment_id,
        comment_fields(old) if old else None,
        comment_fields(new) if new else None,
        workspace.report.id,
    )
    changes = (made,) if made else ()
    return Draft(kind, changes, workspace.report.id, workspace.layer)
