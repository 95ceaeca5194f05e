"""The project's own words in the window: offered, listed, and what follows when they change."""
