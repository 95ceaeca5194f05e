"""Named, frozen states of gold, and what has changed from one to the next."""
