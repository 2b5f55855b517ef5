"""Models as ONNX graphs, for other programs to paint with."""
