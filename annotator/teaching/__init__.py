"""What the engine missed and people confirmed, offered as terms for the project's lexicon."""
