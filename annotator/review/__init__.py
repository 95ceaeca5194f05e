"""What people finished of a report, side by side, and the gold that is settled of it."""
