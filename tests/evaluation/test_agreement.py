"""How read label maps are compared with given ones."""

import numpy as np
import pytest

from drawai_desktop.evaluation.agreement import Confusion


def test_agreement_counts_pixels_classes_and_overlap():
    confusion = Confusion.empty(3)
    given = np.array([[0, 0, 1, 2]])
    read = np.array([[0, 1, 1, 0]])
    confusion.add(given, read, ignored=2)
    assert confusion.pixel_accuracy == pytest.approx(2 / 3)
    assert confusion.iou[:2] == pytest.approx([1 / 2, 1 / 2])
    assert np.isnan(confusion.iou[2])
    assert confusion.mean_iou == pytest.approx(0.5)
    assert confusion.accuracy[:2] == pytest.approx([0.5, 1.0])
