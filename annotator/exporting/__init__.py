"""Taking labels out of a project: which, in whose layer, for whom, and what a card says of them."""
