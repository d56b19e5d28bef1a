"""Fetch the pinned front-end files from npm and write them where the project serves them from.

Run by hand when a pin changes (`.venv/bin/python -m tools.vendor_assets`, needs npm); the results are committed, so
nobody else needs npm. `--check` compares the committed files with the lock and needs no network.
"""

import argparse
import base64
import hashlib
import io
import json
import re
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tools import vendor_fonts

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "static" / "vendor" / "lock.json"
ICONS = "resources/img/component/"
GOV = "dist/web/static/woff2-subset/PretendardGOV-"
SLICES = "dist/web/variable/woff2-dynamic-subset/"
SLICES_CSS = "dist/web/variable/pretendardvariable-gov-dynamic-subset.css"
KRDS = "static/vendor/krds"
GOV_WEB = "static/vendor/pretendard-gov"
Files = dict[str, bytes]


def without_source_map(css: bytes) -> bytes:
    """Drop the trailing source map: the map is not served, and a hashing storage refuses the dangling name."""
    return re.sub(rb"\s*/\*# sourceMappingURL=.*?\*/\s*$", b"\n", css)


def krds(files: Files) -> Iterator[tuple[str, bytes]]:
    """Component styles, tokens, and only those icons that the styles name."""
    css = without_source_map(files["resources/css/component/output.css"])
    yield f"{KRDS}/css/component/output.css", css
    yield f"{KRDS}/css/token/krds_tokens.css", files["resources/css/token/krds_tokens.css"]
    yield f"{KRDS}/README.md", files["README.md"]
    for name in sorted(set(re.findall(rb"url\(\.\./\.\./img/component/([^)]+)\)", css))):
        yield f"{KRDS}/img/component/{name.decode()}", files[ICONS + name.decode()]


def pretendard(files: Files) -> Iterator[tuple[str, bytes]]:
    """Two common subsets first, the rest by unicode-range; whole OTF for PDFs (WOFF2 is slow there)."""
    regular = files[GOV + "Regular.subset.woff2"]
    yield f"{GOV_WEB}/PretendardGOV-Regular.subset.woff2", regular
    yield f"{GOV_WEB}/PretendardGOV-Bold.subset.woff2", files[GOV + "Bold.subset.woff2"]
    css, slices = vendor_fonts.remaining_slices(files[SLICES_CSS].decode(), regular)
    yield f"{GOV_WEB}/pretendard-gov.css", css.encode()
    for name in slices:
        yield f"{GOV_WEB}/slices/{name}", files[SLICES + name]
    yield f"{GOV_WEB}/LICENSE.txt", files["dist/LICENSE.txt"]
    for weight in ("Regular", "Bold"):
        yield f"fonts/pdf/PretendardGOV-{weight}.otf", files[f"dist/public/static/PretendardGOV-{weight}.otf"]
    yield "fonts/pdf/PretendardGOV-LICENSE.txt", files["dist/LICENSE.txt"]


def noto_serif(files: Files) -> Iterator[tuple[str, bytes]]:
    """The repertoire of KS X 1001, syllables and Hanja: what a Korean official letter is written in."""
    for weight, folder in (("Regular", "400Regular"), ("Bold", "700Bold")):
        whole = files[f"{folder}/NotoSerifKR_{folder}.ttf"]
        yield f"fonts/pdf/NotoSerifKR-{weight}.ttf", vendor_fonts.korean_subset(whole)
    yield "fonts/pdf/NotoSerifKR-LICENSE.txt", files["LICENSE_FONT"]


def axe(files: Files) -> Iterator[tuple[str, bytes]]:
    yield "tests/vendor/axe.min.js", files["axe.min.js"]
    yield "tests/vendor/axe-LICENSE.txt", files["LICENSE"]


def htmx(files: Files) -> Iterator[tuple[str, bytes]]:
    yield "static/vendor/htmx/htmx.min.js", files["dist/htmx.min.js"]
    yield "static/vendor/htmx/LICENSE.txt", files["LICENSE"]


PINS: dict[str, tuple[str, Callable[[Files], Iterator[tuple[str, bytes]]]]] = {
    "krds-uiux": ("1.1.0", krds),
    "pretendard-gov": ("1.3.9", pretendard),
    "@expo-google-fonts/noto-serif-kr": ("0.4.3", noto_serif),
    "htmx.org": ("2.0.10", htmx),
    "axe-core": ("4.14.1", axe),
}


def fetch(name: str, version: str) -> tuple[str, Files]:
    """One package of the registry as {path: bytes}, with the integrity string of its archive."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", f"{name}@{version}", "--silent", "--pack-destination", folder], check=True)
        archive = next(Path(folder).glob("*.tgz")).read_bytes()
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        members = [m for m in tar.getmembers() if m.isfile()]
        files = {m.name.removeprefix("package/"): tar.extractfile(m).read() for m in members}
    return "sha512-" + base64.b64encode(hashlib.sha512(archive).digest()).decode(), files


def refuse_outside_addresses(path: str, data: bytes) -> None:
    """A style sheet that calls another host would leak every visit and break under the content policy."""
    if path.endswith(".css") and (found := re.search(rb"url\(\s*['\"]?(?:https?:)?//[^)]*", data)):
        sys.exit(f"{path} calls another host: {found.group().decode()}")


def vendor(name: str, known: dict[str, dict]) -> dict:
    version, select = PINS[name]
    integrity, files = fetch(name, version)
    old = known.get(name, {})
    if old.get("version") == version and old["integrity"] != integrity:
        sys.exit(f"{name} {version} is not the archive that was locked")
    hashes = {}
    for path, data in select(files):
        refuse_outside_addresses(path, data)
        target = ROOT / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        hashes[path] = hashlib.sha256(data).hexdigest()
    print(name, version, len(hashes), "files", sum((ROOT / p).stat().st_size for p in hashes) // 1024, "KiB")
    return {"version": version, "integrity": integrity, "files": hashes}


def altered() -> list[str]:
    """Committed files that are missing or differ from the lock."""
    hashes = {p: h for entry in json.loads(LOCK.read_text()).values() for p, h in entry["files"].items()}
    return [path for path, locked in hashes.items() if _hash_of(ROOT / path) != locked]


def _hash_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare the committed files with the lock")
    if parser.parse_args().check:
        sys.exit("\n".join(altered()) or 0)
    known = json.loads(LOCK.read_text()) if LOCK.exists() else {}
    lock = {name: vendor(name, known) for name in PINS}
    LOCK.write_text(json.dumps(lock, indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
