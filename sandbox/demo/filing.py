"""Applications for an exemption up to the ministries, each taken there by its own steps on its own days."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from office.attachments import attaching
from office.forms.queries import answers_of
from office.people.models import Organisation
from sandbox.actions import applications
from sandbox.demo.accounts import COMPANY, RIVAL
from sandbox.demo.cases import Stage, fresh
from sandbox.demo.paper import project_pdf
from sandbox.demo.texts_projects import PROJECTS, Project
from sandbox.models import Application, Measure
from sandbox.states import Track

SEATS = {"company": COMPANY, "rival": RIVAL}
MEASURES = ("어린이보호구역은 등하교 시간에 운행하지 않을 것", "주민설명회를 착수 전에 한 차례 열 것")
PLANS = ("운행 계획에서 해당 시간을 제외하고 지오펜스로 막겠습니다.", "착수 2주 전에 주민센터에서 열겠습니다.")


def drafted(stage: Stage, who: str, key: str, *, complete: bool = True) -> Application:
    """A draft; whole unless said otherwise."""
    project, by = PROJECTS[key], stage.actors[who]
    track = Track.INNOVATION if project.innovation else Track.DEMONSTRATION
    organisation = Organisation.objects.get(brn=SEATS[who])
    case = applications.create(by=by, organisation=organisation, track=track)
    answers = project.answers(timezone.localdate().year + 1)
    values = answers if complete else {code: answers[code] for code in ("service_name", "service_kind", "summary")}
    applications.save_answers(case, by=by, values=values, revision=case.revision())
    if complete:
        _hand_in_papers(case, project, by)
    return case


def _hand_in_papers(case: Application, project: Project, by: Any) -> None:
    for field in answers_of(case.matter).definition.fields():
        if field.kind == "files" and field.required:
            name = f"{field.label.ko}.pdf"
            attaching.attach(case.matter, field.code, SimpleUploadedFile(name, project_pdf(project, name)), by=by)


def with_local(stage: Stage, who: str, key: str, days_ago: float) -> Application:
    """The city has the plan."""
    with stage.on(days_ago, 11):
        case = drafted(stage, who, key)
        stage.step(who, case, "send_to_local")
    return fresh(case)


def with_opinion(stage: Stage, who: str, key: str, days_ago: float, *, measures: bool = True) -> Application:
    """The city has given its opinion."""
    case = with_local(stage, who, key, days_ago + 12)
    with stage.on(days_ago, 15):
        for review in case.current_local_reviews():
            stage.step(
                "city", review, "give", stance="with_measures" if measures else "favourable",
                text="사업 구역의 보행 여건과 민원 이력을 살핀 결과 시행할 수 있다고 봅니다.",
                measures=list(MEASURES) if measures else [],
            )  # fmt: skip
    return case


def filed(stage: Stage, who: str, key: str, days_ago: float, *, measures: bool = True) -> Application:
    """Every measure has its answer; the application is filed."""
    from sandbox.actions import local_reviews

    case = with_opinion(stage, who, key, days_ago + 3, measures=measures)
    with stage.on(days_ago, 9):
        asked = Measure.objects.filter(review__matter__parent=case.pk).order_by("position")
        for measure, plan in zip(asked, PLANS, strict=False):
            local_reviews.answer_measure(measure, by=stage.actors[who], plan=plan)
        stage.step(who, case, "submit")
    return case


def received(stage: Stage, who: str, key: str, days_ago: float, *, measures: bool = True) -> Application:
    """Received, with its number."""
    case = filed(stage, who, key, days_ago + 1, measures=measures)
    with stage.on(days_ago, 10):
        stage.step("secretariat", case, "receive")
    return case


def draft(stage: Stage) -> None:
    with stage.on(2):
        drafted(stage, "company", "meals", complete=False)


def discarded(stage: Stage) -> None:
    with stage.on(6, 16):
        case = drafted(stage, "rival", "window", complete=False)
        stage.step("rival", case, "discard")


def local_review(stage: Stage) -> None:
    with_local(stage, "company", "crossing", 8)


def local_done(stage: Stage) -> None:
    with_opinion(stage, "company", "library", 2)


def submitted(stage: Stage) -> None:
    filed(stage, "rival", "garbage", 0)


def received_today(stage: Stage) -> None:
    received(stage, "company", "parcel", 3)


def supplement(stage: Stage) -> None:
    case = received(stage, "rival", "levee", 12)
    with stage.on(7, 11):
        stage.letter(
            "secretariat", "molit", case, "request_supplement", codes=["safety", "accident_prevention"], days=14,
            reason="야간 비행의 시야 확보와 비상 착륙 지점이 적혀 있지 않습니다.",
        )  # fmt: skip


def returnable(stage: Stage) -> None:
    case = received(stage, "company", "heater", 70, measures=False)
    with stage.on(66, 11):
        stage.letter(
            "secretariat", "molit", case, "request_supplement", codes=["ground_reason"], days=14,
            reason="어느 법령이 사업을 막는지 확인할 수 없습니다.",
        )  # fmt: skip
    with stage.on(45, 11):
        stage.sweep()
        stage.letter(
            "secretariat", "molit", case, "demand_again", days=10, reason="보완이 기한까지 제출되지 않았습니다."
        )
    with stage.on(30, 9):
        stage.sweep()


def returned(stage: Stage) -> None:
    case = received(stage, "rival", "lamp", 40, measures=False)
    with stage.on(33, 15):
        stage.letter(
            "secretariat", "molit", case, "return_application", ground="false_plan",
            reason="계획서에 적힌 설치 장소의 가로등이 신청기관이 사용할 수 있는 시설이 아님을 확인하였습니다.",
        )  # fmt: skip


def withdrawn(stage: Stage) -> None:
    case = received(stage, "company", "kiosk", 25)
    with stage.on(18, 16):
        stage.step("company", case, "withdraw", reason="같은 서비스를 다른 제도로 시행하게 되었습니다.")


FILING = {
    "meals": draft, "window": discarded, "crossing": local_review, "library": local_done, "garbage": submitted, "parcel": received_today,
    "levee": supplement, "heater": returnable, "lamp": returned, "kiosk": withdrawn,
}  # fmt: skip
