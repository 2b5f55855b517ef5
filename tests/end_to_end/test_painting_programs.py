"""Krita, GIMP and MyPaint, where they are installed, open our files, and we open theirs."""

import pytest

from tools.painting_programs import available
from tools.prove_formats import PROOFS, Proof


@pytest.mark.parametrize("name", PROOFS)
def test_a_painting_program_and_this_one_open_each_others_files(tmp_path, name, capsys):
    if not available(name):
        pytest.skip(f"{name} is not installed")
    proof = Proof(tmp_path)
    PROOFS[name](proof)
    assert proof.wrong == 0, capsys.readouterr().out
