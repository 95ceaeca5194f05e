"""A better text in place of an old one, with its labels."""
