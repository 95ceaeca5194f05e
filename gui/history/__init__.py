"""Who decided what and when, of a report or of the whole project."""
