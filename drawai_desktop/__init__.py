"""DrawAI desktop: paint a label map, and a landscape picture appears beside it."""

__version__ = "1.0.0"
