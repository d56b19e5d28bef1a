"""Visiting the pages of competitions as everybody, and as nobody."""

from django.test import Client
from django.urls import reverse

from tests.sandbox.visiting import Browsers


class People(Browsers):
    """Browsers of the cast and of the people that only competitions know; None is nobody."""

    def __init__(self, world) -> None:
        super().__init__(world.cast)
        self.world = world

    def __missing__(self, part):
        own = {"rival_city_user": "rival_user", "hub_officer": "hub_officer", "sandbox_officer": "sandbox_officer"}
        if part is None:
            self[part] = Client()
        elif part in own:
            self[part] = Client()
            self[part].force_login(getattr(self.world, own[part]))
        else:
            return super().__missing__(part)
        return self[part]


def at(name: str, *args) -> str:
    return reverse(f"competitions:{name}", args=args)


def statuses(people, parts, path: str) -> dict:
    return {part: people[part].get(path).status_code for part in parts}
