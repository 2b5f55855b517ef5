"""A live loop round a synthesizer that does as it is told."""

import numpy as np

from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.model_library import ModelLibrary
from drawai_desktop.core.style import NEUTRAL
from drawai_desktop.core.wrapping import Wrap
from drawai_desktop.live.engine_state import EngineState
from drawai_desktop.live.renderer import LiveRenderer
from tests.fakes import Loader


class Subject:
    """A document as far as the live loop needs one."""

    def __init__(self):
        self.ids = np.zeros((16, 16), np.uint8)
        self.style = NEUTRAL
        self.number = 0
        self.hand = False
        self.blank = False

    def paint(self, label_id):
        self.ids = np.full((16, 16), label_id, np.uint8)
        self.number += 1

    def revision(self):
        return self.number

    def snapshot(self):
        copy = self.ids.copy()
        copy.flags.writeable = False
        return copy

    def current_style(self):
        return self.style

    @property
    def wrap(self):
        return Wrap.NONE

    def hand_is_down(self):
        return self.hand

    def is_blank(self):
        return self.blank


class Loop:
    """A renderer with what it told."""

    def __init__(self, qtbot, loader=None, **options):
        self.qtbot = qtbot
        self.subject = Subject()
        self.loader = loader or Loader()
        self.fake = self.loader.synthesizer
        self.manifest = ModelLibrary.standard().find(None)
        self.renderer = LiveRenderer(self.subject, standard_labels(), self.loader, **options)
        self.results, self.failures, self.states = [], [], []
        self.renderer.pictures.changed.connect(self._note_picture)
        self.renderer.failed.connect(self.failures.append)
        self.renderer.state_changed.connect(self.states.append)

    def _note_picture(self):
        picture = self.renderer.pictures.picture
        if picture is not None and picture not in self.results[-1:]:
            self.results.append(picture)

    def load(self):
        self.renderer.load(self.manifest)
        self.qtbot.waitUntil(lambda: self.renderer.state is not EngineState.LOADING)

    def paint(self, label_id):
        self.subject.paint(label_id)
        self.renderer.document_changed()

    def wait_current(self):
        self.qtbot.waitUntil(lambda: self.renderer.is_current)
