"""An exported picture is that of the window, only larger."""

import numpy as np

from drawai_desktop.core.labels import standard_labels
from drawai_desktop.core.model_library import ModelLibrary
from drawai_desktop.core.picture_writing import scale_picture
from drawai_desktop.core.style import NEUTRAL
from drawai_desktop.engine.session.export import RenderExport
from drawai_desktop.engine.session.job_queue import JobQueue
from drawai_desktop.engine.session.loading import LoadModel
from drawai_desktop.engine.session.session import Session


def test_shrunk_to_the_windows_size_it_is_the_windows_picture():
    labels = np.full((96, 128), 156, np.uint8)  # sky
    labels[50:] = 123  # grass
    labels[30:70, 20:60] = 168  # tree
    queue = JobQueue()
    session = Session(queue, standard_labels())
    queue.put(LoadModel(ModelLibrary.standard().find(None), device="cpu"))
    assert session.turn().error == ""
    synthesizer = session.loaded_synthesizer()
    base = synthesizer.render(labels, NEUTRAL, size=synthesizer.size_for(96, 128, 64))
    height, width = (4 * side for side in base.shape[:2])
    pictures = []
    for factor in (1, 3):
        queue.put(RenderExport(base, labels, 5, factor * height, factor * width))
        outcome = session.turn()
        assert outcome.error == ""
        pictures.append(outcome.answer.array)
        assert outcome.answer.detail_name == "detail"
    shown, larger = pictures
    assert larger.shape == (3 * height, 3 * width, 3)
    shrunk = scale_picture(larger, width, height)
    assert np.abs(shrunk.astype(int) - shown).mean() <= 3
    # It is not merely enlarged.
    enlarged = scale_picture(base, 3 * width, 3 * height)
    assert np.abs(larger.astype(int) - enlarged).mean() > 1
