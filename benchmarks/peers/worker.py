"""One contender in a process of its own, and the handle by which another process has it work.

The process reads one order a line, as JSON, and answers each with a line. Between orders it sleeps.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import torch

from benchmarks.peers.contenders import Contender, Generator, contender

_ANSWER = "answer: "
"""Before an answer: libraries print, too."""


class Worker:
    """The handle. ``order`` waits for the answer, so that one process works at a time.

    Args:
        name: of the contender.
        network: which.
        file: its ONNX graph.
        environment: what is set besides what is.
        threads: of its parallel loops; of one thread the processor's time is taken.
    """

    def __init__(
        self, name: str, network: str, file: Path, environment: Mapping[str, str], threads: int
    ) -> None:
        self.name = name
        command = [sys.executable, "-m", "benchmarks.peers.worker"]
        self._process = subprocess.Popen(
            [*command, name, network, str(file), str(threads)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, **environment},
        )
        self._read()  # that it is ready

    def order(self, what: str, **how: object) -> float:
        """Milliseconds of one piece of work, 0 where none is timed."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"what": what, **how}) + "\n")
        self._process.stdin.flush()
        return float(self._read())

    def _read(self) -> Any:  # noqa: ANN401
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if line.startswith(_ANSWER):
                return json.loads(line[len(_ANSWER) :])
        raise SystemExit(f"The contender {self.name} ended with {self._process.wait()}.")

    def end(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()


def carry_out(
    runner: Contender, order: dict[str, Any], clock: Callable[[], float] = time.perf_counter
) -> float:
    """An order of :meth:`Worker.order`."""
    what = order["what"]
    if what == "prepare":
        runner.prepare(order["map"])
        runner.forget()
        runner.cold()
        return 0.0
    if what == "picture":
        runner.forget()
        np.save(order["file"], runner.picture())
        return 0.0
    if what == "stroke":
        assert isinstance(runner, Generator)
        runner.begin_stroke(order["map"], order["share"], order["seed"])
        work = runner.preview
    else:
        runner.forget()
        work = runner.cold
    begin = clock()
    work()
    return (clock() - begin) * 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name")
    parser.add_argument("network")
    parser.add_argument("file", type=Path)
    parser.add_argument("threads", type=int)
    options = parser.parse_args()
    # Whatever else runs beside one thread, the processor's time stays nearly the same.
    clock = time.process_time if options.threads == 1 else time.perf_counter
    with torch.inference_mode():
        runner = contender(options.name, options.network, options.file, options.threads)
        print(f"{_ANSWER}0", flush=True)
        for line in sys.stdin:
            print(f"{_ANSWER}{carry_out(runner, json.loads(line), clock)}", flush=True)


if __name__ == "__main__":
    main()
