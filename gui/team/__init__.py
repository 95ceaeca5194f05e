"""A team's work in the window: people, rounds, handing out and in, merging."""
