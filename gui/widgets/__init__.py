"""Small parts that panels, rows and dialogs are made of."""
