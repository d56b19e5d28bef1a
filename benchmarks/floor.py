"""What it costs at the least, each in a fresh process: python -m benchmarks.floor concatenate LIST TO | sheet

`concatenate` puts the same files one behind the other and nothing else; `sheet` sets one page of text.
"""

import json
import sys
import time
from pathlib import Path

from benchmarks.scratch import memory_of


def concatenate(listed: str, to: str) -> float:
    """Seconds for what pikepdf needs to put the files together."""
    import pikepdf

    began = time.perf_counter()
    with pikepdf.new() as whole:
        sources = [pikepdf.open(path) for path in Path(listed).read_text().splitlines()]
        for source in sources:
            whole.pages.extend(source.pages)
        whole.save(to)
    return time.perf_counter() - began


def sheet() -> float:
    """Seconds for one page of text, when the typesetter is warm: the middle one of nine."""
    from config import env

    env.choose_settings("config.settings.local")
    import django

    django.setup()
    from benchmarks.papers import text

    text("warm", 1)
    taken = []
    for number in range(9):
        began = time.perf_counter()
        text(f"page {number}", 1)
        taken.append(time.perf_counter() - began)
    return sorted(taken)[4]


def main(words: list[str]) -> None:
    command, *rest = words
    seconds = {"concatenate": concatenate, "sheet": sheet}[command](*rest)
    print(json.dumps({"seconds": seconds, "peak": memory_of("self")}))


if __name__ == "__main__":
    main(sys.argv[1:])
