"""Reviewing: where people differ in a report, and what is settled of it."""
