"""Labels, attributes, categories, links and guidelines in the window: looked at and changed."""
