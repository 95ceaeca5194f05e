"""Files of many forms become Reports."""
