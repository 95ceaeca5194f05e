"""What is known of a report beside its text: its facts, its file, its pages, a better text."""
