"""The one caller of the operation gate: shows a decision at once, stores it in order."""
