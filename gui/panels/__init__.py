"""Queue, suggestions, inspector."""
