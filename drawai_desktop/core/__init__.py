"""Label maps, labels, strokes, fills and files. No Qt, no torch."""
