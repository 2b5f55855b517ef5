"""The fast path: the plain network's pictures, up to rounding, in a fraction of its time.

``folded`` prepares the weights once, ``patterns`` finds the distinct neighbourhoods of a label map,
``modulation`` turns them into scales and offsets, ``convolution`` has the 3 x 3 convolutions,
``network`` puts the blocks together, and ``frame_cache`` keeps what an edit leaves unchanged.
"""
