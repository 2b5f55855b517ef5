"""The networks: plain and fast SPADE, models and checkpoints, devices. Imports torch, no Qt."""

import os

# Threads of a parallel loop that has ended shall sleep, and not spin. Where something else runs on
# the same cores (a window, a browser), spinning threads wait for each other's time slices: measured
# on two cores with four busy processes, a frame of the default model takes 98 instead of 7800 ms.
# Read when the library is loaded, so it is set before anything here imports torch.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
