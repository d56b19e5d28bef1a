"""The worker's side of the ledger."""

import logging

from celery import shared_task

from office.ledger import dispatch, registry

log = logging.getLogger(__name__)
BATCH = 50


@shared_task(ignore_result=True)
def run_effects() -> int:
    """Carry out what is due now; whoever stops before the end calls the next."""
    dispatch.take_nudge()
    done = dispatch.run_due(limit=BATCH)
    if done == BATCH:
        dispatch.nudge()
    return done


@shared_task(ignore_result=True)
def sweep() -> None:
    """Every minute: what clocks, digests and seals ask for, then whatever is due."""
    for function in registry.sweeps():
        try:
            function()
        except Exception:  # one failing sweep must not keep the others from running
            log.exception("sweep failed", extra={"sweep": function.__qualname__})
    dispatch.run_due(limit=500)
