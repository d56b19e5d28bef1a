"""The demo's panels, by the steps that any panel takes: composed, drawn by two, invited, declared, pledged, begun."""

from collections.abc import Collection

from allauth.account.models import EmailAddress

from competitions.demo.stage import Stage
from competitions.models import Call
from office.access import Actor
from office.assessment import draw
from office.assessment.actions import declaring, draws, inviting, panels, pool_accounts, seats
from office.assessment.actions.pledging import pledge
from office.assessment.models import Panel, PanelDraw, Reviewer, Seat
from office.assessment.pledge import ETHICS
from office.people.actors import actor_of
from office.people.models import User
from office.workflow import perform

CHAIR = "reviewer2@example.com"
RECUSED = "reviewer3@example.com"
ANSWERS = {
    "appointment": True, "security": True, "integrity": True, "declared": True, "contact": "no", "explanation": "no",
    "offer": "no", "contact_note": "", "filming": "agree", **dict.fromkeys((name for name, _label in ETHICS), "no"),
    "ethics_note": "", "fee_consent": "agree", "income": "other",
}  # fmt: skip
CONFLICT = {
    "answer": "conflict",
    "rule": "plan",
    "note": "이 시의 스마트도시계획 수립에 공동연구진으로 참여하였습니다.",
}


def composed(stage: Stage, call: Call, *, size: int, seated: Collection[str]) -> Panel:
    """Composed and drawn; the accounts whose addresses are in `seated` are among those who were drawn."""
    officer = stage.actors["secretariat"]
    women = {"field": "gender", "value": "female", "least": 2}
    panel = panels.compose(call.matter, by=officer, size=size, alternates=2, least_comment=60, quotas=[women])
    made = draws.freeze(panel, by=officer)
    parties = {draw.SECRETARIAT: officer, draw.AUDITOR: stage.actors["auditor"]}
    nonces = _nonces(made, seated)
    for party, by in parties.items():
        draws.commit(made, party, by=by, commitment=draw.commitment(made.pool_sha256, party, nonces[party]))
    for party, by in parties.items():
        draws.reveal(made, party, by=by, nonce=nonces[party])
    return Panel.objects.select_related("matter__parent").get(pk=panel.pk)


def _nonces(made: PanelDraw, seated: Collection[str]) -> dict[str, str]:
    """Nonces by which those accounts are drawn that visitors can sign in with: in a demo the parties may look first."""
    pool = draw.Pool.from_json(made.pool)
    wanted = set(made.members.filter(reviewer__email__in=seated).values_list("pseudonym", flat=True))
    while True:
        nonces = {party: draw.new_nonce() for party in draw.PARTIES}
        told = {party: draw.commitment(made.pool_sha256, party, nonce) for party, nonce in nonces.items()}
        if wanted <= set(draw.draw(pool, told, nonces).panel):
            return nonces


def invited(stage: Stage, panel: Panel, *, days: str) -> None:
    """Everybody who was drawn is asked; whoever has no account yet makes one."""
    told = {"days": days, "duties": "서면평가와 발표평가, 종합의견 작성", "fee": 300_000}
    inviting.invite_drawn(panel, by=stage.actors["secretariat"], **told)
    for reviewer in Reviewer.objects.filter(seats__panel=panel, user=None):
        pool_accounts.link_at_sign_in(_account(reviewer))


def _account(reviewer: Reviewer) -> User:
    """With the password of every account of the demo."""
    user = User(email=reviewer.email, name=reviewer.name, password=User.objects.get(email=CHAIR).password)
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def pledged(stage: Stage, panel: Panel, *, kept_from: str = "") -> None:
    """Everybody accepts, declares for each entry and signs the pledge; one declares a conflict with a city's entry."""
    for seat in _seats(panel):
        by = member(seat)
        perform(seat, "accept", by=by)
        answers = {str(one.pk): {"answer": "none"} for one in seat.to_declare()}
        if seat.reviewer.email == RECUSED and kept_from:
            answers[str(panel.subjects.get(organisation=stage.cities[kept_from]).pk)] = CONFLICT
        declaring.declare(seat, answers, by=by)
        declaring.clear(seat, by=by)
        pledge(seat, by=by, **ANSWERS)


def begun(stage: Stage, panel: Panel) -> None:
    """With its chair, who was elected by the members."""
    officer = stage.actors["secretariat"]
    seats.preside(_seats(panel).get(reviewer__email=CHAIR), by=officer)
    panels.begin(Panel.objects.select_related("matter__parent").get(pk=panel.pk), by=officer)


def _seats(panel: Panel):
    found = Seat.objects.filter(panel=panel).select_related("reviewer__user", "matter", "panel__matter__parent")
    return found.order_by("matter_id")


def member(seat: Seat) -> Actor:
    """Whoever sits there."""
    return actor_of(seat.reviewer.user)


def chair_of(panel: Panel) -> Actor:
    """Whoever presides."""
    return member(_seats(panel).get(chair=True))
