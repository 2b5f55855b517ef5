"""Names that others gave - labels, models, styles, files - where Qt reads signs in a text."""

from html import escape

from PySide6.QtGui import Qt


def in_menu(text: str) -> str:
    """A text in a menu, where ``&`` would underline the letter behind it."""
    return text.replace("&", "&&")


def in_tip(text: str) -> str:
    """A text in a tip, where Qt takes what looks like HTML for HTML, and shows pictures of it.

    What does not look like it stays as it is: there, an escaped sign would be shown as such.
    """
    if not Qt.mightBeRichText(text):
        return text
    return f"<p style='white-space:pre-wrap'>{escape(text)}</p>"
