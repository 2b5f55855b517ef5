"""Text in XML. The standard library's own way there (``xml.sax.saxutils``) imports half of the
internet's protocols, which the start of the program would wait for."""

import re

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no way to write: control characters and halves of letters."""
_ESCAPED = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        '"': "&quot;",
        "\t": "&#9;",
        "\n": "&#10;",
        "\r": "&#13;",
    }
)


def quoted_attribute(text: str) -> str:
    """An attribute's value with its quotes; what XML cannot hold becomes U+FFFD."""
    escaped = _NO_XML.sub("\ufffd", text).translate(_ESCAPED)
    return f'"{escaped}"'
