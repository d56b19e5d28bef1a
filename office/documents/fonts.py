"""The typefaces of the repository, and no others."""

import os
from functools import lru_cache
from typing import Any

from django.conf import settings


@lru_cache(maxsize=1)
def configuration() -> Any:
    """The one font configuration of this process: a second one would double its memory.

    Fontconfig reads its own variable once, when the typesetter is first loaded, so it is put in place just before;
    the machine's own fonts would give another PDF on every machine.
    """
    os.putenv("FONTCONFIG_FILE", str(settings.FONTCONFIG_FILE))
    from weasyprint.text.fonts import FontConfiguration

    return FontConfiguration()
