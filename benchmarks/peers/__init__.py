"""Other programs beside ours, on graphs that our own export writes; see ``__main__``."""
