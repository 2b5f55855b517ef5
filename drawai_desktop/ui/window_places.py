"""Where the parts of the window are: what ``--ui-map`` tells."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from drawai_desktop.ui.main_window import MainWindow


def window_places(window: "MainWindow") -> dict[str, tuple[QWidget, QRect]]:
    """Name -> a widget and a rectangle in its coordinates."""
    canvas, result = window.canvas_view, window.result_view
    found = {
        "main_window": (window, window.rect()),
        "canvas_picture": (canvas, canvas.picture_rect()),
        "result_picture": (result, result.picture_rect()),
    }
    toolbar, line, looks = window.toolbar, window.status_line, window.style_panel
    named = [
        toolbar, window.tool_rail, window.palette_panel, looks, line,
        window.messages, canvas, result, toolbar.slider, toolbar.spin,
        toolbar.live, toolbar.render_button, looks.seed,
        looks.list, window.splitter.handle(1), canvas.wipe, line.opacity,
        window.layer_panel, window.statistics_panel,
    ]  # fmt: skip
    for widget in named:
        found[widget.objectName()] = (widget, widget.rect())
    for parent in (window.toolbar, window.tool_rail, window.panels):
        for button in parent.findChildren(QWidget):
            if button.objectName().startswith(("button_", "group_")):
                found[button.objectName()] = (button, button.rect())
    for place, answer in enumerate(window.messages.answers):
        found[f"message_answer_{place}"] = (answer, answer.rect())
    for row, rect in window.palette_panel.visible_rows().items():
        found[f"label_{row}"] = (window.palette_panel, rect)
    layers = window.layer_panel.list
    for place in range(layers.count() if window.layer_panel.is_open else 0):
        rect = layers.visualItemRect(layers.item(place))
        found[f"layer_{place}"] = (layers.viewport(), rect & layers.viewport().rect())
    statistics = window.statistics_panel.list
    for place in range(statistics.count() if statistics.isVisible() else 0):
        rect = statistics.visualItemRect(statistics.item(place))
        seen = rect & statistics.viewport().rect()
        found[f"statistics_{place}"] = (statistics.viewport(), seen)
    styles = window.style_panel.list
    for place in range(styles.count()):
        rect = styles.visualItemRect(styles.item(place))
        found[f"style_{place}"] = (styles.viewport(), rect & styles.viewport().rect())
    found.update(window.history_strip.places())
    return found
