"""What must hold in a gold file, one rule per module; a check only reports."""
