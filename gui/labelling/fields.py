"""What a person asks for in the inspector, carried out on the span it shows."""

from collections.abc import Mapping

from PySide6.QtCore import QObject

from annotator.ops import comments, labels
from annotator.ops.labels import Edit
from annotator.ops.rereading import READ_FIELDS
from gui.actions.action_set import Handler
from gui.desk import Desk
from gui.labelling.decisions import Decisions
from gui.labelling.edges import span_of
from gui.labelling.focus import Focus
from gui.messages import Messages
from schema.labels import Attribute, AttributeType, LabelSchema
from schema.records import AttributeValue, LabelId


class Fields(QObject):
    """Edits attributes, takes words of the report into a field, and keeps comments."""

    def __init__(self, desk: Desk, focus: Focus, decisions: Decisions, messages: Messages) -> None:
        super().__init__(focus)
        self._desk = desk
        self._focus = focus
        self._decisions = decisions
        self._messages = messages
        inspector = focus.inspector
        inspector.attribute_edited.connect(self._edit)
        inspector.indicator_requested.connect(self._take_selection)
        inspector.indicator_cleared.connect(self._clear)
        inspector.link_chosen.connect(self._link)
        inspector.label_chosen.connect(decisions.relabel)
        inspector.comment_added.connect(self._keep_comment)
        inspector.comment_edited.connect(self._change_comment)
        inspector.comment_deleted.connect(self._delete_comment)
        inspector.unsure_toggled.connect(decisions.flag)
        inspector.editing_finished.connect(focus.view.setFocus)

    def handlers(self) -> Mapping[str, Handler]:
        """What the actions that lead into the fields do."""
        return {
            "label.fields": self.go_in,
            "label.comment": self.comment,
            "label.words": self.take_words,
        }

    def go_in(self) -> None:
        """Put the keyboard into the first field of the chosen span."""
        item = self._focus.item
        if item is not None and (fields := self._desk.schema.label(item.label).offered):
            self._focus.inspector.focus_field(fields[0].id)

    def take_words(self) -> None:
        """Take the selected words into the chosen span's first field of words, and go on."""
        item, workspace = self._focus.item, self._desk.workspace
        attribute = words_attribute(self._desk.schema, item.label) if item else None
        if item is None or workspace is None or attribute is None:
            return
        span = span_of(workspace.report.text, *self._focus.view.selection())
        if span.start >= span.end:
            return
        self._focus.view.select(span.end, span.end)
        edit = Edit(attributes={attribute.id: span}, by_hand=frozenset({attribute.id}))
        self._decisions.decide(
            lambda space, key: labels.edit(space, key, edit), goes_on=not item.decided
        )

    def comment(self) -> None:
        """Write a comment on the chosen span, or on the report where none is chosen."""
        self._focus.inspector.focus_comment()

    def _edit(self, key: str, name: str, value: AttributeValue | None, by_hand: bool) -> None:
        workspace = self._desk.workspace
        if workspace is None or workspace.item(LabelId(key)) is None or not self._desk.is_open:
            return
        typed = frozenset({name}) if by_hand else frozenset()
        stored = None if self._goes_without_saying(LabelId(key), name, value) else value
        edit = Edit(attributes={name: stored}, by_hand=typed)
        self._decisions.run(labels.edit(workspace, LabelId(key), edit))

    def _goes_without_saying(self, key: LabelId, name: str, value: AttributeValue | None) -> bool:
        """Whether a value is the default, and no reading of the text would put another there."""
        item = self._desk.item(key)
        attribute = self._desk.schema.label(item.label).attribute(name) if item else None
        is_default = attribute is not None and value == attribute.default
        return is_default and name not in READ_FIELDS

    def _take_selection(self, key: str, name: str) -> None:
        workspace = self._desk.workspace
        if workspace is None:
            return
        span = span_of(workspace.report.text, *self._focus.view.selection())
        if span.start >= span.end:
            self._messages.say(self.tr("Select the words in the report first."))
            return
        self._edit(key, name, span, by_hand=True)
        self._focus.view.select(span.end, span.end)

    def _clear(self, key: str, name: str) -> None:
        self._edit(key, name, None, by_hand=True)

    def _link(self, key: str, target: str) -> None:
        workspace = self._desk.workspace
        if workspace is not None and self._desk.is_open:
            measure = LabelId(target) if target else None
            self._decisions.run(labels.set_link(workspace, LabelId(key), measure))

    def _keep_comment(self, key: str, written: str) -> None:
        if workspace := self._desk.workspace:
            about = LabelId(key) if key else None
            self._decisions.run(comments.add(workspace, written, about))

    def _change_comment(self, comment_id: str, written: str) -> None:
        workspace = self._desk.workspace
        if workspace is not None and comment_id in workspace.comments:
            self._decisions.run(comments.edit(workspace, comment_id, written))

    def _delete_comment(self, comment_id: str) -> None:
        workspace = self._desk.workspace
        if workspace is not None and comment_id in workspace.comments:
            self._decisions.run(comments.delete(workspace, comment_id))


def words_attribute(schema: LabelSchema, label_id: str) -> Attribute | None:
    """The first attribute of a label that is words of the text, a number's indicator for one."""
    attributes = schema.label(label_id).offered
    return next((each for each in attributes if each.type is AttributeType.SPAN), None)
