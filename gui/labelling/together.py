"""Decisions about several spans in one operation: a number with its measure, a sentence."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QInputDialog

from annotator.errors import UserError
from annotator.items import Item
from annotator.ops import labels
from annotator.reading.sentences import around
from annotator.settings import Settings
from gui import texts
from gui.actions.action_set import Handler
from gui.desk import Desk
from gui.labelling.decisions import Decisions
from gui.labelling.focus import Focus
from gui.messages import Messages
from gui.plain import one_line

_REACH: Final = 600  # code points that a sentence goes on for before and after a span
_MOST_NAMED: Final = 3
_LONGEST_NAMED: Final = 12  # characters


class Together(QObject):
    """Confirms what belongs together; a sentence only where each suggestion is sure enough."""

    def __init__(
        self,
        desk: Desk,
        focus: Focus,
        decisions: Decisions,
        settings: Settings,
        messages: Messages,
    ) -> None:
        super().__init__(focus)
        self._desk = desk
        self._focus = focus
        self._decisions = decisions
        self._settings = settings
        self._messages = messages
        self._told = ("", "")  # the span chosen, and the first that was not sure enough

    def handlers(self) -> Mapping[str, Handler]:
        """What the actions on several spans do."""
        return {
            "label.confirm_linked": self.confirm_linked,
            "label.confirm_sentence": self.confirm_sentence,
            "label.bulk_threshold": self.ask_threshold,
        }

    def confirm_linked(self) -> None:
        """Confirm the chosen number and the measures it is linked to."""
        item = self._focus.item
        if item is None:
            return
        linked = [found for key in item.quantifies if (found := self._desk.item(key))]
        undecided = [each.key for each in linked if not each.decided]
        self._decisions.decide(lambda space, key: labels.confirm(space, key, *undecided))

    def confirm_sentence(self) -> None:
        """Confirm what is undecided in the sentence, or say what of it is not sure enough.

        Asked again at the same place it goes to the first of those.
        """
        item, workspace = self._focus.item, self._desk.workspace
        if item is None or workspace is None:
            return
        text, span = workspace.report.text, item.span
        bounds = around(text, span.start, span.end, reach=_REACH)
        rest = self._focus.index.undecided_between(*bounds)
        least = self._settings.number("bulk_threshold")
        doubtful = [
            each for each in rest if each.suggestion and each.suggestion.score * 100 < least
        ]
        if not rest:
            self._messages.say(self.tr("All suggestions of this sentence are decided."))
        elif doubtful and self._told == (item.key, doubtful[0].key):
            self._told = ("", "")
            self._focus.choose(doubtful[0].key)
        elif doubtful:
            self._told = (item.key, doubtful[0].key)
            self._messages.warn(self._doubtful_words(doubtful, all_of_them=len(rest), least=least))
        else:
            keys = [each.key for each in rest]
            self._decisions.decide(lambda space, _key: labels.confirm_bulk(space, keys))
            self._messages.say(self.tr("Confirmed at once: {count}").format(count=len(rest)))

    def _doubtful_words(self, doubtful: Sequence[Item], *, all_of_them: int, least: int) -> str:
        named = [
            f"{one_line(each.span.text)[:_LONGEST_NAMED]} {each.suggestion.score:.2f}"
            for each in doubtful[:_MOST_NAMED]
            if each.suggestion
        ]
        if len(doubtful) > len(named):
            named.append("…")
        words = self.tr(
            "{count} of {all} are below {least}: {named}. The same key again goes to the first."
        )
        return words.format(
            count=len(doubtful),
            all=all_of_them,
            least=f"{least / 100:.2f}",
            named=texts.listed(named),
        )

    def ask_threshold(self) -> None:
        """Ask how sure each suggestion must be."""
        least, is_given = QInputDialog.getInt(
            self._focus.view.window(),
            self.tr("Confirm the rest of the sentence"),
            "\n".join(
                (
                    self.tr("At 80 half of our samples' sentences are confirmed at once,"),
                    self.tr("97 of 100 spans rightly; at 90 a third of them, 98 rightly."),
                    self.tr("How sure each suggestion must be, in %:"),
                )
            ),
            self._settings.number("bulk_threshold"),
            50,
            100,
        )
        if not is_given:
            return
        try:
            self._settings.change("bulk_threshold", least)
        except UserError as error:
            self._messages.fail(error)
