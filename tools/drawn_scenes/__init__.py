"""Things drawn into photographs of a training set, with their labels."""
