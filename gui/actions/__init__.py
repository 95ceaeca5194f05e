"""Every action as data: id, text, key, condition."""
