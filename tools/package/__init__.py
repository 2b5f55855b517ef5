"""How the folder that runs without Python is made, and what it may hold."""
