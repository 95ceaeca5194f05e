"""What keeps work from being lost: backups, and what can be saved of a damaged file."""
