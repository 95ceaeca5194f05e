#!/usr/bin/env python3
"""Sets Jinbiao up and runs it, with nothing but a Python; `run.py -h` says how.

Makes a virtual environment beside itself, installs what the lock names, and is quick when nothing
changed. On Debian and Ubuntu it installs the missing system libraries where it is root, and prints
the one line that does where it is not.
"""

import ctypes
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

HERE = Path(__file__).resolve().parent
APP_LOCK, TEST_LOCK = HERE / "requirements.lock", HERE / "requirements-dev.lock"
EXCHANGE_LOCK = HERE / "requirements-exchange.lock"
OLDEST, NEWEST = (3, 11), (3, 14)

# What Qt loads on Linux and wheels do not bring: the library, and the Debian package that has it.
LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
# A whole suite is shared out; one test that somebody names is not worth the second process.
ON_ALL_CORES = ("-n", "auto", "--dist", "worksteal")

# What stands among the benchmarks: what they share, and what runs with other programs beside it.
NO_BENCHMARKS = ("measure", "peer_finders", "learned")

# The core must work where none of these is installed.
WINDOW_PACKAGES = ("PySide6-Essentials", "shiboken6", "pytest-qt", "pylopdf-fonts-zh-cn")

USAGE = """run.py              open the window on the samples
run.py test           run all tests (more words go to pytest)
run.py test-core      run the core's tests with no Qt installed
run.py test-exchange  hold our exports against the programs that read them
run.py check          lint, types, import rules
run.py bench NAME     a benchmark:
                      {benchmarks}
run.py COMMAND        any command of Jinbiao: open, new, import, export … (--help lists them)"""


class SetUpError(Exception):
    """Something that a person has to do first; the message says what."""


def main() -> int:
    """Set up what is missing, then do what was asked; 2 means that nothing was run."""
    command, words = (sys.argv[1:2] or [""])[0], sys.argv[2:]
    if command in ("-h", "help"):
        names = textwrap.wrap(", ".join(benchmarks()), width=72)
        print(USAGE.format(benchmarks=("\n" + " " * 22).join(names)))
        return 0
    try:
        refuse_other_pythons()
        if command == "test":
            return test(words)
        if command == "test-core":
            return test_core(words)
        if command == "test-exchange":
            return test_exchange(words)
        if command == "check":
            return check()
        if command == "bench":
            return bench(words)
        return start(sys.argv[1:])
    except SetUpError as error:
        print(error, file=sys.stderr)
        return 2


def start(words: list[str]) -> int:
    """The window, or a command of Jinbiao."""
    install_system_libraries()
    # -P: a file beside a person's reports must not stand in for a module of the same name
    return call([environment(".venv", APP_LOCK), "-P", "-m", "gui", *words])


def test(words: list[str]) -> int:
    """All tests, cut off from every network where the system allows that."""
    install_system_libraries()
    python = environment(".venv", TEST_LOCK)
    return call([*without_network(), python, "-m", "pytest", *(words or ON_ALL_CORES)], HERE)


def without_network() -> list[str]:
    """What to put before a command so that it reaches no network; nothing where that cannot be."""
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    cut_off = ["unshare", "--net"] if as_root else ["unshare", "--map-current-user", "--net"]
    try:
        subprocess.run([*cut_off, "true"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        return []
    return cut_off


def test_core(words: list[str]) -> int:
    """The tests of schema and annotator, in an environment that has no Qt."""
    python = environment(".venv-core", TEST_LOCK, without=WINDOW_PACKAGES)
    core = ("tests/schema", "tests/annotator")
    return call([python, "-m", "pytest", *core, *(words or ON_ALL_CORES)], HERE)


def test_exchange(words: list[str]) -> int:
    """The proofs that other programs read what we write, with those programs."""
    python = environment(".venv-exchange", EXCHANGE_LOCK, without=WINDOW_PACKAGES)
    formats = "tests/annotator/test_exchange_formats.py"
    return call([python, "-m", "pytest", "tests/exchange_proofs", formats, *words], HERE)


def check() -> int:
    """What is checked beside the tests."""
    python = environment(".venv", TEST_LOCK)
    lint_imports = "from importlinter.cli import lint_imports_command as lint; lint()"
    tools = (
        ["-m", "ruff", "format", "--check", "."],
        ["-m", "ruff", "check", "."],
        ["-m", "mypy"],
        ["-c", lint_imports],
    )
    return max(call([python, *tool], HERE) for tool in tools)


def bench(words: list[str]) -> int:
    """One of the benchmarks."""
    known = benchmarks()
    if not words or words[0] not in known:
        raise SetUpError("Name one benchmark: " + ", ".join(known))
    install_system_libraries()
    script = HERE / "benchmarks" / f"{words[0]}.py"
    return call([environment(".venv", APP_LOCK), script, *words[1:]])


def benchmarks() -> list[str]:
    """The names of all benchmarks that need nothing but what the window needs."""
    found = (HERE / "benchmarks").glob("*.py")
    return sorted(path.stem for path in found if path.stem not in NO_BENCHMARKS)


def refuse_other_pythons() -> None:
    """Say it where this Python is one that Jinbiao was not made for."""
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        found = platform.python_version()
        raise SetUpError(f"Jinbiao needs CPython 3.11 to 3.14; this is {found}.")


def install_system_libraries() -> None:
    """Install the libraries that Qt needs, where the system has apt and we may use it."""
    missing = missing_packages()
    if not missing:
        return
    install = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    if not shutil.which("apt-get"):
        print("Qt needs libraries that are not here: " + " ".join(missing), file=sys.stderr)
    elif os.geteuid() != 0:
        line = "sudo " + " ".join(install)
        print(f"Qt needs some system libraries. Install them with:\n  {line}", file=sys.stderr)
    else:
        print("Installing system libraries: " + " ".join(missing), file=sys.stderr)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        steps = (["apt-get", "update", "-q"], install)
        if any(subprocess.run(step, env=quiet, stdout=sys.stderr).returncode for step in steps):
            raise SetUpError("They could not be installed. Try:\n  " + " ".join(install))


def missing_packages() -> list[str]:
    """The Debian packages whose libraries cannot be loaded; none outside Linux."""
    if not sys.platform.startswith("linux"):
        return []
    return [package for library, package in LIBRARIES.items() if not loads(library)]


def loads(library: str) -> bool:
    """Whether the dynamic loader finds a library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def environment(name: str, lock: Path, without: tuple[str, ...] = ()) -> Path:
    """The Python of an environment that holds what the lock names; quick if it does already."""
    folder = HERE / name
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = folder / f"holds-{lock.stem}"
    wanted = fingerprint(lock)
    if python.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return python
    if not works(python):
        make_environment(folder)
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    print(f"Installing {lock.name} into {name} …", file=sys.stderr)
    # Two calls, since the lock has hashes and the project itself has none.
    itself = [*pip, "--quiet", "--no-deps", "-e", HERE]  # twice quiet: pip warns of its own layout
    if call([*pip, "--require-hashes", "-r", lock]) or call(itself):
        raise SetUpError("Not everything could be installed. Check the network and run this again.")
    if without:
        call([python, "-m", "pip", "uninstall", "--quiet", "-y", *without])
    stamp.write_text(wanted, encoding="utf-8")
    return python


def works(python: Path) -> bool:
    """Whether an environment is there and whole; one that was moved is not."""
    if not python.exists():
        return False
    return subprocess.run([python, "-m", "pip", "--version"], capture_output=True).returncode == 0


def make_environment(folder: Path) -> None:
    """A fresh virtual environment of this very Python."""
    shutil.rmtree(folder, ignore_errors=True)
    made = subprocess.run([sys.executable, "-m", "venv", folder], capture_output=True, text=True)
    if not made.returncode:
        return
    shutil.rmtree(folder, ignore_errors=True)
    if shutil.which("apt-get") and os.geteuid() == 0:
        print("Installing python3-venv", file=sys.stderr)
        for step in (["apt-get", "update", "-q"], ["apt-get", "install", "-y", "python3-venv"]):
            subprocess.run(step, stdout=sys.stderr)
        if not subprocess.run([sys.executable, "-m", "venv", folder]).returncode:
            return
        shutil.rmtree(folder, ignore_errors=True)
    hint = "sudo apt-get install -y python3-venv" if shutil.which("apt-get") else made.stderr
    raise SetUpError("Python's venv module is not complete. Install it with:\n  " + hint)


def fingerprint(lock: Path) -> str:
    """All that an environment depends on, in one word."""
    content = lock.read_bytes() + (HERE / "pyproject.toml").read_bytes()
    return hashlib.sha256(content + sys.version.encode() + str(HERE).encode()).hexdigest()


def call(command: list[object], folder: Path | None = None) -> int:
    """Run a command on our terminal; its exit status."""
    return subprocess.run([str(word) for word in command], cwd=folder).returncode


if __name__ == "__main__":
    sys.exit(main())
