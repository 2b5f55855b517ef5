"""Makes the network that reads photographs."""
