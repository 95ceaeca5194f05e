"""Labels leave the project: what, in which format, and how it will look before it is written."""
