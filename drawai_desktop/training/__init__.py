"""Training a model on a folder of photographs and label maps. Loaded by ``drawai train`` only."""

# Sets how torch's threads wait, before torch is loaded.
import drawai_desktop.engine  # noqa: F401
