"""Measurements; ``make bench``. Threads wait as the program's own do."""

import drawai_desktop.engine  # noqa: F401 - sets how they wait, before torch is imported
