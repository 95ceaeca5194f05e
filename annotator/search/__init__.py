"""Searching texts, spans and values."""
