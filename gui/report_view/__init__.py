"""The report as text with spans: layout, painting, hit test, gestures, ruler."""
