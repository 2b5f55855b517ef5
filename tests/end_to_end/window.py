"""The real window on a virtual display."""

import time

from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.project_file import read_project

LABELS = standard_labels()


RGB = {label.name: tuple(label.rgb) for label in LABELS}


def finish(app):
    """Ends the program as people do, and checks that it ends well."""
    app.focus()
    status, seconds = app.quit()
    assert status == 0, app.log()
    assert seconds < 3
    assert "Traceback" not in app.log()
    assert "QThread" not in app.log()


def saved(app, name=None):
    """Saves the project under a new name and reads it back."""
    app.key("ctrl+shift+s")
    time.sleep(0.6)
    path = app.folder / (name or f"kept-{len(list(app.folder.glob('kept-*')))}.drawai")
    app.type(str(path))
    app.key("Return")
    app.wait_until(path.exists, 10, "the project file")
    app.focus()
    time.sleep(0.2)
    return read_project(path)
