"""The demo's world: each programme registers what it plays, the command plays what is missing."""

from collections.abc import Callable

Loader = Callable[..., int]
_loaders: dict[str, tuple[int, Loader]] = {}


def register_demo(key: str, loader: Loader, *, order: int) -> None:
    """`loader(only_first=)` makes what is missing of a programme's part and returns how many plays were played.

    With `only_first` it plays only what does not keep anybody waiting.
    """
    _loaders[key] = (order, loader)


def load(*, only_first: bool = False) -> int:
    """Play everything that is missing, in order; returns how many plays were played."""
    return sum(loader(only_first=only_first) for _order, loader in sorted(_loaders.values(), key=lambda one: one[0]))
