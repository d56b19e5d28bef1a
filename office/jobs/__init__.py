"""Long work: packets, exports, imports. A row with progress, a file to fetch, and a day on which it goes.

A piece registers what it can do and starts it inside its own transaction; the worker does it afterwards:

    jobs.register_job("committees.packet", label=_("Meeting packet"), run=make_packet, may=rules.ReadPacket)
    job = jobs.start("committees.packet", payload={"meeting": str(meeting.pk)}, by=actor, matter=meeting.matter)

`run(job, progress)` returns a :class:`Result`, or :class:`Made` where it makes no file. It may be run again from the
beginning when a worker dies, so whatever it writes must be the same when written twice.
"""

from office.jobs.registry import Made, Result, register_job

__all__ = ["Made", "Result", "cancel", "register_job", "retry", "start"]


def start(kind, **fields):
    """Ask for a job in the caller's transaction; see :func:`office.jobs.actions.start`."""
    from office.jobs import actions

    return actions.start(kind, **fields)


def cancel(job, **fields):
    """Call a job off; see :func:`office.jobs.actions.cancel`."""
    from office.jobs import actions

    return actions.cancel(job, **fields)


def retry(job, **fields):
    """Ask for a failed job again; see :func:`office.jobs.actions.retry`."""
    from office.jobs import actions

    return actions.retry(job, **fields)
