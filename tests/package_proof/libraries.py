"""What the system lacks is named in one sentence, with the packages of three distributions."""

import re
import subprocess

NO_LIBRARY = 3


def prove_libraries(root, program, display):
    """Installs what the sentences name, one by one, until a window opens."""
    for _ in range(12):
        answer = _start(root, program, display)
        if answer is None:
            yield "with these, the window opens"
            return
        status, said = answer
        assert status == NO_LIBRARY, said
        assert len(said.strip().splitlines()) == 1, said
        found = re.search(
            r"the library (\S+) is missing.*apt install (\S+); Fedora: dnf install (\S+); "
            r"Arch: pacman -S ([\w-]+)",
            said,
        )
        assert found is not None, said
        root.install(found[2])
        yield f"without {found[1]}, the window names {', '.join(found.groups()[1:])}"
    raise AssertionError("twelve packages, and still no window")


def _start(root, program, display):
    """(status, what it said), or None for a program that went on."""
    process = subprocess.Popen(
        root.command(program, display=display.name), stderr=subprocess.PIPE, text=True
    )
    try:
        _, said = process.communicate(timeout=25)
    except subprocess.TimeoutExpired:
        process.terminate()
        process.communicate(timeout=20)
        return None
    return process.returncode, said
