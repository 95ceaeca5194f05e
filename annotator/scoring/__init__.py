"""How right predictions are: figures against gold, each mistake, and what scores are worth."""
