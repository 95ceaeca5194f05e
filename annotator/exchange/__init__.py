"""One module per exchange format, each with what it can carry."""
