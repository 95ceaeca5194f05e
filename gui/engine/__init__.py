"""The engine behind the window."""
