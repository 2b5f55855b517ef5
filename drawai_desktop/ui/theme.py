"""Colours, sizes and icons of the window: light, dark, and what the system says."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from drawai_desktop import resources
from drawai_desktop.core.choices import ThemeChoice

TOOL_BUTTON_PX = 40
CONTROL_PX = 32
ICON_PX = 20
ROW_PX = 29
"""Height of a palette entry."""
SIDE_PX = 252
"""The width that panels at a side of the window have together: the styles need as much."""


@dataclass(frozen=True)
class Theme:
    """One set of colours. The surround of the pictures is a neutral grey in both themes."""

    name: str
    window: str
    panel: str
    field: str
    line: str
    text: str
    quiet: str
    """Less important text; still 4.5:1 on panels, and on rows chosen or under the pointer."""
    accent: str
    accent_text: str
    hover: str
    chosen: str
    surround: str
    warning: str


DARK = Theme(
    name="dark",
    window="#2b2b2b",
    panel="#333333",
    field="#262626",
    line="#454545",
    text="#e8e8e8",
    quiet="#b4b4b4",
    accent="#4a9bea",
    accent_text="#0b1a29",
    hover="#404040",
    chosen="#3d4752",
    surround="#4a4a4a",
    warning="#f2c14e",
)
LIGHT = Theme(
    name="light",
    window="#ebebeb",
    panel="#f7f7f7",
    field="#ffffff",
    line="#d0d0d0",
    text="#1e1e1e",
    quiet="#5f5f5f",
    accent="#1f6fc8",
    accent_text="#ffffff",
    hover="#e6e6e6",
    chosen="#dbe7f4",
    surround="#c4c4c4",
    warning="#8a5a00",
)


CONTRAST = Theme(
    name="contrast",
    window="#000000",
    panel="#000000",
    field="#000000",
    line="#ffffff",
    text="#ffffff",
    quiet="#e8e8e8",
    accent="#ffd500",
    accent_text="#000000",
    hover="#303030",
    chosen="#4a3d00",
    surround="#4a4a4a",
    warning="#ffd500",
)
_BY_CHOICE = {
    ThemeChoice.DARK: DARK,
    ThemeChoice.LIGHT: LIGHT,
    ThemeChoice.CONTRAST: CONTRAST,
}


def theme_of(choice: ThemeChoice) -> Theme:
    """The theme of a choice; ``SYSTEM`` asks the desktop, and is dark if it is silent."""
    if choice is not ThemeChoice.SYSTEM:
        return _BY_CHOICE[choice]
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return CONTRAST
    return LIGHT if hints.colorScheme() == Qt.ColorScheme.Light else DARK


def apply_theme(application: QApplication, theme: Theme, large: bool = False) -> None:
    """Colours every widget.

    Args:
        large: what one presses is as large as a finger needs, in menus and dialogs, too.
    """
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: theme.panel,
        QPalette.ColorRole.WindowText: theme.text,
        QPalette.ColorRole.Base: theme.field,
        QPalette.ColorRole.AlternateBase: theme.panel,
        QPalette.ColorRole.Text: theme.text,
        QPalette.ColorRole.Button: theme.panel,
        QPalette.ColorRole.ButtonText: theme.text,
        QPalette.ColorRole.BrightText: theme.text,
        QPalette.ColorRole.ToolTipBase: theme.window,
        QPalette.ColorRole.ToolTipText: theme.text,
        QPalette.ColorRole.Highlight: theme.accent,
        QPalette.ColorRole.HighlightedText: theme.accent_text,
        QPalette.ColorRole.PlaceholderText: theme.quiet,
        QPalette.ColorRole.Link: theme.accent,
        QPalette.ColorRole.Mid: theme.line,
        QPalette.ColorRole.Dark: theme.line,
        QPalette.ColorRole.Light: theme.hover,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        faded = QColor(theme.quiet)
        faded.setAlpha(130)
        palette.setColor(QPalette.ColorGroup.Disabled, role, faded)
    application.setPalette(palette)
    sheet = _style_sheet(theme) + (_LARGE if large else "")
    if sheet != application.styleSheet():  # Qt would dress every widget again
        application.setStyleSheet(sheet)


@lru_cache(maxsize=256)
def icon(name: str, theme: Theme) -> QIcon:
    """An icon of this project in the theme's text colour, for screens of 1x to 3x."""
    svg = resources.resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    result = QIcon()
    for mode, colour in (
        (QIcon.Mode.Normal, theme.text),
        (QIcon.Mode.Disabled, theme.quiet),
    ):
        for scale in (1, 2, 3):
            pixmap = _rendered(svg.replace("currentColor", colour), scale)
            if mode is QIcon.Mode.Disabled:
                pixmap = _faded(pixmap)
            result.addPixmap(pixmap, mode)
    return result


def icon_in(name: str, colour: str) -> QIcon:
    """An icon in a colour of its own."""
    svg = resources.resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    result = QIcon()
    for scale in (1, 2, 3):
        result.addPixmap(_rendered(svg.replace("currentColor", colour), scale))
    return result


def application_icon() -> QIcon:
    """The program's own icon."""
    return QIcon(str(resources.resource("icons", "drawai.svg")))


def _rendered(svg: str, scale: int) -> QPixmap:
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    pixmap = QPixmap(QSize(ICON_PX, ICON_PX) * scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, ICON_PX * scale, ICON_PX * scale))
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    return pixmap


def _faded(pixmap: QPixmap) -> QPixmap:
    result = QPixmap(pixmap.size())
    result.setDevicePixelRatio(pixmap.devicePixelRatio())
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    painter.setOpacity(0.45)
    painter.drawPixmap(0, 0, pixmap)
    painter.end()
    return result


_LARGE = """
QMenuBar::item { padding: 12px 12px; }
QMenu::item { padding: 13px 32px 13px 28px; }
QPushButton { min-height: 42px; }
QLineEdit, QAbstractSpinBox, QComboBox { min-height: 42px; }
QComboBox::drop-down { width: 40px; }
QCheckBox { min-height: 44px; }
QCheckBox::indicator { width: 24px; height: 24px; }
QSlider:horizontal { min-height: 44px; }
QSlider::groove:horizontal { height: 6px; }
QSlider::handle:horizontal { width: 28px; height: 28px; margin: -11px 0; border-radius: 14px; }
QScrollBar:vertical { width: 18px; }
QScrollBar:horizontal { height: 18px; }
#command_tree::item { padding: 13px 0; }
QMainWindow::separator { width: 8px; height: 8px; }
QSplitter::handle:horizontal { width: 8px; }
QSplitter::handle:vertical { height: 8px; }
"""
"""Over the style sheet of any theme, for pen and fingers."""


def _style_sheet(t: Theme) -> str:
    # A style sheet takes pictures from files only, so these icons exist in the colours of each.
    check = resources.resource("icons", f"box-check-{t.name}.svg").as_posix()
    arrow = resources.resource("icons", f"combo-arrow-{t.name}.svg").as_posix()
    return f"""
QMainWindow, QDialog, QMessageBox {{ background: {t.panel}; }}
QMenuBar {{ background: {t.window}; padding: 1px 4px; }}
QMenuBar::item {{ padding: 3px 9px; border-radius: 4px; background: transparent; }}
QMenuBar::item:selected {{ background: {t.hover}; }}
QMenu {{ background: {t.panel}; border: 1px solid {t.line}; padding: 4px; }}
QMenu::item {{ padding: 6px 28px 6px 24px; border-radius: 4px; }}
QMenu::item:selected {{ background: {t.chosen}; }}
QMenu::item:disabled {{ color: {t.quiet}; }}
QMenu::separator {{ height: 1px; background: {t.line}; margin: 4px 8px; }}
QMenu::icon {{ padding-left: 4px; }}
QToolTip {{ background: {t.window}; color: {t.text}; border: 1px solid {t.line};
  padding: 4px 6px; }}
#toolbar, #tool_rail {{ background: {t.panel}; }}
#toolbar {{ border-bottom: 1px solid {t.window}; }}
#tool_rail {{ border-right: 1px solid {t.window}; }}
#palette, #style_panel, #layer_panel, #statistics_panel, #panel_title, #history_strip {{
  background: {t.panel}; }}
QMainWindow::separator {{ background: {t.window}; width: 3px; height: 3px; }}
QMainWindow::separator:hover {{ background: {t.accent}; }}
#status_bar {{ background: {t.panel}; border-top: 1px solid {t.window}; }}
#status_bar QLabel {{ color: {t.quiet}; }}
#status_bar QLabel[strong="true"] {{ color: {t.text}; font-weight: 600; }}
#toolbar QFrame[line="true"] {{ background: {t.line}; max-width: 1px; border: none; }}
QLabel[quiet="true"] {{ color: {t.quiet}; }}
QLabel[trouble="true"] {{ color: {t.warning}; }}
QLabel[heading="true"] {{ font-weight: 600; }}
QLabel[note="true"] {{ background: rgba(20, 20, 20, 215); color: #ffffff; border-radius: 8px;
  padding: 8px 14px; }}
QLabel[key="true"] {{ font-weight: 600; }}
QAbstractItemView[framed="true"], QScrollArea[framed="true"] {{ border: 1px solid transparent;
  border-radius: 6px; }}
QAbstractItemView[framed="true"] {{ background: {t.field}; border-color: {t.line}; }}
QAbstractItemView[framed="true"]:focus, QScrollArea[framed="true"]:focus {{
  border-color: {t.accent}; }}
QListWidget[gallery="true"] {{ padding: 2px; }}
QListWidget[gallery="true"]::item {{ border: 2px solid transparent; border-radius: 6px;
  padding: 2px 0; color: {t.text}; }}
QListWidget[gallery="true"]::item:hover {{ background: {t.hover}; }}
QListWidget[gallery="true"]::item:selected {{ background: {t.chosen}; border-color: {t.accent}; }}
#command_tree::item {{ padding: 3px 0; }}
QHeaderView::section {{ background: {t.panel}; color: {t.quiet}; border: none; padding: 3px 6px; }}
QLineEdit[refused="true"] {{ border-color: {t.warning}; }}
QToolButton {{ border: 1px solid transparent; border-radius: 6px; background: transparent; }}
QToolButton:hover {{ background: {t.hover}; }}
QToolButton:pressed {{ background: {t.chosen}; }}
QToolButton:focus {{ border-color: {t.accent}; }}
QToolButton:checked {{ background: {t.chosen}; border-color: {t.accent}; }}
#tool_rail QToolButton:checked {{ border-left: 3px solid {t.accent}; border-top-color: transparent;
  border-right-color: transparent; border-bottom-color: transparent; }}
QToolButton:checked:focus {{ border: 2px solid {t.text}; }}
#tool_rail QToolButton:checked:focus {{ border-top-color: {t.text}; border-right-color: {t.text};
  border-bottom-color: {t.text}; }}
QToolButton::menu-indicator {{ image: none; }}
QPushButton {{ min-height: 30px; padding: 0 14px; border: 1px solid {t.line}; border-radius: 6px;
  background: {t.panel}; }}
QPushButton:hover {{ background: {t.hover}; }}
QPushButton:pressed {{ background: {t.chosen}; }}
QPushButton:focus {{ border-color: {t.accent}; }}
QPushButton:disabled {{ color: {t.quiet}; }}
QPushButton[primary="true"]:checked, QPushButton:default {{ background: {t.accent};
  color: {t.accent_text}; border-color: {t.accent}; }}
QPushButton[primary="true"]:checked {{ font-weight: 600; }}
QPushButton[primary="true"]:checked:focus, QPushButton:default:focus {{
  border: 2px solid {t.text}; }}
QCheckBox {{ border: 1px solid transparent; border-radius: 4px; padding: 1px 3px; }}
QCheckBox:focus {{ border-color: {t.accent}; }}
QCheckBox::indicator {{ width: 14px; height: 14px; border: 1px solid {t.quiet};
  border-radius: 3px; background: {t.field}; }}
QCheckBox::indicator:disabled {{ border-color: {t.line}; }}
QCheckBox::indicator:checked {{ background: {t.accent}; border-color: {t.accent};
  image: url("{check}"); }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QLineEdit, QAbstractSpinBox, QComboBox, QPlainTextEdit, QTextBrowser {{ background: {t.field};
  border: 1px solid {t.line}; border-radius: 6px; padding: 0 8px; min-height: 26px;
  selection-background-color: {t.accent}; selection-color: {t.accent_text}; }}
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {{ border-color: {t.accent}; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ width: 0; border: none; }}
QComboBox::drop-down {{ width: 26px; border: none; }}
QComboBox::down-arrow {{ width: 14px; height: 14px; image: url("{arrow}"); }}
QComboBox QAbstractItemView {{ background: {t.panel}; border: 1px solid {t.line};
  selection-background-color: {t.chosen}; selection-color: {t.text}; outline: none; }}
#variations QToolButton {{ border: 1px solid {t.line}; }}
#variations QToolButton:focus {{ border-color: {t.accent}; }}
QSlider:horizontal {{ min-height: 20px; }}
QSlider::groove:horizontal {{ height: 4px; border-radius: 2px; background: {t.line}; }}
QSlider::sub-page:horizontal {{ background: {t.accent}; border-radius: 2px; }}
QSlider::handle:horizontal {{ width: 16px; height: 16px; margin: -6px 0; border-radius: 8px;
  background: {t.text}; }}
QSlider::handle:horizontal:focus {{ background: {t.accent}; }}
QSlider::sub-page:horizontal:disabled, QSlider::handle:horizontal:disabled {{
  background: {t.line}; }}
QSplitter::handle {{ background: {t.window}; }}
QSplitter::handle:hover {{ background: {t.accent}; }}
QScrollBar:vertical {{ width: 10px; background: transparent; margin: 0; }}
QScrollBar:horizontal {{ height: 10px; background: transparent; margin: 0; }}
QScrollBar::handle {{ background: {t.line}; border-radius: 4px; min-height: 28px;
  min-width: 28px; margin: 1px; }}
QScrollBar::handle:hover {{ background: {t.quiet}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QTreeView, QListView {{ background: {t.panel}; border: 1px solid transparent; outline: none; }}
QTreeView:focus, QListView:focus {{ border-color: {t.accent}; }}
QProgressBar {{ border: none; background: {t.line}; border-radius: 2px; text-align: center; }}
QProgressBar::chunk {{ background: {t.accent}; border-radius: 2px; }}
#brush_popup {{ background: {t.panel}; border: 1px solid {t.line}; border-radius: 6px; }}
#pen_tester {{ background: {t.field}; border: 1px solid {t.line}; border-radius: 6px; }}
#brush_popup QToolButton {{ border: 1px solid {t.line}; }}
#brush_popup QToolButton:checked, #brush_popup QToolButton:focus {{ border-color: {t.accent}; }}
#brush_popup QToolButton:checked:focus {{ border: 2px solid {t.text}; }}
#message_strip {{ background: {t.window}; border: 1px solid {t.line}; border-radius: 8px; }}
"""
