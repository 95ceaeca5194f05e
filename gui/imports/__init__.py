"""Bringing reports in: the dialog, its preview, the imports of before."""
