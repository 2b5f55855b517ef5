"""``python -m tests.kill --kills 200``: the long form of the test, as ``make kills`` runs it."""

import argparse
import tempfile
from pathlib import Path

from tests.kill.kills import Kills


def main() -> None:
    """Kills, and tells how much was lost at most."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        kills = Kills(Path(folder) / "person", options.seed)
        for number in range(options.kills):
            kills.kill_once()
            print(
                f"kill {number + 1}: {kills.lost_s[-1]:.1f} s lost, {len(kills.owed)} kept",
                flush=True,
            )
        kills.finish()
        print(f"{options.kills} kills: nothing broken, at most {max(kills.lost_s):.1f} s lost")


if __name__ == "__main__":
    main()
