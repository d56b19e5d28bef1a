"""What an application brings before the committee: its paper, its files, who joins, what is proposed."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _

from office.access import SYSTEM
from office.committees.registry import Paper, Proposal, Suggested
from office.deadlines.queries import progress_of
from office.documents import issuing
from office.documents.models import IssuedDocument
from office.documents.registry import Outgoing
from office.people.models import Organisation
from sandbox.comparing import contradictions_in
from sandbox.documents.agenda import DELIBERATION_PAPER
from sandbox.documents.decisions import conditions_of
from sandbox.documents.plans import TRACKS, words_of
from sandbox.filed_facts import filed_answers, metrics_of, ministries_of, period_of, regions_of, regulations_of
from sandbox.models import Application
from sandbox.papers import agenda as papers
from sandbox.papers.decisions import Metric, Region
from sandbox.states import Opining, Stance

GOES_WITH = ("sandbox.panel_report", "sandbox.opinion_letter", "sandbox.local_opinion")
STANCES = {
    Stance.AGREE: "동의",
    Stance.CONDITIONAL: "조건부 동의",
    Stance.DISAGREE: "부동의",
    Stance.NOT_OURS: "소관 아님",
}
DEPUTIES = (
    ("특별자치시", "행정부시장"), ("광역시", "행정부시장"), ("특별시", "행정1부시장"), ("도", "행정부지사"),
    ("시", "부시장"), ("군", "부군수"), ("구", "부구청장"), ("위원회", "부위원장"), ("청", "차장"), ("", "차관"),
)  # fmt: skip


def draft_papers(item: Any) -> Iterator[Paper]:
    """The agenda paper, the experts' report, replies and local opinions, then the plan's files (Act §49③)."""
    case = _case(item)
    yield Paper("심의안건", document=issue_paper(case))
    for document in _documents(case):
        yield Paper(f"{document.title} ({document.matter.organisation.name_ko})"
                    if document.matter.organisation_id else document.title, document=document)  # fmt: skip
    filed = case.filed()
    for paper in filed.papers.select_related("attachment") if filed else ():
        yield Paper(paper.attachment.name, attachment=paper.attachment)


def issue_paper(case: Application) -> IssuedDocument:
    """The agenda paper as things stand now."""
    out = Outgoing(facts=paper_of(case), subject="심의안건")
    return issuing.issue(DELIBERATION_PAPER, out, matter=case.matter, subject=case, by=SYSTEM)


def _documents(case: Application) -> list[IssuedDocument]:
    found = IssuedDocument.objects.filter(Q(matter=case.pk) | Q(matter__parent=case.pk), kind__in=GOES_WITH)
    held = found.filter(state__in=("issued", "rendered")).select_related("matter__organisation")
    return sorted(held, key=lambda one: (GOES_WITH.index(one.kind), one.pk))


def ad_hoc(item: Any) -> Iterator[Suggested]:
    """The vice-minister of each ministry and the deputy head of each local government concerned (Act §23③ iii–iv)."""
    case = _case(item)
    grounds = [place for place, _boundary in regions_of(case)]
    concerned = {one.pk: one for one in [*ministries_of(case), *_consulted(case), *grounds]}
    for one in concerned.values():
        yield Suggested(one, _deputy(one), f"Deputy head, {one.name_en or one.name_ko}")


def _consulted(case: Application) -> list[Organisation]:
    """Those who were asked and did not answer that it is none of theirs."""
    asked = case.opinions().exclude(replies__stance=Stance.NOT_OURS).exclude(state=Opining.CANCELLED)
    return [one.matter.organisation for one in asked]


def _deputy(organisation: Organisation) -> str:
    name = organisation.name_ko
    return f"{name} {next(title for ending, title in DEPUTIES if name.endswith(ending))}"


def draft_motion(item: Any) -> Proposal:
    """What the office proposes: to approve, with the conditions drafted so far."""
    case = _case(item)
    drafted = list(case.conditions.all())
    rows = tuple({"text": " ".join(one.text.split()), "condition": str(one.pk)} for one in drafted)
    outcome = "approve_with_conditions" if rows else "approve"
    return Proposal(outcome, resolution_text(case, conditional=bool(rows)), rows)


def resolution_text(case: Application, *, conditional: bool) -> str:
    """The draft resolution (의결주문안)."""
    how = "아래 조건을 붙여 승인함" if conditional else "원안대로 승인함"
    return f"{case.matter.organisation.name_ko}에서 신청한 {TRACKS[case.track]} 「{case.matter.title}」을 {how}"


def paper_of(case: Application) -> papers.DeliberationPaper:
    """The facts of the agenda paper as things stand now."""
    starts_on, ends_on = period_of(case)
    conditions = conditions_of(case)
    clock = progress_of(case.matter, "C08b" if case.redeliberations else "C03")
    return papers.DeliberationPaper(
        number=case.matter.number, track=TRACKS[case.track], title=case.matter.title,
        applicant=case.matter.organisation.name_ko, members=_members(case), submitted_on=case.submitted_on(),
        starts_on=starts_on, ends_on=ends_on, **words_of(case.filed(), "summary", "necessity", "insurance"),
        regions=tuple(Region(place.name_ko, boundary) for place, boundary in regions_of(case)), budget=_budget(case),
        rules=_rules(case), replies=tuple(_replies(case)), issues=_issues_in_korean(case),
        resolution=resolution_text(case, conditional=bool(conditions)), conditions=conditions,
        metrics=tuple(Metric(**row) for row in metrics_of(case)), days_gross=clock.day if clock else 0,
        days_net=clock.day - clock.paused if clock else 0, redeliberation=case.redeliberation_ground,
        wishes_to_speak=case.wishes_to_speak,
    )  # fmt: skip


def _members(case: Application) -> tuple[str, ...]:
    return tuple(one.organisation.name_ko for one in case.members.filter(state="joined").select_related("organisation"))


def _budget(case: Application) -> int:
    return sum(int(row.get("amount") or 0) for row in filed_answers(case).get("budget") or [])


def _rules(case: Application) -> tuple[papers.RuleAtIssue, ...]:
    return tuple(
        papers.RuleAtIssue(
            row.law, row.article, row.ministry.name_ko if row.ministry_id else "", row.obstacle, row.exemption
        )
        for row in regulations_of(case)
    )


def _replies(case: Application) -> Iterator[papers.Reply]:
    proposed: dict[Any, list[str]] = {}
    for one in case.proposals():
        proposed.setdefault(one.matter_id, []).append(one.text)
    for opinion in case.opinions().exclude(state=Opining.CANCELLED).prefetch_related("replies"):
        reply = opinion.reply_given
        yield papers.Reply(
            opinion.matter.organisation.name_ko,
            STANCES[reply.stance] if reply else "회신 없음",
            reply.grounds if reply else "국토교통부의 서면 결정으로 회신 없음을 기록하고 절차를 진행함",
            tuple(proposed.get(opinion.pk, ())),
        )


def issues_of(case: Application) -> Iterator[str]:
    """What is still disputed, in the reader's language: who disagrees, who did not reply, contradictions, disputes."""
    for opinion in case.opinions().prefetch_related("replies"):
        reply = opinion.reply_given
        if reply and reply.stance == Stance.DISAGREE:
            yield _("%(agency)s: disagrees") % {"agency": opinion.matter.organisation.label()}
        elif opinion.state == Opining.UNREPLIED:
            yield _("%(agency)s: no reply") % {"agency": opinion.matter.organisation.label()}
    yield from [pair.sentence() for pair in contradictions_in(case.proposals())]
    for dispute in case.disputes.all():
        told = {"reason": dispute.reason, "asked": dispute.asked, "opinion": dispute.opinion}
        if dispute.opinion:
            told["day"] = _day(dispute.received_on)
            yield _("Dispute: %(reason)s (opinion of %(asked)s, %(day)s: %(opinion)s)") % told
        else:
            yield _("Dispute: %(reason)s") % told


def _issues_in_korean(case: Application) -> tuple[str, ...]:
    with translation.override("ko"):
        return tuple(issues_of(case))


def _day(day: dt.date | None) -> str:
    return f"{day.year}. {day.month}. {day.day}." if day else "–"


def _case(item: Any) -> Application:
    return Application.objects.select_related("matter__organisation").get(pk=item.matter_id)
