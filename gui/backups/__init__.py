"""Backups while people work, going back to one, and saving what a damaged file still holds."""
