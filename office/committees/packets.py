"""Meeting packets as jobs: one member's copy of a meeting or of an item, and all members' copies for the clerk."""

import zipfile
from collections import defaultdict
from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from office import jobs, ledger
from office.access import Actor, NotNow
from office.committees import rules
from office.committees.assembling import Assembler
from office.committees.binding import Binder, Body
from office.committees.models import AgendaItem, ItemPaper, Meeting, Seat
from office.committees.packet_sheets import Entry
from office.committees.queries import agenda_for, items_for, meetings_for, papers_for
from office.committees.roster import everybody_in, roster_of
from office.people.actors import actor_of

PACKET, COPIES = "committees.packet", "committees.copies"


def register() -> None:
    """Called once, when every application is ready."""
    jobs.register_job(PACKET, label=gettext_lazy("Meeting packet"), run=make_packet, may=may_have_packet)
    jobs.register_job(COPIES, label=gettext_lazy("All members' packets"), run=make_copies, may=may_have_copies)


def ask_packet(meeting: Meeting, *, by: Actor, item: AgendaItem | None = None) -> Any:
    """Ask for one's own copy of a meeting's papers, or of one item's; returns the job. Raises NotYours."""
    words = _("Papers of an item: %(meeting)s") if item else _("Papers of all items: %(meeting)s")
    payload = {"meeting": str(meeting.pk), "item": str(item.pk) if item else ""}
    key = f"{meeting.pk}:{payload['item']}"
    title = words % {"meeting": meeting.label()}
    return jobs.start(PACKET, payload=payload, by=by, matter=meeting.matter, key=key, title=title)


def ask_copies(meeting: Meeting, *, by: Actor) -> Any:
    """Ask for every member's copy, as one archive, for whoever serves the committee; returns the job."""
    title = _("All members' packets: %(meeting)s") % {"meeting": meeting.label()}
    payload = {"meeting": str(meeting.pk)}
    return jobs.start(COPIES, payload=payload, by=by, matter=meeting.matter, key=str(meeting.pk), title=title)


def may_have_packet(actor: Actor, job: Any) -> bool:
    """Whoever may read the items: those asked for, and those in the file that was made. A recusal ends it."""
    wanted = {*job.facts.get("items", ()), *filter(None, [job.payload.get("item")])}
    mine = _mine(actor, job)
    return mine.exists() if not wanted else mine.filter(pk__in=wanted).count() == len(wanted)


def may_have_copies(actor: Actor, job: Any) -> bool:
    """Whoever serves the committee and may read every item in it. Raises NotNow when a member was recused since."""
    meeting = meetings_for(actor).filter(pk=job.payload["meeting"]).first()
    if meeting is None or not rules.ClerkMeeting.holds(actor, meeting):
        return False
    copies = job.facts.get("copies", {})
    wanted = {item for items in copies.values() for item in items}
    if wanted and _mine(actor, job).filter(pk__in=wanted).count() != len(wanted):
        return False
    readers = _readers(_mine(actor, job).filter(pk__in=wanted)) if wanted else {}
    if any(seat not in readers.get(item, ()) for seat, items in copies.items() for item in items):
        raise NotNow([_("A member was recused after these packets were made. Have them made again.")])
    return True


def _mine(actor: Actor, job: Any) -> Any:
    return items_for(actor).filter(meeting=job.payload["meeting"])


def _readers(items: Any) -> dict[str, set[str]]:
    """Which seats have a part in each item."""
    return {str(item.pk): {str(seat.pk) for seat in roster_of(item).voting} for item in items}


# ------------------------------------------------------------------------------------------------- one's own copy


def make_packet(job: Any, progress: Any) -> jobs.Result:
    """The job of one reader. Raises NotNow where there is nothing to read."""
    actor = actor_of(job.asked_by)
    meeting = meetings_for(actor).get(pk=job.payload["meeting"])
    wanted = job.payload.get("item")
    items = [item for item in agenda_for(meeting, actor) if not wanted or str(item.pk) == wanted]
    bodies = _bodies(items, actor, progress, more=2)
    entries = [Entry(item.number, bodies[item.pk]) for item in items]
    reader, to = _reader(meeting, actor), progress.folder / "packet.pdf"
    progress.step(_("Cover and contents"))
    Assembler(meeting, progress.say).packet(entries, to, reader=reader)
    progress.step()
    facts = {"items": [str(item.pk) for item in items]}
    ledger.record("committees.packet_made", actor=actor, matter_id=meeting.pk, subject=meeting, data=facts)
    return jobs.Result(to, _file_name(meeting, reader), "application/pdf", facts)


def _bodies(items: list[AgendaItem], actor: Actor, progress: Any, *, more: int) -> dict[Any, Body]:
    """Each item's papers, bound; raises NotNow where there is no item."""
    if not items:
        raise NotNow([_("There is no item on this agenda for you to read.")])
    papers: dict[Any, list[ItemPaper]] = defaultdict(list)
    for paper in papers_for(actor).filter(item__in=[item.pk for item in items]):
        papers[paper.item_id].append(paper)
    progress.of(sum(len(each) for each in papers.values()) + more)
    binder = Binder(progress.folder, progress.step)
    return {item.pk: binder.body(item, papers[item.pk]) for item in items}


def _reader(meeting: Meeting, actor: Actor) -> str:
    """The name that the copy carries: of the seat, for its holder; a proxy or an officer is named as a person."""
    seats = [seat for seat in everybody_in(meeting) if seat.user_id == actor.user_id]
    return _called(seats[0]) if seats else actor.name


def _called(seat: Seat) -> str:
    """As the papers call it: in Korean, whoever asks."""
    with translation.override("ko"):
        return seat.label()


def _file_name(meeting: Meeting, reader: str) -> str:
    words = _("%(meeting)s papers – %(reader)s") % {"meeting": meeting.label(), "reader": reader}
    return f"{_plain(words)}.pdf"


def _plain(words: str) -> str:
    return "".join("_" if sign in '\\/:*?"<>|\r\n\t' else sign for sign in words)


# ------------------------------------------------------------------------------------------------- all members' copies


def make_copies(job: Any, progress: Any) -> jobs.Result:
    """The job of the clerk: an archive with a copy for each member, of the items that are that member's to read."""
    actor = actor_of(job.asked_by)
    meeting = meetings_for(actor).get(pk=job.payload["meeting"])
    items, seats = agenda_for(meeting, actor), everybody_in(meeting)
    readers = _readers(items)
    bodies = _bodies(items, actor, progress, more=len(seats))
    assembler, copies = Assembler(meeting, progress.say), {}
    to = progress.folder / "packets.zip"
    with zipfile.ZipFile(to, "w", zipfile.ZIP_STORED) as archive:
        for place, seat in enumerate(seats, 1):
            theirs = [item for item in items if str(seat.pk) in readers[str(item.pk)]]
            if theirs:
                copies[str(seat.pk)] = [str(item.pk) for item in theirs]
                entries = [Entry(number, bodies[item.pk]) for number, item in enumerate(theirs, 1)]
                _put(archive, place, assembler, entries, seat, progress.folder / "copy.pdf")
            progress.step(_called(seat))
    facts = {"copies": copies}
    ledger.record("committees.packets_made", actor=actor, matter_id=meeting.pk, subject=meeting, data=facts)
    return jobs.Result(to, f"{_plain(job.title)}.zip", "application/zip", facts)


def _put(archive: zipfile.ZipFile, place: int, assembler: Assembler, entries: list, seat: Seat, path: Path) -> None:
    assembler.packet(entries, path, reader=_called(seat))
    archive.write(path, f"{place:02d} {_plain(_called(seat))}.pdf")
    path.unlink()
