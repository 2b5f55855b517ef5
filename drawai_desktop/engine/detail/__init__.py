"""The detail network, quick, and what the program wants from it: a sharp picture of any size.

``rows`` and ``convolutions`` are the means, ``stages`` the network's parts, ``network`` puts them
together and renders a window of four times the size; ``pyramid`` makes larger pictures and other
sizes of it, ``label_grid`` brings label maps to the output's grid, and ``model`` reads the folder
of a detail model. ``engine/networks/detail.py`` is the plain path, the reference of all tests.
"""
