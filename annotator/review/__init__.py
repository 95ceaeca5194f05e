"""Layers held against each other: scores, agreement, gold."""
