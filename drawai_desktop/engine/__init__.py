"""The networks: plain and fast SPADE, models and checkpoints, devices. Imports torch, no Qt."""

import os

# How long threads of a parallel loop that has ended spin before they sleep. Spinning for long, the
# default, makes them wait for each other's time slices where something else runs on the same cores
# (a window, a browser): 7800 ms for a frame of the default model beside four busy processes.
# Sleeping at once costs as much as the arithmetic: 98 ms for a frame alone. Spinning some 0.1 ms,
# from one of our many short loops to the next, does neither: 43 ms alone, 100 ms beside two busy
# processes. Read when the library is loaded, so it is set before anything here imports torch.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
os.environ.setdefault("GOMP_SPINCOUNT", "10000")  # GNU's library only, which torch has on Linux
