"""The one who acts, as plain values: computed once a request, asked by every rule."""

from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True)
class Seat:
    """A membership in force: what somebody is in an organisation."""

    organisation_id: UUID
    organisation_kind: str
    role: str


@dataclass(frozen=True)
class Post:
    """An appointment in force; `deputy` when it is held for somebody absent."""

    role: str
    programme: str
    organisation_id: UUID | None = None
    organisation_kind: str = ""
    scope: str = ""
    for_user_id: UUID | None = None

    @property
    def deputy(self) -> bool:
        """Whether the post is exercised in the place of its holder."""
        return self.for_user_id is not None


@dataclass(frozen=True)
class Actor:
    """A person, the machine, or nobody: what rules are asked about."""

    user_id: UUID | None = None
    name: str = ""
    seats: tuple[Seat, ...] = ()
    posts: tuple[Post, ...] = ()
    is_system: bool = False
    administrator: bool = False  # runs the installation: may appoint, holds no procedural right by it
    language: str = field(default="ko", compare=False)

    @property
    def kind(self) -> str:
        """What the ledger writes: system, person or anonymous."""
        if self.is_system:
            return "system"
        return "person" if self.user_id else "anonymous"

    @property
    def signed_in(self) -> bool:
        """Whether this is a known person."""
        return self.user_id is not None

    def organisations(self, roles: tuple[str, ...] = (), kinds: tuple[str, ...] = ()) -> frozenset[UUID]:
        """The organisations in which the actor sits, in one of `roles` and of one of `kinds` (empty: any)."""
        return frozenset(
            seat.organisation_id
            for seat in self.seats
            if (not roles or seat.role in roles) and (not kinds or seat.organisation_kind in kinds)
        )


SYSTEM = Actor(name="system", is_system=True)
ANONYMOUS = Actor(name="anonymous")
