"""How far a project is: a module per question, each answered by one query that one may read."""
