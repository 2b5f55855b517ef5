"""The networks: plain and fast SPADE, models and checkpoints, devices. Imports torch, no Qt."""

import os

# How long threads of a parallel loop that has ended spin before they sleep. Spinning for long, the
# default, makes them wait for each other's time slices where something else runs on the same cores
# (a window, a browser). Sleeping at once costs as much as the arithmetic. Spinning for a moment,
# from one of our many short loops to the next, does neither (figures: docs/performance.md). Read
# when the library is loaded, so it is set before anything here imports torch.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
os.environ.setdefault("GOMP_SPINCOUNT", "10000")  # GNU's library only, which torch has on Linux
