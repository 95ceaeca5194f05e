"""What actions are called in the open project, and which keys are named beside what they do."""

from gui import texts
from gui.actions.action_set import ActionSet
from gui.actions.category import LIKELY
from gui.desk import Desk
from gui.keys.names import readable_key
from gui.labelling.labeller import Labeller
from gui.panels.inspector import InspectorPanel


class Names:
    """Keeps actions, inspector and table at the labels and keys of now."""

    def __init__(
        self, desk: Desk, actions: ActionSet, inspector: InspectorPanel, labeller: Labeller
    ) -> None:
        self._desk = desk
        self._actions = actions
        self._inspector = inspector
        self._labeller = labeller

    def show(self) -> None:
        """Name the labels of the project in the actions that mark them, and the keys."""
        labels = [label for label in self._desk.schema.labels if not label.hidden]
        self._actions.name_labels(
            {label.key: texts.words(label.name) for label in labels if label.key}
        )
        self.show_keys()

    def show_categories(self) -> None:
        """Name the categories that the chosen span is likely of."""
        likely = self._labeller.categories.likely()
        self._actions.name_categories([texts.words(each.name) for each in likely])

    def show_keys(self) -> None:
        """Name the keys that are in force now."""
        self._inspector.name_category_keys([self._key_of(spec.id) for spec in LIKELY])
        self._labeller.label_pass.name_key(self._key_of("go.pass"))
        self._labeller.decisions.name_finish_key(self._key_of("report.finish"))
        self._inspector.name_term_key(self._key_of("label.term"))
        self._inspector.name_mend_key(self._key_of("check.mend"))

    def _key_of(self, action: str) -> str:
        return readable_key(self._actions.key_of(action))
