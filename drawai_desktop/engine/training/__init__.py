"""Training a model on a folder of photographs and label maps. Loaded by ``drawai train`` only."""
