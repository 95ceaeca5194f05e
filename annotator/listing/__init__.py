"""The table of all labels: what is asked of it, its rows, values far from their kin."""
