"""The frame of the window: panes, rows, and the keys that are shown."""
