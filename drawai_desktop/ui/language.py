"""The language of the window: which it is, and Qt's translations of it."""

import logging

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from drawai_desktop import resources, words
from drawai_desktop.core.choices import LanguageChoice

_log = logging.getLogger(__name__)

_LOCALES = {
    LanguageChoice.ENGLISH: QLocale(QLocale.Language.English),
    LanguageChoice.GERMAN: QLocale(QLocale.Language.German),
}


def language_of(choice: LanguageChoice, wanted: list[str] | None = None) -> LanguageChoice:
    """The language that a choice comes to: the first of the system's that there are words for.

    Args:
        wanted: the system's languages, best first, such as ``de-AT``; by default, as Qt has them.
    """
    if choice is not LanguageChoice.SYSTEM:
        return choice
    for name in QLocale.system().uiLanguages() if wanted is None else wanted:
        code = name.replace("_", "-").split("-")[0].lower()
        if code in (LanguageChoice.ENGLISH, LanguageChoice.GERMAN):
            return LanguageChoice(code)
    return LanguageChoice.ENGLISH


class Language:
    """The words of the program and of Qt's own dialogs in one language, while it lives."""

    def __init__(self, application: QCoreApplication, choice: LanguageChoice) -> None:
        self._application = application
        self.chosen = language_of(choice)
        self._locale = QLocale()
        self._translators: list[QTranslator] = []
        if self.chosen is not LanguageChoice.ENGLISH:
            self._install()
        if choice is not LanguageChoice.SYSTEM:  # whose own numbers are those of its country
            QLocale.setDefault(_LOCALES[self.chosen])

    def _install(self) -> None:
        own = str(resources.resource("translations", f"{self.chosen}.qm"))
        qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for file in (f"{qt}/qtbase_{self.chosen}.qm", own):
            translator = QTranslator(self._application)
            if translator.load(file):
                self._application.installTranslator(translator)
                self._translators.append(translator)
            else:
                _log.warning("%s: no translation there; English is used", file)
        locale = _LOCALES[self.chosen]
        words.install(_look_up, locale.decimalPoint(), locale.groupSeparator())

    def remove(self) -> None:
        """English again; for tests."""
        words.install(None)
        for translator in self._translators:
            self._application.removeTranslator(translator)
        self._translators = []
        QLocale.setDefault(self._locale)


def _look_up(context: str, text: str, n: int) -> str:
    return QCoreApplication.translate(context, text, None, n)
