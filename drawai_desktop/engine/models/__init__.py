"""Models on disk: what kinds there are, how each is read, checked, written and built."""
