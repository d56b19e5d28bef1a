"""`make test`: everything the project asks of itself, cheapest first, and the tests at the end.

Every check is run even when one before it failed, so that one run tells all; the last line is pytest's.
"""

import subprocess
import sys
import time

from config import env

# One more than the cores of a small machine: they wait for PostgreSQL and the browser half of the time.
PROCESSES = env.text("TEST_PROCESSES", "3")


def checks() -> dict[str, list[str]]:
    python = sys.executable
    manage = [python, "manage.py"]
    return {
        "catalogues compiled": [python, "-m", "tools.messages", "compile"],
        "code style": [python, "-m", "ruff", "check", "--quiet", "."],
        "format": [python, "-m", "ruff", "format", "--check", "--quiet", "."],
        "import contracts": [f"{sys.prefix}/bin/lint-imports", "--no-cache"],
        "migrations": [*manage, "makemigrations", "--check", "--dry-run"],
        "templates": [python, "-m", "djlint", "templates", "--lint", "--quiet"],
        "translations": [python, "-m", "tools.messages", "check"],
    }


def suite(left_out: list[str]) -> list[str]:
    chosen = ["-m", " and ".join(f"not {marker}" for marker in left_out)] if left_out else []
    return [sys.executable, "-m", "pytest", "-n", PROCESSES, "--dist", "worksteal", "-q", *chosen]


def run(name: str, command: list[str], **more: str) -> bool:
    began = time.monotonic()
    world = env.process_environment(**more)
    done = subprocess.run(command, cwd=env.BASE_DIR, env=world, capture_output=True, text=True, check=False)
    print(f"{'FAILED' if done.returncode else 'ok    '} {name} ({time.monotonic() - began:.1f} s)", flush=True)
    if done.returncode:
        print((done.stdout + done.stderr).strip()[-6000:], flush=True)
    return done.returncode == 0


def main(words: list[str]) -> int:
    left_out = [word.removeprefix("--without=") for word in words if word.startswith("--without=")]
    settings = {"DJANGO_SETTINGS_MODULE": "config.settings.test"}
    failed = [name for name, command in checks().items() if not run(name, command, **settings)]
    tests = subprocess.run(suite(left_out), cwd=env.BASE_DIR, env=env.process_environment(), check=False).returncode
    if left_out:
        print(f"Left out for what this machine lacks: {', '.join(left_out)} (counted as deselected above).")
    if failed:
        print(f"Failed before the tests: {', '.join(failed)}")
    return 1 if failed or tests else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
