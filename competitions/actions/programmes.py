"""A new programme without a developer, and what staff change of one."""

import copy

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from competitions import rules
from competitions.models import Programme
from office import ledger
from office.access import Actor, Invalid, NotYours

CHANGEABLE = ("name_ko", "name_en", "owner_ministry")


def create(
    *, by: Actor, code: str, name_ko: str, name_en: str, owner_ministry: str, begun_with: Programme | None = None
) -> Programme:
    """Add a family of calls; its first call begins empty, or with the terms of `begun_with`.

    Raises NotYours for those who are in charge of some programmes only, Invalid where the code is taken.
    """
    made = Programme(code=code, name_ko=name_ko, name_en=name_en, owner_ministry=owner_ministry)
    if not rules.EditProgramme.holds(by, made):
        raise NotYours("competitions.programme.create")
    made.terms = copy.deepcopy(begun_with.terms) if begun_with else {}
    try:
        with transaction.atomic():
            made.save(force_insert=True)
            data = {"code": code, "begun_with": begun_with.pk if begun_with else ""}
            ledger.record("competitions.programme.created", actor=by, subject=made, data=data)
    except IntegrityError:
        raise Invalid({"code": [_("There is a programme with this code already.")]}) from None
    return made


def change(programme: Programme, *, by: Actor, **told: str) -> None:
    """Write the names and the ministry; calls that were announced keep what they say."""
    if not rules.EditProgramme.holds(by, programme):
        raise NotYours("competitions.programme.edit")
    changed = [name for name in CHANGEABLE if name in told and getattr(programme, name) != told[name]]
    if not changed:
        return
    for name in changed:
        setattr(programme, name, told[name])
    with transaction.atomic():
        programme.save(update_fields=changed)
        data = {"code": programme.pk, "changed": changed}
        ledger.record("competitions.programme.changed", actor=by, subject=programme, data=data)
