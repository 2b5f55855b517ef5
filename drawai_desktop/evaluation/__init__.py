"""How good a model is: pictures that it makes of unseen label maps, against photographs."""

# Sets how torch's threads wait, before torch is loaded.
import drawai_desktop.engine  # noqa: F401
