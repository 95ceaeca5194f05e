"""Small dialogs, each for one choice or one text."""
