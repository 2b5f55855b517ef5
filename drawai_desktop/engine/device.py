"""Which device runs the network, and on how many threads."""

import os

import torch

from drawai_desktop.core.choices import DeviceChoice
from drawai_desktop.errors import OptionError
from drawai_desktop.words import translator

tr = translator(__name__)

DEVICES = tuple(choice.value for choice in DeviceChoice)


def choose_device(name: str = DeviceChoice.AUTO) -> torch.device:
    """The device of an option's value; ``auto`` takes a GPU where there is one.

    Raises:
        OptionError: no such device, or it is not present.
    """
    if name not in DEVICES:
        raise OptionError(
            tr.later(
                "No device {name}: choose one of {devices}.",
                name=repr(name),
                devices=", ".join(DEVICES),
            )
        )
    present = {"cpu": True, "cuda": torch.cuda.is_available(), "mps": _has_mps()}
    if name == DeviceChoice.AUTO:
        return torch.device(next(kind for kind in ("cuda", "mps", "cpu") if present[kind]))
    if not present[name]:
        raise OptionError(
            tr.later("No {name} device is present here. Choose cpu or auto.", name=name)
        )
    return torch.device(name)


def present_device(name: str) -> tuple[str, str]:
    """(the device to take, what to tell about it) for one from the settings.

    A settings file may come from another machine, or the driver may be gone: that is no reason
    not to render.
    """
    try:
        choose_device(name)
    except OptionError:
        said = tr("No {name} device is present here: the processor renders instead.", name=name)
        return "cpu", said
    return name, ""


def _has_mps() -> bool:
    return torch.backends.mps.is_available()


def core_count() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def use_threads(count: int) -> None:
    """Run torch's operations on so many threads (for the whole process)."""
    torch.set_num_threads(max(1, count))
