"""The live loop between the document and the render thread. QtCore only."""
