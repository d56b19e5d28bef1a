"""What a sign-off is about: one hash for it, when it is given and when the entry is submitted."""

from typing import Any

from office.forms.canonical import sha256


def sha256_of(content: dict[str, Any]) -> str:
    """Of answers and files; under which revision or number they are kept changes nothing."""
    return sha256({"answers": content["answers"], "files": content["files"]})
