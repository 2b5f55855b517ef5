"""One virtual display, and programs on it."""

import os

import pytest

from tests.end_to_end.driver import App, Display, missing_tools


@pytest.fixture(scope="session")
def display():
    missing = missing_tools()
    if missing:
        reason = f"{' and '.join(missing)} missing; the set-up installs them where it may"
        # A run that is meant to tell the truth must not pass by leaving the window out.
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    with Display() as screen:
        yield screen


@pytest.fixture
def app(display, tmp_path):
    with App(display, tmp_path / "person") as running:
        running.wait_render(0)
        yield running
