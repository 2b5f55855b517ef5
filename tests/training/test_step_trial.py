"""Quicker steps are kept only where they are quicker and the same, and leave nothing behind."""

import pytest
import torch
from torch import nn

from drawai_desktop.training import step_trial
from drawai_desktop.training.distributed import World
from drawai_desktop.training.limits import Limits
from drawai_desktop.training.loop import train
from drawai_desktop.training.staged_run import Conduct
from drawai_desktop.training.state import read_state
from drawai_desktop.training.step_trial import CompiledModules, keep_if_better
from tests.training.test_run import assert_same

CPU = torch.device("cpu")


class Made:
    """A step of a small network whose way and price are told."""

    name = "quick steps"

    def __init__(self, monkeypatch, price=0.5, shift=0.0, fault=None):
        self.network = nn.Linear(3, 1)
        self.optimiser = torch.optim.Adam(self.network.parameters(), lr=0.1)
        self.on, self.clock = False, 0.0
        self.price, self.shift, self.fault = price, shift, fault
        monkeypatch.setattr(step_trial.time, "perf_counter", lambda: self.clock)

    def turn(self, on):
        self.on = on

    def step(self):
        if self.on and self.fault is not None:
            self.network.weight.data.fill_(7.0)  # half a step was made
            raise self.fault
        self.clock += self.price if self.on else 1.0
        loss = self.network(torch.ones(2, 3)).square().mean()
        self.optimiser.zero_grad()
        loss.backward()
        self.optimiser.step()
        return {"loss": loss.detach() + (self.shift if self.on else 0.0)}

    def tried(self):
        """(kept, what was said); checks that nothing was changed."""
        said = []
        before = [p.detach().clone() for p in self.network.parameters()]
        kept = keep_if_better(self, self.step, [self.network, self.optimiser], CPU, said.append)
        for mine, was in zip(self.network.parameters(), before, strict=True):
            assert torch.equal(mine, was)
        assert not self.optimiser.state_dict()["state"]
        assert kept is self.on
        assert len(said) == 1
        assert "\n" not in said[0]
        return kept, said[0]


def test_a_quicker_way_is_kept_with_both_times(monkeypatch):
    assert Made(monkeypatch).tried() == (True, "quick steps take 500 ms, plain ones 1000 ms")


def test_a_slower_way_is_left(monkeypatch):
    kept, said = Made(monkeypatch, price=1.5).tried()
    assert not kept
    assert said == "no quick steps: they take 1500 ms, plain ones 1000 ms"


@pytest.mark.parametrize("shift", [1e4, float("nan")])
def test_a_way_with_other_losses_is_left(monkeypatch, shift):
    kept, said = Made(monkeypatch, shift=shift).tried()
    assert not kept
    assert "their losses differ (loss)" in said


@pytest.mark.parametrize(
    "fault", [RuntimeError("no compiler\nat all"), ImportError("triton"), AssertionError()]
)
def test_a_way_that_fails_is_left_in_a_sentence(monkeypatch, fault):
    kept, said = Made(monkeypatch, fault=fault).tried()
    assert not kept
    assert said.startswith("no quick steps: ")
    assert said.endswith(("no compiler", "triton", "AssertionError"))


def test_compiled_modules_are_plain_again_when_turned_off(monkeypatch):
    monkeypatch.setattr(nn.Module, "compile", compile_eagerly)
    network = nn.Linear(2, 2)
    way = CompiledModules([network])
    way.turn(True)
    assert network._compiled_call_impl is not None
    way.turn(False)
    assert network._compiled_call_impl is None
    assert network(torch.ones(1, 2)).shape == (1, 2)


def compile_eagerly(module, dynamic, options):
    """What torch's compiler traces, without the code that it writes then, which takes minutes and
    for which the options are."""
    del options
    module._compiled_call_impl = torch.compile(module._call_impl, backend="eager", dynamic=dynamic)


# torch's tracer sometimes reads that attribute. It hides the warning by not showing it
# (torch._logging.hide_warnings), which does not help where warnings are errors.
@pytest.mark.filterwarnings("ignore:The .grad attribute of a Tensor:UserWarning")
def test_a_run_that_tried_to_compile_makes_the_same_steps(
    made_set, tmp_path, tiny_options, monkeypatch
):
    monkeypatch.setattr(nn.Module, "compile", compile_eagerly)
    # The compiler gives up on code that it has seen too often in a process, such as by other tests.
    torch.compiler.reset()
    said, states = [], []
    for compiled in (False, True):
        run = tmp_path / str(compiled)
        train(
            [made_set],
            run,
            tiny_options(),
            resume=False,
            limits=Limits(steps=2),
            world=World(0, 1, CPU),
            conduct=Conduct(workers=0, log_every=1, compiled=compiled),
            say=said.append,
        )
        states.append(read_state(run))
    assert_same(*states)
    trials = [line for line in said if "compiled steps" in line]
    assert len(trials) == 2  # of both stages
    assert all("take" in line for line in trials), trials
