"""Samples of labels in the window: drawing, judging, what they say."""
