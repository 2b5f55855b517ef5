"""The parts of the door for scripts, ``drawai_desktop/api.py``: no Qt, torch only when needed."""
