"""The line of a dialog that says why something could not be done."""

from gui.messages import what_is_wrong
from gui.widgets.labels import PlainLabel


class FaultLine(PlainLabel):
    """Hidden while there is nothing to say."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", "wrong")
        self.setWordWrap(True)
        self.hide()

    def tell(self, error: Exception) -> None:
        """Say what was wrong, in a sentence where a person can act on it."""
        self.setText(what_is_wrong(error))
        self.show()
