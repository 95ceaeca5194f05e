"""What review has changed in somebody's labels, in the window."""
