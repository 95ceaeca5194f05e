"""How large a dialog opens: as it is wished, as far as its screen has room."""

from PySide6.QtWidgets import QStyle, QWidget


def open_as_large_as(dialog: QWidget, width: int, height: int) -> None:
    """Give a dialog that is not shown yet this size, or that of its screen where it is smaller."""
    room = dialog.screen().availableSize()
    title = dialog.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)
    dialog.resize(min(width, room.width()), min(height, room.height() - title))
