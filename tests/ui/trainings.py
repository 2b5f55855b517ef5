"""Trainings as their folders tell them, and hands in their dialog."""

import numpy as np
import pytest
from PIL import Image
from PySide6.QtWidgets import QPushButton

from drawai_desktop import resources
from drawai_desktop.core.training_folder import REPORTS_FILE
from drawai_desktop.core.training_report import Began, Measured, Prepared, Work, report_line
from drawai_desktop.core.trainings import begin_training
from tests.builders import SEA
from tests.engine.tiny_model import make_tiny
from tests.people_pictures import a_photo_and_ids

PREPARED = (Began(Work.PREPARE), Prepared(8), Began(Work.MEASURE), Measured(220, 600.0))


@pytest.fixture
def tiny(own_user_folder):
    """A tiny model among the user's."""
    return make_tiny(resources.user_models() / "tiny").folder


@pytest.fixture
def a_training(tiny):
    """A training whose folder says what a test tells it."""
    training = begin_training("Mine & <b>yours</b>", "/nowhere", str(tiny))
    training_set = training.folder / "set"
    for seed in range(3):
        photo, ids = a_photo_and_ids(seed, 64)
        for part, array in (("images", photo), ("labels", np.where(ids == SEA, 2, 0))):
            (training_set / part).mkdir(parents=True, exist_ok=True)
            path = training_set / part / f"p{seed}.png"
            Image.fromarray(array.astype(np.uint8)).save(path)
    return training


def tell(training, *reports):
    with (training.folder / REPORTS_FILE).open("a", encoding="utf-8") as file:
        file.writelines(report_line(report) + "\n" for report in reports)


def opened(program):
    program.window.actions_by_name["train"].trigger()
    return program.trainings._dialog


def buttons(page):
    return [b.text() for b in page.findChildren(QPushButton) if b.isVisible() and b.isEnabled()]


def click(page, text):
    next(b for b in page.findChildren(QPushButton) if b.isVisible() and b.text() == text).click()


def answer_with(box, text):
    next(b for b in box.buttons() if b.text() == text).click()


def answer(program, text):
    next(b for b in program.window.messages.answers if b.text() == text).click()
