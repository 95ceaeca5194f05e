"""Opens the editor of labels and guidelines, and carries out what is asked for in it."""

from collections.abc import Callable, Collection, Mapping, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from annotator import schema_changes
from annotator.drafts import Draft
from annotator.gate import Gate
from annotator.ops import schema as ops
from annotator.ops.schema import Standing
from annotator.project import Project
from annotator.schema_changes import ClauseChange, Touched
from gui import texts
from gui.actions.action_set import ActionSet, Handler
from gui.actions.labelling import MARKS
from gui.actions.table import ALL
from gui.appearance import Appearance
from gui.desk import Desk
from gui.labelling.focus import Focus
from gui.messages import Messages
from gui.projects.report_flow import ReportFlow
from gui.schema_editor import words as part_words
from gui.schema_editor.book import Book
from gui.schema_editor.dialog import SchemaDialog
from gui.schema_editor.new_part import NewPartDialog
from gui.schema_editor.questions import ExampleDialog, MergeDialog, SplitDialog
from gui.team.doing import Doing
from schema.editing import Part, is_retired, part_at
from schema.labels import Attribute, Choice, LabelSchema, LabelType
from schema.records import Attributes, OperationId, Span

Plan = Callable[[Project, Standing], Draft]


class SchemaEditor(QObject):
    """One operation for each change; the open report is shown anew after it."""

    def __init__(
        self,
        desk: Desk,
        focus: Focus,
        flow: ReportFlow,
        actions: ActionSet,
        appearance: Appearance,
        messages: Messages,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._focus = focus
        self._flow = flow
        self._actions = actions
        self._appearance = appearance
        self._messages = messages
        self._window = window
        self._doing = Doing(desk, self)
        self._doing.failed.connect(self._fail)
        # as long as the window: a thread that still counts for it must find it there
        self._book = Book(desk, self._fail, self)
        self._dialog: SchemaDialog | None = None

    def handlers(self) -> Mapping[str, Handler]:
        """What the actions of labels and guidelines do."""
        return {"project.schema": self.show, "label.example": self.give_example}

    def show(self) -> None:
        """Open the editor."""
        if self._desk.operations is None:
            return
        dialog = self._dialog = SchemaDialog(
            self._book,
            self._appearance.theme,
            self._keys_in_use,
            self._window,
            may_write=self._doing.may_write,
        )
        dialog.kept.connect(self._keep)
        dialog.add_wanted.connect(self._add)
        dialog.merge_wanted.connect(self._merge)
        dialog.split_wanted.connect(self._split)
        dialog.offer_wanted.connect(self._offer)
        dialog.remove_wanted.connect(self._remove)
        dialog.move_wanted.connect(self._move)
        dialog.history.back_wanted.connect(self._take_back)
        dialog.clauses.again_wanted.connect(self._look_again)
        dialog.clauses.left_wanted.connect(self._leave)
        dialog.exec()
        self._dialog = None
        self._book.give_up()
        dialog.deleteLater()

    def give_example(self) -> None:
        """Copy the chosen span into a clause as an example."""
        item = self._focus.item
        if item is None or not self._doing.may_write:
            return
        schema = self._desk.schema
        clauses = [each for each in schema.guidelines if each.label in (item.label, None)]
        if not clauses:
            self._messages.say(self.tr("The guidelines have no clause about this label."))
            return
        label = schema.label(item.label)
        said = _verdict(schema, item.label, item.attributes)
        dialog = ExampleDialog(
            item.span.text[:400], texts.words(label.name), said, clauses, self._window
        )
        if dialog.exec() == QDialog.DialogCode.Accepted:
            clause = dialog.clause
            self._run(lambda _, of: ops.put(of, f"clauses/{clause.id}", clause))
            self._messages.say(
                self.tr('It is an example of "{title}" now.').format(
                    title=texts.words(clause.title)
                )
            )
        dialog.deleteLater()

    def _keep(self, path: str, part: Part, note: str) -> None:
        self._run(lambda _, of: ops.put(of, path, part, note), path)

    def _add(self, holder: str) -> None:
        schema = self._desk.schema
        above = part_at(schema, holder.rpartition("/")[0]) or schema
        taken = [each.id for each in getattr(above, holder.rpartition("/")[2])]
        dialog = NewPartDialog(schema, holder, taken, self._parent())
        if dialog.exec() == QDialog.DialogCode.Accepted:
            part = dialog.part
            path = f"{holder}/{part.id}"
            self._run(lambda _, of: ops.put(of, path, part), path, then=self._write_more)
        dialog.deleteLater()

    def _write_more(self) -> None:
        if self._dialog is not None:
            self._dialog.write_more()

    def _merge(self, path: str) -> None:
        operations, part = self._desk.operations, part_at(self._desk.schema, path)
        if operations is None or not isinstance(part, Choice | LabelType):
            return

        def in_both(other: str) -> int:
            return operations.read(lambda project: schema_changes.in_both(project, part.id, other))

        others = [
            each for each in self._beside(path) if each.id != part.id and not is_retired(each)
        ]
        counts = in_both if isinstance(part, LabelType) else None
        dialog = MergeDialog(part, others, self._touched(path), self._parent(), counts)
        note = self._note()
        if dialog.exec() == QDialog.DialogCode.Accepted:
            into, again = dialog.into, dialog.again
            self._run(lambda _, of: ops.merge(of, path, into, note, again=again), path)
        dialog.deleteLater()

    def _split(self, path: str) -> None:
        part = part_at(self._desk.schema, path)
        if not isinstance(part, Choice | LabelType):
            return
        taken = [each.id for each in self._beside(path)]
        dialog = SplitDialog(part, taken, self._touched(path), self._parent())
        note = self._note()
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.new:
            new, keeps = dialog.new, dialog.keeps
            self._run(lambda _, of: ops.split(of, path, new, note, keeps=keeps), path)
        dialog.deleteLater()

    def _offer(self, path: str, is_offered: bool, note: str) -> None:
        change = ops.offer if is_offered else ops.retire
        self._run(
            lambda _, of: change(of, path, note),
            path,
            then=lambda: self._tell_offered(path, is_offered=is_offered),
        )

    def _tell_offered(self, path: str, *, is_offered: bool) -> None:
        part = part_at(self._desk.schema, path)
        if self._dialog is None or part is None or is_retired(part) == is_offered:
            return
        done = (
            self.tr("{name} is offered again. Delete in the list retires it.")
            if is_offered
            else self.tr(
                "{name} is retired: it is not offered any more, and what was labelled with it"
                " stays. Delete in the list offers it again."
            )
        )
        self._dialog.say(done.format(name=part_words.name_words(part, path)))

    def _remove(self, path: str, note: str) -> None:
        self._run(lambda project, of: ops.remove(project, of, path, note))

    def _move(self, path: str, by: int) -> None:
        self._run(lambda _, of: ops.move(of, path, by), path)

    def _take_back(self, operation: str) -> None:
        self._run(lambda project, of: ops.take_back(project, of, OperationId(operation)))

    def _look_again(self, changed: ClauseChange) -> None:
        self._run(lambda _, of: ops.look_again(of, changed.clause.id, changed.since))

    def _leave(self, changed: ClauseChange) -> None:
        self._run(lambda _, of: ops.leave(of, changed.clause.id, changed.since))

    def _run(
        self, plan: Plan, path: str | None = None, *, then: Callable[[], None] | None = None
    ) -> None:
        """Do it on what stands when its turn comes, and show what came of it at this path."""

        def work(gate: Gate) -> None:
            draft = plan(gate.project, ops.standing(gate.project))
            if draft.changes:
                gate.run(draft)

        def show(_: None) -> None:
            if self._desk.operations is not None:
                self._flow.show_anew()
            if self._dialog is not None:
                self._dialog.show_anew(path)
                if then is not None:
                    then()

        self._doing.run(work, show)

    def _fail(self, error: Exception) -> None:
        if self._dialog is not None:
            self._dialog.tell(error)
        else:
            self._messages.fail(error)

    def _parent(self) -> QWidget:
        return self._dialog or self._window

    def _note(self) -> str:
        return self._dialog.note if self._dialog else ""

    def _beside(self, path: str) -> Sequence[Choice | LabelType]:
        """The parts that stand in one list with this one."""
        above, _, _ = path.rpartition("/choices/")
        holder = part_at(self._desk.schema, above)
        return holder.choices if isinstance(holder, Attribute) else self._desk.schema.labels

    def _touched(self, path: str) -> Touched:
        assert self._desk.operations is not None
        return self._desk.operations.read(
            lambda project: schema_changes.touched(project, ops.standing(project), path)
        )

    def _keys_in_use(self) -> Collection[str]:
        """The digits that other actions have, by a person's own choice."""
        others = {each.id for each in ALL} - {each.id for each in MARKS}
        free = {each.id.removeprefix("mark."): each.id for each in MARKS}
        taken = {
            key.toString()
            for spec in ALL
            if spec.id in others and set(spec.modes) & set(MARKS[0].modes)
            for key in self._actions[spec.id].shortcuts()
        }
        own = {digit: self._actions[mark].shortcuts() for digit, mark in free.items()}
        without = {digit for digit, keys in own.items() if not keys}
        return {digit for digit in "1234567890" if digit in taken or digit not in free} | without


def _verdict(schema: LabelSchema, label: str, attributes: Attributes) -> str:
    """The fields of a span in a line, as an example shows them."""
    found = []
    for each in schema.label(label).offered:
        value = attributes.get(each.id)
        if value is None:
            continue
        said = value.text if isinstance(value, Span) else str(value)
        names = {one.id: texts.words(one.name) for one in each.choices}
        found.append(f"{texts.words(each.name)} {names.get(said, said)}")
    return ", ".join(found)[:400]
