"""Several people and several files: merging them."""
