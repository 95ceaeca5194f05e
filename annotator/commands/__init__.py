"""The commands of the core, a module per room; all of them stand in one group."""
