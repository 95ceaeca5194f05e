"""Whether the numbers of one report agree with each other."""
