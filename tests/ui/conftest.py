"""The whole program, offscreen, with a synthesizer that does as it is told."""

import pytest
from PySide6.QtCore import QRect, QTimer

from drawai_desktop.app import Program, StartOptions, make_application
from drawai_desktop.core.choices import LanguageChoice

# Sharp pictures need torch, whose first import takes seconds that no test waits for.
from drawai_desktop.engine.detail import sharp_frame  # noqa: F401
from drawai_desktop.ui.language import Language
from hatch_build import compile_translations
from tests.fakes import FakeSynthesizer, Loader, load_fake_detail
from tests.gui_thread import cycle_search, no_cycle_left  # noqa: F401
from tests.ui.trainings import a_training, tiny  # noqa: F401
from tools.translations import FOLDER


@pytest.fixture(scope="session")
def qapp_cls():
    return None


@pytest.fixture(scope="session")
def qapp():
    return make_application()


@pytest.fixture(params=[LanguageChoice.ENGLISH, LanguageChoice.GERMAN])
def language(request, qapp):
    """Each language of the window in turn."""
    compile_translations(FOLDER, FOLDER)
    chosen = Language(qapp, request.param)
    yield request.param
    chosen.remove()


@pytest.fixture
def start(qtbot, qapp, no_thread_left):
    """Starts programs and stops them after the test."""
    running = []

    def begin(loader=None, load_detail=load_fake_detail, **options):
        options.setdefault("geometry", QRect(0, 0, 1280, 800))
        program = Program(StartOptions(**options), load=loader or Loader(), load_detail=load_detail)
        program.start()
        running.append(program)
        return program

    yield begin
    for program in running:
        program.stop()
        program.window.close()
        program.window.deleteLater()
        qapp.removeEventFilter(program._hold_keys)
        qapp.processEvents()
    # A closed window tells the application to exit, and without a loop of its own that holds for
    # whatever loop comes next: this one, and not the next test's.
    QTimer.singleShot(0, qapp.quit)
    qapp.exec()


@pytest.fixture
def program(start, qtbot):
    """A program whose first picture is there; ``program.fake`` is its synthesizer."""
    fake = FakeSynthesizer()
    made = start(Loader(fake))
    made.fake = fake
    qtbot.waitUntil(lambda: made.pictures.final_pixels() is not None)
    return made
