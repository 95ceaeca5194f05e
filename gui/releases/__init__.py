"""Releases of gold in the window."""
