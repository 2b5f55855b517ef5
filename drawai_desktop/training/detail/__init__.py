"""Makes the network that gives a small picture its detail."""
