"""Logs are English, whatever language the window has: who helps can read them."""

import logging

from drawai_desktop.words import in_english


class EnglishFormatter(logging.Formatter):
    """Writes entries in English, also the errors in them that the window shows in its language."""

    def format(self, record: logging.LogRecord) -> str:
        """One entry."""
        with in_english():
            return super().format(record)
