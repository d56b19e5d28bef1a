"""From a bare machine to a running house: only Python's standard library, because nothing else is there yet.

`make run` and `make test` come here. The environment is made once; a stamp of the locked requirements tells the next
start that nothing has changed. What only an administrator can install is installed when we are one on Debian or
Ubuntu; otherwise one line says what to run.
"""

import ctypes
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = Path(os.environ.get("VENV", ROOT / ".venv"))
PYTHON = VENV / "bin" / "python"
LOCKS = {"run": ROOT / "requirements.txt", "test": ROOT / "requirements-dev.txt"}
PANGO_LIBRARIES = ("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0")
PANGO_PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")


class Trouble(RuntimeError):
    """One line for whoever started us."""


def environment(purpose: str) -> None:
    """Make .venv and install the locked requirements, unless that has been done. Raises Trouble."""
    if sys.version_info < (3, 11):  # noqa: UP036 - whoever has an older one shall be told so
        raise Trouble(f"Python 3.11 or newer is needed, this is {sys.version.split()[0]}: make PYTHON=python3.11 …")
    if _stamped(purpose):
        return
    if not PYTHON.exists():
        _make()
    print(f"Installing the requirements to {purpose} (only this once) …", flush=True)
    lock = LOCKS[purpose]
    _uv()
    # Compiled once here, not again by each of the processes that start together.
    quick = [VENV / "bin" / "uv", "pip", "install", "--quiet", "--compile-bytecode", "--python", PYTHON]
    if _call([*quick, "--require-hashes", "-r", lock]):
        _must([PYTHON, "-m", "pip", "install", "-qq", "--require-hashes", "-r", lock], "The requirements")
    _stamp(purpose).write_text(_print(lock))


def _stamp(purpose: str) -> Path:
    return VENV / f".installed-to-{purpose}"


def _print(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def _stamped(purpose: str) -> bool:
    """The tests' requirements contain those to run."""
    purposes = {"run", "test"} if purpose == "run" and not _stamp("run").exists() else {purpose}
    return PYTHON.exists() and any(
        _stamp(name).exists() and _stamp(name).read_text() == _print(LOCKS[name]) for name in purposes
    )


def _make() -> None:
    try:
        venv.create(VENV, with_pip=True, symlinks=True)
    except (subprocess.CalledProcessError, SystemExit, ModuleNotFoundError):
        shutil.rmtree(VENV, ignore_errors=True)
        package = f"python3.{sys.version_info.minor}-venv"
        if not apt(package):
            raise Trouble(f"Python cannot make an environment: run `sudo apt-get install {package}` and try again.")
        _must([sys.executable, "-m", "venv", VENV], "The environment")


def _uv() -> None:
    """uv itself comes by the same lock: its version and hashes are read out of the requirements."""
    if (VENV / "bin" / "uv").exists():
        return
    block = re.search(r"^uv==.*\n(?: .*\n)*", LOCKS["run"].read_text(), re.MULTILINE)
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as wanted:
        wanted.write(block[0] if block else "uv")
        wanted.flush()
        _call([PYTHON, "-m", "pip", "install", "-qq", "--require-hashes", "-r", wanted.name])


def _call(command: list) -> int:
    try:
        return subprocess.run([str(word) for word in command], cwd=ROOT, check=False).returncode
    except OSError:
        return 127


def _must(command: list, what: str) -> None:
    if _call(command):
        raise Trouble(f"{what} could not be installed: see above; a package index must be reachable.")


def apt(*packages: str) -> bool:
    """Install by apt when we may: root on Debian or Ubuntu."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    print(f"Installing {' '.join(packages)} (only this once) …", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *packages]):
        done = subprocess.run(["apt-get", *command], env=quiet, capture_output=True, text=True, check=False)
        if done.returncode and command[0] == "install":
            print(done.stderr.strip()[-400:], file=sys.stderr)
            return False
    return True


def has_pango() -> bool:
    """Whether letters can be set: loaded as the typesetter would load them."""
    for library in PANGO_LIBRARIES:
        try:
            ctypes.CDLL(library)
        except OSError:
            return False
    return True


def has_chromium() -> bool:
    return Path(os.environ.get("CHROMIUM", "/usr/bin/chromium")).exists()


def pango_line() -> str:
    return f"Letters (PDF) need Pango: run `sudo apt-get install {' '.join(PANGO_PACKAGES)}` and try again."


def run() -> int:
    environment("run")
    if not (has_pango() or (apt(*PANGO_PACKAGES) and has_pango())):
        raise Trouble(pango_line())
    # In our place, so that a signal to us is a signal to the supervisor.
    os.execv(PYTHON, [str(PYTHON), "-m", "config.supervise"])  # noqa: S606


def test() -> int:
    environment("test")
    left_out = []
    if not (has_pango() or (apt(*PANGO_PACKAGES) and has_pango())):
        print(f"{pango_line()} The tests marked pdf are left out.", flush=True)
        left_out.append("pdf")
    if not (has_chromium() or (apt("chromium") and has_chromium())):
        print("No Chromium: run `sudo apt-get install chromium`. The tests marked browser are left out.", flush=True)
        left_out.append("browser")
    os.execv(PYTHON, [str(PYTHON), "-m", "tools.suite", *(f"--without={name}" for name in left_out)])  # noqa: S606


def main(words: list[str]) -> int:
    os.chdir(ROOT)
    try:
        return {"run": run, "test": test}[(words or ["run"])[0]]()
    except KeyError:
        print(__doc__)
        return 2
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
