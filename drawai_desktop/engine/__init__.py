"""SPADE: networks, weights, devices and training. torch, but no Qt."""
