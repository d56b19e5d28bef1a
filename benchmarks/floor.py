"""What it costs at the least, each in a fresh process: python -m benchmarks.floor concatenate LIST TO | sheet

`concatenate` puts the same files one behind the other and nothing else; `sheet` sets one page of text.
"""

import json
import sys
import time
from pathlib import Path

from benchmarks.scratch import memory_of


def clock() -> tuple[float, float]:
    """On the wall, and computing."""
    return time.perf_counter(), time.process_time()


def since(began: tuple[float, float]) -> tuple[float, float]:
    """What has passed on both clocks."""
    wall, work = clock()
    return wall - began[0], work - began[1]


def concatenate(listed: str, to: str) -> tuple[float, float]:
    """Seconds for what pikepdf needs to put the files together."""
    import pikepdf

    began = clock()
    with pikepdf.new() as whole:
        sources = [pikepdf.open(path) for path in Path(listed).read_text().splitlines()]
        for source in sources:
            whole.pages.extend(source.pages)
        whole.save(to)
    return since(began)


def sheet() -> tuple[float, float]:
    """Seconds for one page of text, when the typesetter is warm: the middle one of nine."""
    from config import env

    env.choose_settings("config.settings.local")
    import django

    django.setup()
    from benchmarks.papers import text

    text("warm", 1)
    taken = []
    for number in range(9):
        began = clock()
        text(f"page {number}", 1)
        taken.append(since(began))
    return sorted(taken, key=lambda both: both[1])[4]


def main(words: list[str]) -> None:
    command, *rest = words
    wall, work = {"concatenate": concatenate, "sheet": sheet}[command](*rest)
    print(json.dumps({"wall": wall, "work": work, "peak": memory_of("self")}))


if __name__ == "__main__":
    main(sys.argv[1:])
