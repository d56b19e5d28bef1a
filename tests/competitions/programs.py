"""The competitions' API as somebody's program walks it."""

import datetime as dt
from typing import Any

from rest_framework.test import APIClient

from office.people.actions import accounts
from office.people.actors import actor_of
from office.people.models import User
from tests.sandbox.calling import HOUSE, Api

BASE = f"{HOUSE}competitions"
MINUTE = dt.timedelta(minutes=1)
DAY = dt.timedelta(days=1)


class Programs:
    """programs("city_user").send("calls/", 201, …); signed in anew each time, for the clock is moved in between."""

    def __init__(self, competition: Any) -> None:
        self.people = {
            **competition.cast.people(),
            "rival_city_user": competition.rival_user,
            "hub_officer": competition.hub_officer,
        }

    def __call__(self, part: str) -> "Program":
        return Program(self.people[part])


class Program(Api):
    """One person's. A path is the competitions' unless it begins with a slash."""

    def send(self, path: str, status: int = 200, method: str = "post", **facts: Any) -> Any:
        return super().send(at(path), status, method, **facts)

    def get(self, path: str, status: int = 200, **narrowed: Any) -> Any:
        return super().get(at(path), status, **narrowed)

    def listed(self, path: str, **narrowed: Any) -> list[dict]:
        """The first page of a list."""
        return self.get(path, **narrowed)["results"]

    def write(self, case: dict, **values: Any) -> dict:
        """Save answers on top of the newest revision."""
        answers = f"{HOUSE}matters/{case['id']}/answers/"
        return self.send(answers, method="patch", revision=self.get(answers)["revision"], values=values)


class Token(Program):
    """A program of its own: a token signs by itself, where a session asks for the password once more."""

    def __init__(self, user: User) -> None:
        super().__init__(user)
        _token, secret = accounts.make_token(by=actor_of(user), name="여정", days=1)
        self.client = APIClient(headers={"Authorization": f"Bearer {secret}"})


def at(path: str) -> str:
    return path if path.startswith("/") else f"{BASE}/{path}"
