"""The window's own speed: pointer to repaint, start, gaps of the event loop, memory.

    python -m benchmarks window

Every figure is measured in a process of its own, so that one does not warm up the other.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from typing import Any

TARGETS = {
    "pointer": "pointer event to repaint, 2048 px canvas, 60 px brush: p99 under 8 ms",
    "start": "window paintable under 1.5 s, first picture within 6 s",
    "gap": "longest gap of the event loop while rendering under 50 ms",
    "still": "4096 px canvas, GUI thread held by saving, opening, edits, quit: under 50 ms each",
    "memory": "peak memory with the default model under 1 GB",
}


def main() -> None:
    """Runs all measurements and prints one line for each."""
    for name, target in TARGETS.items():
        with tempfile.TemporaryDirectory() as folder:
            environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "DRAWAI_DATA": folder}
            answer = subprocess.run(
                [sys.executable, "-m", "benchmarks.window", name],
                env=environment,
                check=True,
                capture_output=True,
                text=True,
            )
        figures = json.loads(answer.stdout.splitlines()[-1])
        shown = ", ".join(f"{key} {value}" for key, value in figures.items())
        print(f"{name:8} {shown}\n{'':8} wanted: {target}")


def measure_pointer() -> dict[str, Any]:
    """One stroke after another over a large canvas, an event and its repaint at a time."""
    from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
    from PySide6.QtGui import QMouseEvent

    program, _ = _program(load=_no_model)
    program.opening.new(2048, 2048, 156)
    program.state.set_diameter(60)
    program.state.choose_label(123)
    view = program.window.canvas_view
    QCoreApplication.processEvents()
    times = []

    def send(kind: QEvent.Type, x: float, y: float, buttons: Qt.MouseButton) -> None:
        local = QPointF(x, y)
        event = QMouseEvent(
            kind,
            local,
            view.mapToGlobal(local),
            Qt.MouseButton.LeftButton,
            buttons,
            Qt.KeyboardModifier.NoModifier,
        )
        begin = time.perf_counter()
        QCoreApplication.sendEvent(view, event)
        QCoreApplication.processEvents()  # the repaint of what was updated
        times.append((time.perf_counter() - begin) * 1000)

    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    for stroke in range(20):
        y = 60 + 20 * stroke
        send(QEvent.Type.MouseButtonPress, 40, y, left)
        for i in range(100):
            send(QEvent.Type.MouseMove, 40 + 4.3 * i, y + 30 * ((i % 20) / 20), left)
        send(QEvent.Type.MouseButtonRelease, 470, y, none)
    program.stop()
    times.sort()
    return {
        "median_ms": round(statistics.median(times), 2),
        "p99_ms": round(times[int(len(times) * 0.99)], 2),
        "worst_ms": round(times[-1], 2),
    }


def measure_start() -> dict[str, Any]:
    """From the start of a fresh process to a painted window, and to the first picture."""
    code = (
        "import time, sys; begin = time.time(); "
        "from benchmarks.window import first_picture; first_picture(float(sys.argv[1]))"
    )
    windows, pictures = [], []
    for _ in range(3):
        answer = subprocess.run(
            [sys.executable, "-c", code, str(time.time())],
            check=True,
            capture_output=True,
            text=True,
        )
        window, picture = json.loads(answer.stdout.splitlines()[-1])
        windows.append(window)
        pictures.append(picture)
    return {
        "window_s": round(statistics.median(windows), 2),
        "picture_s": round(statistics.median(pictures), 2),
    }


def first_picture(begin: float) -> None:
    """Prints seconds since ``begin`` at the first paint and at the first live picture."""
    from PySide6.QtCore import QCoreApplication

    program, _ = _program()
    QCoreApplication.processEvents()
    window = time.time() - begin
    _wait(lambda: program.pictures.is_exact, 60)
    print(json.dumps([window, time.time() - begin]))
    sys.stdout.flush()
    program.stop()


def measure_gap() -> dict[str, Any]:
    """How late a timer of the GUI thread comes, while pictures are made without a pause."""
    from PySide6.QtCore import QTimer

    program, _ = _program()
    gaps: dict[str, list[float]] = {"loading": [], "rendering": []}
    last = [time.perf_counter()]
    phase = ["loading"]

    def tick() -> None:
        now = time.perf_counter()
        gaps[phase[0]].append((now - last[0]) * 1000)
        last[0] = now

    timer = QTimer()
    timer.setInterval(1)
    timer.timeout.connect(tick)
    timer.start()
    _wait(lambda: program.pictures.is_exact, 60)
    _wait_seconds(1.0)
    phase[0] = "rendering"
    end = time.monotonic() + 10
    seed = 1
    while time.monotonic() < end:
        seed += 1
        program.document.choose_style(program.document.style.with_seed(seed))
        _wait_seconds(0.02)
    timer.stop()
    program.stop()
    rendering = sorted(gaps["rendering"])
    return {
        "while_loading_worst_ms": round(max(gaps["loading"]), 1),
        "rendering_p99_ms": round(rendering[int(len(rendering) * 0.99)], 1),
        "rendering_worst_ms": round(rendering[-1], 1),
    }


def measure_still() -> dict[str, Any]:
    """The longest that the GUI thread is held at a time, on a 4096 px canvas full of detail.

    Counted in the thread's own processor time, so that other programs do not count.
    """
    from pathlib import Path

    import numpy as np
    from PySide6.QtWidgets import QApplication

    program, application = _program(load=_no_model)
    y, x = np.mgrid[0:4096, 0:4096]
    waves = np.sin(x / 90) + np.cos(y / 70) + np.sin((x + y) / 33)
    ids = (waves * 8 + 150).astype(np.uint8)
    program.opening.open_scene(ids, "large")
    document, keeping, saving = program.document, program.keeping, program.saving
    document.edit("Flip", np.ascontiguousarray(ids[::-1]))
    _wait_seconds(1.5)  # until the step of undo is packed
    ended: list[int] = []
    QApplication.exit = ended.append
    folder = Path(os.environ["DRAWAI_DATA"])
    project, labels = folder / "large.drawai", folder / "labels.png"
    saving._ask_export = lambda *_: labels  # the dialog's answer
    opened: list[object] = []
    document.opened.connect(lambda: opened.append(document))

    def restore() -> None:
        keeping.list_works(lambda works: keeping.restore(works[0]))

    def opens(begin: Callable[[], Any]) -> tuple[Callable[[], Any], Callable[[], bool]]:
        return lambda: (opened.clear(), begin()), lambda: bool(opened)

    def edits(begin: Callable[[], Any]) -> tuple[Callable[[], Any], Callable[[], bool]]:
        steps_before: list[int] = []

        def begin_counted() -> None:
            steps_before.append(document.undo_stack.count())
            begin()

        return begin_counted, lambda: document.undo_stack.count() > steps_before[0]

    def says(word: str) -> Callable[[], bool]:
        return lambda: program.window.messages.text.startswith(word)

    steps: list[tuple[str, Callable[[], Any], Callable[[], bool]]] = [
        ("autosave", keeping.keep_now, lambda: not keeping.is_pending),
        ("undo", document.undo_stack.undo, lambda: True),
        ("redo", document.undo_stack.redo, lambda: True),
        ("save", lambda: program.projects.save_to(project), lambda: document.path is not None),
        ("edit", lambda: document.edit("Clear", np.full_like(ids, 156)), lambda: True),
        ("surprise", *edits(program.editing.surprise)),
        ("flip", *edits(program.editing.flip)),
        (
            "replace_label",
            *edits(lambda: program.editing.replace_label(document.label_map.at(9, 9))),
        ),
        ("open", *opens(lambda: program.opening.open_path(project))),
        ("restore", *opens(restore)),
        ("export_ids", saving.export_ids, says("Saved")),
        ("open_ids", *opens(lambda: program.opening.open_path(labels))),
        ("copy_map", saving.copy_map, says("Copied")),
        ("new", *opens(lambda: program.opening.new(4096, 4096, 156))),
        ("last_edit", lambda: document.edit("Flip", ids), lambda: True),
        ("quit", program.window.close, lambda: bool(ended)),
    ]
    figures = {}
    for name, begin, done in steps:
        held = [_held_ms(begin)]
        end = time.monotonic() + 60
        while not done() or len(held) < 20:
            held.append(_held_ms(application.processEvents))
            time.sleep(0.002)
            assert time.monotonic() < end, name
        figures[f"{name}_ms"] = round(max(held), 1)
    program.stop()
    return figures


def _held_ms(work: Callable[[], Any]) -> float:
    begin = time.thread_time()
    work()
    return (time.thread_time() - begin) * 1000


def measure_memory() -> dict[str, Any]:
    """The process's peak after a hundred strokes with pictures."""
    program, _ = _program()
    _wait(lambda: program.pictures.is_exact, 60)
    for i in range(30):
        program.editing.surprise()
        program.document.choose_style(program.document.style.with_seed(i + 1))
        _wait_seconds(0.3)
    _wait(lambda: program.renderer.is_current, 60)
    program.stop()
    return {"peak_mb": round(_peak_mb())}


def _peak_mb() -> float:
    """What this process needed at most. ``getrusage`` would count what the process that started it
    needed, too: Linux hands that figure on."""
    if sys.platform == "linux":
        for line in open("/proc/self/status", encoding="utf-8"):  # noqa: SIM115
            if line.startswith("VmHWM"):
                return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024)


def _program(load: Callable[..., Any] | None = None) -> tuple[Any, Any]:
    from PySide6.QtCore import QRect

    from drawai_desktop.app import Program, StartOptions, make_application
    from drawai_desktop.engine.session.loading import load_synthesizer

    application = make_application()
    options = StartOptions(geometry=QRect(0, 0, 1280, 800))
    program = Program(options, load=load or load_synthesizer)
    program.start()
    return program, application


def _no_model(*_arguments: object) -> Any:  # noqa: ANN401
    from drawai_desktop.errors import ModelError

    raise ModelError("none, since only the canvas is measured")


def _wait(done: Callable[[], bool], seconds: float) -> None:
    """Runs the event loop until something is true. A loop of our own that polls would take the
    interpreter's lock from the render thread all the time, and measure that."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    end = time.monotonic() + seconds

    def look() -> None:
        if done() or time.monotonic() > end:
            loop.quit()

    timer = QTimer()
    timer.setInterval(10)
    timer.timeout.connect(look)
    timer.start()
    loop.exec()
    assert done(), "it did not happen in time"


def _wait_seconds(seconds: float) -> None:
    end = time.monotonic() + seconds
    _wait(lambda: time.monotonic() >= end, seconds + 5)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("figure", choices=sorted(TARGETS))
    chosen = parser.parse_args().figure
    print(json.dumps(globals()[f"measure_{chosen}"]()))
