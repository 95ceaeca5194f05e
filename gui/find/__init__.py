"""Find: over the report and over all reports."""
