"""Keys: their names, and changing them."""
