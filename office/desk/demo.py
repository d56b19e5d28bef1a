"""The demo's world: each programme registers what it plays, the command plays what is missing."""

from collections.abc import Callable

from office.documents.storing import unaddressed_last
from office.ledger import dispatch

Loader = Callable[..., int]
_loaders: dict[str, tuple[int, Loader]] = {}


def register_demo(key: str, loader: Loader, *, order: int) -> None:
    """`loader(only_first=)` makes what is missing of a programme's part and returns how many plays were played.

    With `only_first` it plays only what does not keep anybody waiting.
    """
    _loaders[key] = (order, loader)


def load(*, only_first: bool = False, leave_papers: bool = False) -> int:
    """Play everything that is missing, in order; returns how many plays were played.

    Papers that are sent to nobody (notices, score sheets, minutes) are printed when all is played: here, or with
    `leave_papers` by the workers, who begin then.
    """
    loaders = [loader for _order, loader in sorted(_loaders.values(), key=lambda one: one[0])]
    with unaddressed_last():
        made = sum(loader(only_first=only_first) for loader in loaders)
    if not leave_papers:
        dispatch.run_due(limit=5000)
    return made
