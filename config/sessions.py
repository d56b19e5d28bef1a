"""Sessions stand in the database; Valkey only spares the question. Without it everybody stays signed in.

Ending a session, and signing in anew, stay as they are: while Valkey does not answer they fail aloud rather than leave
a copy alive there.
"""

from typing import Any

from django.contrib.sessions.backends import cached_db
from redis.exceptions import RedisError


class SessionStore(cached_db.SessionStore):
    """Django's own forgives a Valkey that fails when a session is read or written, but not when it is put back."""

    def load(self) -> dict[str, Any]:
        """From Valkey, else from the database."""
        try:
            return super().load()
        except RedisError:
            stored = self._get_session_from_db()
            return self.decode(stored.session_data) if stored else {}
