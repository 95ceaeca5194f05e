"""Labelling: what joins the report, the table, the fields and the operations."""
