"""What an engine proposes for a text: numbers, measures, links. Pure: no database, no Qt."""
