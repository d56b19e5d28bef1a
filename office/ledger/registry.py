"""Handlers and sweeps that the pieces above register when the applications are ready."""

from collections.abc import Callable

_handlers: dict[str, Callable] = {}
_sweeps: list[Callable[[], object]] = []


class Park(Exception):  # noqa: N818  a verdict, not an error
    """Raised by a handler whose outcome a person must judge: the effect waits in the staff's list."""


class Later(Exception):  # noqa: N818  a verdict, not an error
    """Raised by a handler that could not begin yet: asked again after `seconds`, and not counted as an attempt."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


def handler(kind: str) -> Callable[[Callable], Callable]:
    """Register the function that carries out effects of `kind`; it must be idempotent.

    Raises ValueError when two functions claim the same kind.
    """

    def keep(function: Callable) -> Callable:
        known = _handlers.setdefault(kind, function)
        if known.__qualname__ != function.__qualname__:
            raise ValueError(f"effect kind {kind!r} has two handlers")
        return function

    return keep


def handler_for(kind: str) -> Callable:
    """The function for `kind`; raises Park when nobody registered one, so that nothing is dropped."""
    try:
        return _handlers[kind]
    except KeyError:
        raise Park(f"no handler for {kind}") from None


def register_sweep(function: Callable[[], object]) -> Callable[[], object]:
    """Have `function` called every minute (lapsed clocks, digests, sealing)."""
    if function not in _sweeps:
        _sweeps.append(function)
    return function


def sweeps() -> tuple[Callable[[], object], ...]:
    """All registered sweeps, in the order of registration."""
    return tuple(_sweeps)


def kinds() -> tuple[str, ...]:
    """The effect kinds that have a handler, for the tests and the generated docs."""
    return tuple(sorted(_handlers))
