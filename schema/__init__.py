"""What is stored and what it means: records, quantities, the label schema, the gold file's tables."""
