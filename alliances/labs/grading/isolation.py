"""What a notebook may see: where the system allows it, a file system of its own, in which nothing of anybody else lies.

The command that this module makes goes in front of the one that runs a notebook. It makes a small root in memory, with the programs
of the system, the interpreter and the library to read, and one empty folder to write; it takes the network and the rights away, and
every process ends with the first one. Submissions, report, repository and home are not there, neither to write nor to read.
"""

import os
import subprocess
import sys
import sysconfig
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ...base import paths

NOBODY = 65534  # user and group, where we are root and can become somebody else
SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/etc/ld.so.cache", "/etc/localtime", "/etc/alternatives")
DEVICES = ("/dev/null", "/dev/zero", "/dev/urandom", "/dev/random")
ALONE = ["unshare", "--net", "--pid", "--fork", "--kill-child"]
KEPT = ("nosuid", "nodev", "noexec", "noatime", "relatime")  # of how a file system is mounted: who makes it read-only must not drop these
# $1 the new root, $2 the folder to write, $3 the flags of setpriv; then what is to be read, each after its options; "--", and the command
SCRIPT = """
set -eu
umask 022  # whatever the instructor keeps from others, nobody must get through these folders
root=$1; work=$2; rights=$3; shift 3
mount --make-rprivate /
mount -t tmpfs -o mode=755,size=1m none "$root"
place() {
  if [ -d "$1" ]; then mkdir -p "$root$1"; else mkdir -p "$root${1%/*}"; : > "$root$1"; fi
  mount --bind "$1" "$root$1"
}
while [ "$1" != -- ]; do
  if [ -L "$2" ]; then mkdir -p "$root${2%/*}"; ln -s "$(readlink "$2")" "$root$2"
  else place "$2"; mount -o "remount,bind,$1" "$root$2"; fi
  shift 2
done
shift
for device in DEVICES; do place "$device"; done
mkdir -p "$root/proc"
mount -t proc -o nosuid,nodev,noexec proc "$root/proc"
place "$work"
mount -o remount,bind,ro "$root"
exec chroot "$root" setpriv --no-new-privs --inh-caps=-all --bounding-set=-all $rights sh -c 'cd "$0" && exec "$@"' "$work" "$@"
""".replace("DEVICES", " ".join(DEVICES))


@dataclass(frozen=True)
class Isolation:
    """One way to hold a notebook in check.

    Attributes
    ----------
    name : what instructors read of it, and what the report says.
    start : the command before all others.
    rights : the flags with which a process in a file system of its own gives its rights up; None without one.
    """

    name: str
    start: tuple[str, ...] = ()
    rights: str | None = None

    def command(self, folder: Path, command: list[str]) -> list[str]:
        """Return the command that runs another one in this way.

        Parameters
        ----------
        folder : an empty folder, in which the notebook works.
        """
        if self.rights is None:
            return [*self.start, *command]
        root = folder.with_name(f"{folder.name}.root")
        root.mkdir(exist_ok=True)
        if self.rights:
            os.chown(folder, NOBODY, NOBODY)
        return [*self.start, "sh", "-c", SCRIPT, "sh", str(root), str(folder), self.rights, *_with_options(readable()), "--", *command]


@cache
def readable() -> tuple[str, ...]:
    """Name what a notebook reads: the system's programs, the interpreter with its packages, and the library with its data.

    Folders inside of another one of the list are left out.
    """
    library = [paths.PACKAGE, paths.SEEDS, paths.ITEM_BANK]
    python = [sys.prefix, sys.base_prefix, sys.exec_prefix, sysconfig.get_path("purelib"), sysconfig.get_path("stdlib")]
    named = [path for path in (*SYSTEM, *map(str, python), *map(str, library)) if os.path.lexists(path)]
    return tuple(
        path
        for place, path in enumerate(named)
        if not any(path != other and Path(path).is_relative_to(other) for other in named) and path not in named[:place]
    )


@cache
def _with_options(readable: tuple[str, ...]) -> list[str]:
    """Put before each path how it is mounted to be read only; a link is made anew, wherever it leads."""
    found = []
    for path in readable:
        flags = 0 if Path(path).is_symlink() else os.statvfs(path).f_flag
        found += [",".join(["ro", *(name for name in KEPT if flags & getattr(os, f"ST_{name.upper()}"))]), path]
    return found


def ways() -> list[Isolation]:
    """List the ways, the best first; the last is none at all."""
    become = f"--reuid={NOBODY} --regid={NOBODY} --clear-groups"
    mapped = (*ALONE[:1], "--map-root-user", *ALONE[1:])
    return [
        Isolation("no network, no files but its own", (*ALONE, "--mount"), become)
        if os.geteuid() == 0
        else Isolation("no network, no files but its own", (*mapped, "--mount"), ""),
        Isolation("no network", tuple(ALONE) if os.geteuid() == 0 else mapped),
        Isolation("none"),
    ]


@cache
def isolation() -> Isolation:
    """Return the best way that this system permits: each is tried with the interpreter itself."""
    *better, none = ways()
    for way in better:
        with tempfile.TemporaryDirectory(prefix="grading-") as folder:
            work = Path(folder) / "work"
            work.mkdir()
            try:
                tried = subprocess.run(
                    way.command(work, [sys.executable, "-c", "import alliances"]),
                    capture_output=True,
                    timeout=20,
                    cwd=folder,
                    env={"PATH": os.environ.get("PATH", os.defpath), "PYTHONPATH": str(paths.PACKAGE.parent)},
                )
            except (OSError, subprocess.TimeoutExpired):
                continue
            if tried.returncode == 0:
                return way
    return none
