"""A killed program loses seconds at most (``make kills`` does this two hundred times)."""

import pytest

from tests.kill import kills as kills_module
from tests.kill.kills import Kills


@pytest.mark.timeout(300)
def test_whenever_the_program_is_killed_nothing_is_broken_and_nothing_lost(tmp_path, monkeypatch):
    monkeypatch.setattr(kills_module, "LONGEST_S", 7.0)
    monkeypatch.setattr(kills_module, "MOST_LOST_S", 8.0)
    kills = Kills(tmp_path / "person", seed=22)
    for _ in range(4):
        kills.kill_once()
    kills.finish()
    assert max(kills.lost_s) < kills_module.MOST_LOST_S
