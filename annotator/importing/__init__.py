"""Bringing files into a project, batch by batch."""
