"""What the engine missed, in a list of terms to take into the project's lexicon."""
