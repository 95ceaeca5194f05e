"""The table of all labels, a place of its own in the window."""
