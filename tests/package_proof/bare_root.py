"""A root file system without Python, and programs in it as a user without rights (Linux, as
root)."""

import os
import shlex
import shutil
import subprocess
from pathlib import Path

USER = 65534
"""Nobody."""
HOME = "/home/nobody at all"
"""Empty, and nobody may write there."""
WORK = "/tmp/work"
"""Where the user may write."""


class BareRoot:
    """A root made by debootstrap, its folder on the host, and calls into it."""

    def __init__(self, folder: Path):
        self.folder = folder

    @classmethod
    def make(cls, folder: Path, tools: str) -> "BareRoot":
        """A fresh root in ``folder``; one that is there is thrown away.

        The archive that it is made from is this system's own.
        """
        shutil.rmtree(folder, ignore_errors=True)
        # A machine that never installed anything knows no release of its archive.
        subprocess.run(["apt-get", "update", "-qq"], capture_output=True, check=False)
        codename = _said("sh", "-c", ". /etc/os-release; echo $VERSION_CODENAME")
        targets = _said(
            "apt-get", "indextargets", "--format", "$(REPO_URI) $(CODENAME)", "Created-By: Packages"
        )
        mirror = next(
            line.split()[0] for line in targets.splitlines() if line.split()[1:] == [codename]
        )
        subprocess.run(
            [tools, "--variant=minbase", codename, str(folder), mirror],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        root = cls(folder)
        for name in ("sources.list", "sources.list.d", "apt.conf.d"):
            there = Path("/etc/apt", name)
            if there.exists():
                subprocess.run(["cp", "-r", str(there), str(folder / "etc/apt")], check=True)
        shutil.copy("/etc/resolv.conf", folder / "etc/resolv.conf")
        for path, mode in ((HOME, 0o555), (WORK, 0o777)):
            made = root.path(path)
            made.mkdir(parents=True)
            made.chmod(mode)
        return root

    def path(self, inside: str) -> Path:
        """Where a path inside lies on the host."""
        return self.folder / inside.lstrip("/")

    def command(self, *words: str, display: str | None = None, user: int = USER) -> list[str]:
        """The command of the host that runs one inside, in an environment of nothing.

        Words may be added at its end.
        """
        environment = [f"HOME={HOME}", "LC_ALL=C", "PATH=/usr/sbin:/usr/bin:/sbin:/bin"]
        if display is not None:
            environment.append(f"DISPLAY={display}")
        root = shlex.quote(str(self.folder))
        inside = shlex.join(
            ["chroot", f"--userspec={user}:{user}", str(self.folder), "/usr/bin/env", "-i",
             *environment]
        )  # fmt: skip
        mounts = [
            f"mount --rbind /dev {root}/dev",
            f"mount -t proc proc {root}/proc",
            f"mkdir -p {root}/tmp/.X11-unix",
        ]
        if os.path.isdir("/tmp/.X11-unix"):
            mounts.append(f"mount --bind /tmp/.X11-unix {root}/tmp/.X11-unix")
        script = " && ".join([*mounts, f'exec {inside} "$@"'])
        return ["unshare", "--mount", "--propagation", "private", "sh", "-c", script, "sh", *words]

    def run(self, *words: str, display: str | None = None, user: int = USER, seconds: int = 600):
        """Runs it to its end; gives the CompletedProcess with its texts."""
        return subprocess.run(
            self.command(*words, display=display, user=user),
            capture_output=True,
            text=True,
            timeout=seconds,
            check=False,
        )

    def install(self, package: str) -> None:
        """Installs a package of the system inside."""
        answer = self.run("apt-get", "update", "-qq", user=0)
        answer = self.run(
            "env", "DEBIAN_FRONTEND=noninteractive",
            "apt-get", "install", "-y", "-qq", "--no-install-recommends", package, user=0,
        )  # fmt: skip
        assert answer.returncode == 0, answer.stderr


def _said(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
