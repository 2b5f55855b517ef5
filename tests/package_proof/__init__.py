"""The proof that the folder without Python does all that it is for, on a machine that has
nothing."""
