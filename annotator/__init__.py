"""What can be done with a gold file, with no Qt: read, suggest, label, check, exchange."""
