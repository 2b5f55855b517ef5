"""Files like NVIDIA's, small."""

from drawai_desktop.core.labels import standard_labels
from drawai_desktop.engine.models.install import InstallOptions, install
from tests.golden import recipe

LABELS = standard_labels()


def quiet(_part, _text):
    """Progress that nobody looks at."""


def write_checkpoint(path, style="plain", zipped=True, seed=1, **changes):
    """A small seeded checkpoint of NVIDIA's kind; gives its options."""
    path.parent.mkdir(parents=True, exist_ok=True)
    options = recipe.options(**{"ngf": 4, **changes})
    recipe.write_pth(path, recipe.state_dict(options, seed), style, zipped)
    return options


def put(path, target, options=None, said=None):
    said = [] if said is None else said
    (manifest,) = install(path, target, options or InstallOptions(), quiet, said.append)
    return manifest
