"""How far a project is, in charts that print and copy, each with the table and query behind it."""
