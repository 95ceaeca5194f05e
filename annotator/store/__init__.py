"""One module per table: all SQL lives here, and rows become records at this wall."""
