"""How far labellings agree: figures, their intervals, and the cases behind each of them."""
