"""What kinds of long work there are, and who may ask for each."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from office.access import Actor, Rule

KEEP_DAYS = 14


@dataclass(frozen=True)
class Result:
    """The file a job has made: where it lies (a path, or a binary stream), and what it is called for its reader.

    `facts` are plain values kept with the job, for its `may` to judge by (which items a packet holds).
    """

    source: Path | IO[bytes]
    name: str
    content_type: str = "application/octet-stream"
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Made:
    """What a job has made where it is no file: plain values kept with the job, from which its address is told."""

    facts: dict[str, Any] = field(default_factory=dict)


Run = Callable[[Any, Any], Result | Made | None]
May = Callable[[Actor, Any], bool]
Address = Callable[[Any], str]


@dataclass(frozen=True)
class JobKind:
    """One kind; make it with :func:`register_job`."""

    key: str
    label: object
    run: Run
    may: Rule | May
    keep_days: int = KEEP_DAYS
    page: Address | None = None
    resource: Address | None = None

    def allows(self, actor: Actor, job: Any) -> bool:
        """Whether `actor` may have this done, and may have its result: asked at each of these moments anew."""
        if not isinstance(self.may, Rule):
            return bool(self.may(actor, job))
        if not self.may.who.needs_subject:
            return self.may.holds(actor)
        from office.docket.registry import subject_of  # this module is read before there are models

        return job.matter is not None and self.may.holds(actor, subject_of(job.matter))


_kinds: dict[str, JobKind] = {}


def register_job(
    kind: str, *, label: object, run: Run, may: Rule | May, keep_days: int = KEEP_DAYS,
    page: Address | None = None, resource: Address | None = None,
) -> JobKind:  # fmt: skip
    """Make a kind of job known.

    `run(job, progress)` does it (see :mod:`office.jobs.progress`) and returns a Result, or Made (or None) for no file.
    `may` is a rule about the job's matter (or about nothing), or `may(actor, job)`; it is asked at the start, in the
    worker, and at each download. `page(job)` is where people see what was made, `resource(job)` where programs read it.
    Raises ValueError when two functions claim one kind.
    """
    made = JobKind(kind, label, run, may, keep_days, page, resource)
    known = _kinds.setdefault(kind, made)
    if known.run.__qualname__ != run.__qualname__:
        raise ValueError(f"job kind {kind!r} is registered twice")
    return known


def kind_of(key: str) -> JobKind:
    """The kind of that key; raises LookupError when no piece registered it."""
    try:
        return _kinds[key]
    except KeyError:
        raise LookupError(f"no job kind {key!r}") from None


def all_kinds() -> dict[str, JobKind]:
    """Every kind by key."""
    return dict(_kinds)


def forget(key: str) -> None:
    """Take a kind out again (tests)."""
    _kinds.pop(key, None)
