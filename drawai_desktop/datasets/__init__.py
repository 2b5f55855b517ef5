"""Data sets of photographs and label maps: what is in them, and whether it can be trained on."""

# Sets how torch's threads wait, before torch is loaded.
import drawai_desktop.engine  # noqa: F401
