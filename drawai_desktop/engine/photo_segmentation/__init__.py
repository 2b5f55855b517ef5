"""Photographs to label maps: the network, its use and its training."""
