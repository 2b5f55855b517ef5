"""Where things are met: a bed and a pavement are rarely in one picture.

Numbers that are read one too high or too low turn a room into a muddle of rooms and streets, and
that tells them from the right reading, where each label by itself would do.
"""

import math
from collections.abc import Iterable

_INDOORS = """apple, banana, bed, blanket, book, bottle, bowl, broccoli, cabinet, cake, cardboard,
    carpet, carrot, ceiling-other, ceiling-tile, cell phone, clock, couch, counter, cup, cupboard,
    curtain, desk-stuff, dining table, donut, floor-marble, floor-other, floor-stone, floor-tile,
    floor-wood, food-other, fork, fruit, furniture-other, hair drier, hot dog, keyboard, knife,
    laptop, light, mat, microwave, mirror-stuff, mouse, napkin, orange, oven, paper, pillow, pizza,
    potted plant, refrigerator, remote, rug, salad, sandwich, scissors, shelf, sink, spoon, table,
    teddy bear, tie, toaster, toilet, toothbrush, towel, tv, vase, vegetable, wall-panel, wall-tile,
    window-blind, wine glass"""
_OUTDOORS = """airplane, baseball bat, baseball glove, bear, bench, bicycle, bird, boat, branch,
    bridge, building-other, bus, bush, car, clouds, cow, dirt, elephant, fence, fire hydrant, fog,
    frisbee, giraffe, grass, gravel, ground-other, hill, horse, house, kite, leaves, moss,
    motorcycle, mountain, mud, parking meter, pavement, plant-other, platform, playingfield,
    railing, railroad, river, road, rock, roof, sand, sea, sheep, skateboard, skis, sky-other,
    skyscraper, snow, snowboard, sports ball, stone, stop sign, straw, structural-other, surfboard,
    tennis racket, tent, traffic light, train, tree, truck, umbrella, wall-stone, water-other,
    waterdrops, zebra"""

_AT_HOME = math.log(1.7)
"""How much likelier than on average a label is in a place of its own,"""
_AWAY = math.log(0.12)
"""and in the other."""


def _names(text: str) -> frozenset[str]:
    return frozenset(" ".join(name.split()) for name in text.split(","))


PLACES = (_names(_INDOORS), _names(_OUTDOORS))


def together(labels: Iterable[tuple[str, float]]) -> float:
    """Log of how much likelier labels are together than each by itself.

    Args:
        labels: (COCO-Stuff name, how much it counts) of each; unknown names say nothing.
    """
    indoors = outdoors = 0.0
    for name, weight in labels:
        if name in PLACES[0]:
            indoors += weight * _AT_HOME
            outdoors += weight * _AWAY
        elif name in PLACES[1]:
            indoors += weight * _AWAY
            outdoors += weight * _AT_HOME
    most = max(indoors, outdoors)
    return most + math.log(0.5 * (math.exp(indoors - most) + math.exp(outdoors - most)))
