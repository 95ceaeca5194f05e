"""What is stored and what it means: records, quantities, label schema, tables."""
