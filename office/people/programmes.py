"""The programmes for which people are appointed: each registers itself when the applications are ready."""

from django.utils.translation import gettext_lazy as _

ANY_PROGRAMME = "*"
_known: dict[str, object] = {}


def register(key: str, label: object) -> None:
    """Make a programme known under the key that appointments carry."""
    _known[key] = label


def label_of(key: str) -> str:
    """The programme's name for people; its key when nobody registered it."""
    return str(_("Every programme") if key == ANY_PROGRAMME else _known.get(key, key))


def choices_for(keys: frozenset[str] | None) -> list[tuple[str, str]]:
    """Choices among `keys` (None: every programme, and "every programme" itself)."""
    known = sorted(_known) if keys is None else sorted(keys - {ANY_PROGRAMME})
    widest = [ANY_PROGRAMME] if keys is None or ANY_PROGRAMME in keys else []
    if ANY_PROGRAMME in (keys or ()):
        known = sorted(_known)
    return [(key, label_of(key)) for key in [*known, *widest]]
