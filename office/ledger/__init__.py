"""What happened (Event, append-only) and what has still to happen (Effect, the outbox).

Imports no other piece: events hold plain ids, and the other pieces register their handlers here.
"""

from office.ledger.registry import Later, Park, handler, register_sweep

__all__ = ["Later", "Park", "enqueue", "handler", "record", "register_sweep"]


def record(kind, **fields):
    """Write an event in the caller's transaction; see :func:`office.ledger.writing.record`."""
    from office.ledger import writing

    return writing.record(kind, **fields)


def enqueue(kind, **fields):
    """Write an effect in the caller's transaction; see :func:`office.ledger.writing.enqueue`."""
    from office.ledger import writing

    return writing.enqueue(kind, **fields)
