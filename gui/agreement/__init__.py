"""The figures of agreement in a window: tables and pictures, and the cases behind each figure."""
