"""What is to be looked at while labelling: found in the gaps, stepped through, mended by a key."""
