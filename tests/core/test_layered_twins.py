"""Layered files as the given builders make them, at random: the map is that of the given rules."""

import contextlib

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drawai_desktop.core.colour_schemes import Scheme
from drawai_desktop.core.label_reading import read_label_map
from drawai_desktop.core.labels import standard_labels
from drawai_desktop.errors import NoLabelLayersError
from tests.layered_cases import builders, needs_cases

pytestmark = needs_cases
LABELS = standard_labels()
WIDTH, HEIGHT = 34, 27
NAMES = ("sky", "sea", "tree", "grass", "snow", "road", "sand", "person")
NAMES_OF_LAYERS = st.text(st.characters(exclude_categories=("C",)), max_size=5)
OPACITIES = st.sampled_from([1.0, 1.0, 0.8, 0.5, 0.3])
FEW = settings(suppress_health_check=list(HealthCheck), max_examples=60, deadline=None)


@st.composite
def masks(draw):
    if draw(st.integers(0, 3)):
        return None
    h, w = draw(st.integers(1, 20)), draw(st.integers(1, 20))
    data = np.random.default_rng(draw(st.integers(0, 99))).choice([0, 90, 200, 255], (h, w))
    return {
        "data": data.astype(np.uint8),
        "x": draw(st.integers(-5, 30)),
        "y": draw(st.integers(-5, 20)),
        "default": draw(st.sampled_from([0, 255])),
        "disabled": draw(st.booleans()),
    }


@st.composite
def layers(draw, is_psd, is_grey):
    made = builders()
    h, w = draw(st.integers(1, 40)), draw(st.integers(1, 40))
    random = np.random.default_rng(draw(st.integers(0, 99)))
    where = np.kron(random.random((5, 5)) < 0.7, np.ones((8, 8), bool))[:h, :w]
    alpha = random.choice([255, 255, 140, 120, 0], (h, w)).astype(np.uint8)
    more = {"opacity": draw(OPACITIES), "visible": draw(st.integers(0, 4)) > 0}
    if is_psd:
        more |= {"clip": draw(st.integers(0, 3)) == 0, "mask": draw(masks())}
    else:
        more["op"] = draw(st.sampled_from(["svg:src-over"] * 3 + ["svg:src-atop", "svg:dst-out"]))
    x, y = draw(st.integers(-20, 30)), draw(st.integers(-20, 25))
    one = made.layer(draw(NAMES_OF_LAYERS), draw(st.sampled_from(NAMES)), where, x, y, **more)
    one.alpha = np.where(one.alpha > 0, alpha, 0).astype(np.uint8)
    if is_grey:
        one.rgb = np.repeat(one.ids[..., None], 3, 2)
    return one


@st.composite
def trees(draw, is_psd, is_grey=False, depth=2):
    items = []
    for _ in range(draw(st.integers(1, 4))):
        if depth and draw(st.integers(0, 2)) == 0:
            more = {"opacity": draw(OPACITIES), "visible": draw(st.integers(0, 4)) > 0}
            if is_psd:
                more["mask"] = draw(masks())
            inner = draw(trees(is_psd, is_grey, depth - 1))
            items.append(builders().group("group", *inner, **more))
        else:
            items.append(draw(layers(is_psd, is_grey)))
    return items


def check(path, items, scheme=Scheme.PALETTE):
    right = builders().flat(items, WIDTH, HEIGHT)
    ids = np.full_like(right, 255)
    with contextlib.suppress(NoLabelLayersError):
        ids = read_label_map(path, LABELS, scheme).ids
    assert (ids == right).all()


def exact(items):
    """Opacities as a PSD file has them."""
    for item in items:
        item.opacity = round(item.opacity * 255) / 255
        exact(getattr(item, "children", ()))
    return items


@FEW
@given(items=trees(is_psd=False), bare=st.booleans())
def test_openraster_files_give_the_map_of_the_rules(tmp_path, items, bare):
    made, members = builders(), []
    xml = made.image(WIDTH, HEIGHT, made.stack(items, members, bare=bare)).encode()
    path = tmp_path / "a.ora"
    path.write_bytes(made.archive(made.MIME, *members, ("stack.xml", xml)))
    check(path, items)


@FEW
@given(
    items=trees(is_psd=True),
    depth=st.sampled_from([8, 8, 16, 32]),
    how=st.sampled_from([0, 1, 2, 3]),
    mode=st.sampled_from([3, 3, 3, 4]),
    flags=st.tuples(st.booleans(), st.booleans()),
)
def test_photoshop_files_give_the_map_of_the_rules(tmp_path, items, depth, how, mode, flags):
    if depth != 8:
        mode = 3
    how = 2 if depth == 32 and how == 1 else how
    made = builders()
    content = made.psd(
        WIDTH, HEIGHT, exact(items), mode=mode, depth=depth, how=how,
        negative=flags[0], gimp=flags[1],
    )  # fmt: skip
    path = tmp_path / "a.psd"
    path.write_bytes(content)
    check(path, items)


@FEW
@given(items=trees(is_psd=True, is_grey=True), depth=st.sampled_from([8, 16]))
def test_grey_photoshop_files_of_ids_give_the_map_of_the_rules(tmp_path, items, depth):
    path = tmp_path / "a.psd"
    path.write_bytes(builders().psd(WIDTH, HEIGHT, exact(items), mode=1, depth=depth))
    check(path, items, Scheme.IDS)
