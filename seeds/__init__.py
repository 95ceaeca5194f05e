"""Sample reports with gold labels; see README.md."""
