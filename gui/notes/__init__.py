"""Beside the report: the guidelines, and what a person noted."""
