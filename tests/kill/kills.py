"""Kills the painting program at random moments, and looks whether anything is lost."""

import json
import os
import random
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from drawai_desktop.core.atomic_file import remove_leftovers
from drawai_desktop.core.layers import Layered
from drawai_desktop.core.project_file import read_project
from drawai_desktop.core.stroke_log import StrokeLog
from drawai_desktop.core.unsaved_store import SUFFIX, UnsavedStore
from drawai_desktop.core.unsaved_work import unpack
from tests.kill.painter import state_hash

MOST_LOST_S = 5.0
"""Eight are promised; a machine with time for it does better."""
LONGEST_S = 16.0


@dataclass
class Kills:
    """One folder, and what must be found in it.

    Attributes:
        owed: for every document that is not saved, the states of which one must be on the disk.
        lost_s: how much of its last work each kill took.
    """

    folder: Path
    seed: int
    owed: list[set[str]] = field(default_factory=list)
    lost_s: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.projects = self.folder / "projects"
        self.projects.mkdir(parents=True)
        self.choose = random.Random(self.seed)

    def kill_once(self) -> None:
        """Lets it paint for a while, kills it, and checks."""
        journal = self.folder / "journal"
        journal.unlink(missing_ok=True)
        self._paint(journal, self.choose.uniform(0.2, LONGEST_S))
        killed = time.monotonic()
        with journal.open() as lines:
            events = [json.loads(line) for line in lines if line.endswith("\n")]
        self._note(events, killed)
        self._check(events, killed)

    def _paint(self, journal: Path, seconds: float) -> None:
        environment = {**os.environ, "DRAWAI_DATA": str(self.folder / "user")}
        environment["QT_QPA_PLATFORM"] = "offscreen"
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.kill.painter", str(self.choose.randrange(10**6)),
             str(journal), str(self.projects)],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )  # fmt: skip
        try:
            assert process.stdout.readline() == b"ready\n", process.stderr.read().decode()
            time.sleep(seconds)  # the moment of the kill is the point of it
            assert process.poll() is None, process.stderr.read().decode()
        finally:
            process.kill()
            process.communicate()

    def _note(self, events: list[dict], killed: float) -> None:
        """What this run owes, and what it has taken over from earlier ones."""
        taken = {event["taken"]: event["t"] for event in events if "taken" in event}
        self.owed = [states for states in self.owed if not states & taken.keys()]
        restored = {event["into"] for event in events if "into" in event}
        for key, states in _documents(events).items():
            if states[0]["t"] > killed - MOST_LOST_S and key not in restored:
                continue  # it is younger than what may be lost
            last = states[-1]
            if taken.get(last["state"], 0.0) > last["t"]:
                continue  # restored or thrown away after that
            ends = [later["t"] for later in states[1:]] + [killed]
            recent = [s for s, end in zip(states, ends, strict=True) if end > killed - MOST_LOST_S]
            if all(state["modified"] for state in recent):
                self.owed.append({state["state"] for state in recent})

    def _check(self, events: list[dict], killed: float) -> None:
        found = set()
        for path in self.projects.glob("*.drawai"):
            project = read_project(path)
            _check_strokes(project.strokes, project.layered)
            found.add(state_hash(project.layered, project.style, project.pinned))
        for path in (self.folder / "user" / "unsaved").glob("*" + SUFFIX):
            unpack(path.read_bytes())
        for work in UnsavedStore([self.folder / "user" / "unsaved"]).listed():
            content = work.read()
            _check_strokes(content.strokes, content.layered)
            found.add(state_hash(content.layered, content.style, content.pinned))
        for states in self.owed:
            if not states & found:
                tail = [e for e in events if e.get("state") in states or "taken" in e]
                raise AssertionError(
                    f"seed {self.seed}, kill {len(self.lost_s)}: work is lost. Killed at {killed}; "
                    f"{len(found)} found, kept {[e for e in events if e.get('state') in found]}; "
                    f"owed {tail[:3]} ... {tail[-20:]}"
                )
        last = [event for event in events if "state" in event]
        kept = [event["t"] for event in last if event["state"] in found or not event["modified"]]
        self.lost_s.append(killed - max(kept, default=killed))

    def finish(self) -> None:
        """After the next start nothing half-written is left."""
        UnsavedStore([self.folder / "user" / "unsaved"]).tidy()
        remove_leftovers(self.projects, suffix=".drawai")
        left = [*self.projects.iterdir(), *(self.folder / "user" / "unsaved").iterdir()]
        wrong = [path.name for path in left if path.name.startswith(".")]
        assert not wrong, wrong


def _check_strokes(strokes: StrokeLog | None, content: Layered) -> None:
    """What is kept of the strokes leads to what is kept of the map."""
    if strokes is None:
        raise AssertionError("the stroke log is missing")
    if not np.array_equal(strokes.map_after(len(strokes.steps)), content.flat()):
        raise AssertionError(f"{len(strokes.steps)} strokes lead to another map than the one kept")


def _documents(events: list[dict]) -> dict[int, list[dict]]:
    documents: dict[int, list[dict]] = {}
    for event in events:
        if "doc" in event:
            documents.setdefault(event["doc"], []).append(event)
    return documents
