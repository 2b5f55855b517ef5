"""What the pressure of a pen does to the brush: as the pen tells it, softer, or firmer."""

SOFTEST, FIRMEST = 100, -100


def felt(pressure: float, softness: int) -> float:
    """The part of the brush's diameter that a pressure stands for.

    Args:
        pressure: as the pen tells it, 0 to 1.
        softness: 0 leaves it as it is; with 100 a light touch paints thick already, with -100 only
            a firm one does.
    """
    pressure = min(1.0, max(0.0, pressure))
    return float(pressure ** (3.0 ** (-softness / 100)))
