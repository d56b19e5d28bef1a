"""The register of matters: one line for each case, call, consultation or meeting; no state, no behaviour."""


def assign(matter, *, officer, by):
    """Put an officer in charge of a matter; see :func:`office.docket.actions.assign`."""
    from office.docket import actions

    return actions.assign(matter, officer=officer, by=by)
