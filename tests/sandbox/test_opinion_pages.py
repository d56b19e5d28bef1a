"""The pages of a consultation on an application: the board, the structured reply, material, who finds nothing."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from office.access import Invalid
from office.documents import actions as documents
from office.documents.models import IssuedDocument, Letter
from office.documents.queries import documents_for
from office.ledger.models import Event
from office.people.actors import actor_of
from office.workflow import take
from sandbox.actions import opinions
from sandbox.models import Opinion
from sandbox.states import Applying, Opining
from tests.worlds import later, small_pdf
from tests.worlds_consulting import AGREES, DISAGREES, FAST, SLOW, conditional
from tests.worlds_deliberation import granted

QUESTION = "특례를 인정하여도 되는지"


def page(part) -> str:
    return reverse("sandbox:opinion", kwargs={"pk": part.pk})


def step(part, name: str) -> str:
    return reverse("sandbox:opinion-step", kwargs={"pk": part.pk, "step": name})


def case_page(case) -> str:
    return reverse("sandbox:application", kwargs={"pk": case.pk})


def case_step(case, name: str) -> str:
    return reverse("sandbox:application-step", kwargs={"pk": case.pk, "step": name})


def asked(cast, **more) -> dict:
    return {
        "ministries": [str(cast.ministry.pk)], "local_governments": [str(cast.city.pk)], "question": QUESTION,
        "molit_only": "", **more,
    }  # fmt: skip


def test_the_request_is_drafted_approved_and_goes_out_in_a_letter_for_each(consulted, cast, browsers):
    case = consulted.received()
    browser = browsers["secretariat_officer"]
    shown = browser.get(case_step(case, "send_consultation"))
    initial = shown.context["form"]
    assert initial["ministries"].value() == [str(cast.ministry.pk)]
    assert initial["local_governments"].value() == [str(cast.city.pk)]
    own = {f"questions-{cast.city.pk}": "보도 폭을 알려 주시기 바랍니다."}
    assert browser.post(case_step(case, "send_consultation"), asked(cast, **own)).status_code == 302
    letter = Letter.objects.get()
    documents.submit_for_approval(letter, by=actor_of(letter.drafter), approver=cast.decision_maker)
    documents.approve(letter, by=consulted.judge)
    letters = {
        one.organisation: one.facts for one in IssuedDocument.objects.filter(kind="sandbox.consultation_request")
    }
    assert set(letters) == {cast.ministry, cast.city}
    police, city = letters[cast.ministry], letters[cast.city]
    assert police["frame"]["recipient"] == "경찰청장" and police["facts"]["question"] == QUESTION
    assert city["facts"]["question"].endswith("보도 폭을 알려 주시기 바랍니다.") and not city["facts"]["is_ministry"]
    assert police["facts"]["articles"][0]["law"] == "도로교통법"
    part = consulted.part(consulted.fresh(case))
    assert part.state == Opining.PREPARED and part.question == QUESTION


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"local_governments": []}, "local_governments"),
        ({"ministries": []}, "ministries"),
        ({"molit_only": "이유"}, "molit_only"),
        ({"question": ""}, "question"),
        ({"ministries": ["x"]}, "ministries"),
        ({"questions": {"x": "?"}}, "questions"),
        ({"questions": "?"}, "questions"),
    ],
)
def test_who_must_be_asked_and_who_may(consulted, cast, wrong, field):
    case = consulted.received()
    with pytest.raises(Invalid) as refused:
        take(case, "send_consultation", by=consulted.officer, data=asked(cast, **wrong))
    assert set(refused.value.errors) == {field}


REPLIES = [
    ({**AGREES, "grounds": ""}, "grounds"),
    ({**conditional(SLOW), "conditions": []}, "conditions"),
    (conditional({**SLOW, "need": ""}), "conditions"),
    (conditional({**SLOW, "evidence": " "}), "conditions"),
    (conditional({"text": "", "need": "이유", "evidence": "자료"}), "conditions"),
    (conditional({"text": "한도", "other": "x"}), "conditions"),
    ({**AGREES, "conditions": "x"}, "conditions"),
    ({**AGREES, "conditions": [SLOW]}, "stance"),
    ({**AGREES, "stance": "maybe"}, "stance"),
]


def test_a_reply_is_whole_or_refused_beside_the_field(consulted, browsers):
    part = consulted.opinion_in_state(Opining.SENT)
    for facts, field in REPLIES:
        with pytest.raises(Invalid) as refused:
            take(part, "reply", by=consulted.clerk, data=facts)
        assert set(refused.value.errors) == {field}, facts
    browser = browsers["ministry_clerk"]
    typed = {"stance": "conditional", "grounds": "근거", "conditions-0-text": SLOW["text"], "conditions-0-need": ""}
    answer = browser.post(step(part, "reply"), typed)
    told = answer.content.decode()
    assert answer.status_code == 400 and 'id="id_conditions_0_need_error"' in told and SLOW["text"] in told
    more = browser.post(step(part, "reply"), {**typed, "_more": "conditions"})
    assert more.status_code == 200 and "conditions-5-evidence" in more.content.decode()
    assert Opinion.objects.get(pk=part.pk).state == Opining.SENT
    whole = {**typed, "conditions-0-need": "안전", "conditions-0-evidence": "기록", "outlook": "2028년 검토"}
    assert browser.post(step(part, "reply"), whole).status_code == 302
    reply = part.replies.get()
    assert (reply.stance, reply.outlook, part.matter.proposed_conditions.get().need) == (
        "conditional",
        "2028년 검토",
        "안전",
    )
    letter = IssuedDocument.objects.get(kind="sandbox.opinion_letter")
    assert letter.facts["frame"]["letterhead"]["sender"] == "경찰청장"


def test_the_ministrys_page_says_what_is_asked_by_when_and_what_silence_means(consulted, browsers):
    part = consulted.opinion_in_state(Opining.SENT)
    shown = browsers["ministry_clerk"].get(page(part)).content.decode()
    for text in ("특례를 인정하여도 되는지", "도로교통법 제8조", "보도 통행 허용", step(part, "reply"), "SHA-256"):
        assert text in shown, text
    assert step(part, "supply_material") not in shown and step(part, "escalate") not in shown


def test_the_board_is_shared_the_replies_are_not(consulted, cast, browsers):
    case = consulted.reviewing(first=conditional(SLOW), second=conditional(FAST))
    office = browsers["secretariat_officer"].get(case_page(case)).content.decode()
    applicant = browsers["company_user"].get(case_page(case)).content.decode()
    for shown in (office, applicant):
        for part in case.opinions():
            assert page(part) in shown
    assert SLOW["text"] in office and FAST["text"] in office and "시속 6km 이하, 15km/h 이하" in office
    assert SLOW["text"] not in applicant and FAST["text"] not in applicant
    police = consulted.part(case)
    assert SLOW["text"] not in browsers["company_user"].get(page(police)).content.decode()
    assert SLOW["text"] in browsers["ministry_clerk"].get(page(police)).content.decode()
    assert not documents_for(consulted.applicant).filter(kind="sandbox.opinion_letter").exists()
    assert documents_for(consulted.clerk).filter(kind="sandbox.opinion_letter").count() == 1


def test_outsiders_find_nothing(consulted, cast, browsers):
    case = consulted.consulting()
    police = consulted.part(case)
    for part in ("rival_user", "other_ministry_clerk", "city_user", "reviewer", "committee_member", "stranger"):
        assert browsers[part].get(page(police)).status_code == 404, part
        assert browsers[part].post(step(police, "reply"), AGREES).status_code == 404, part
        assert police.matter.number not in browsers[part].get(reverse("sandbox:opinion-list")).content.decode()
    prepared = consulted.opinion_in_state(Opining.PREPARED)
    assert browsers["ministry_clerk"].get(page(prepared)).status_code == 404
    assert browsers["company_user"].post(step(police, "reply"), {}).status_code == 403
    assert browsers["ministry_clerk"].post(step(police, "escalate"), {}).status_code == 403


def test_material_is_asked_and_supplied_with_files_while_it_is_waited_for(consulted, cast, browsers):
    part = consulted.opinion_in_state(Opining.MATERIAL)
    upload = reverse("attachments:upload", kwargs={"matter": part.pk, "field_code": "material"})
    file = lambda: SimpleUploadedFile("기록.pdf", small_pdf(), content_type="application/pdf")  # noqa: E731
    assert browsers["rival_user"].post(upload, {"file": file()}).status_code == 404
    assert browsers["ministry_clerk"].post(upload, {"file": file()}).status_code == 403
    assert browsers["company_writer"].post(upload, {"file": file()}).status_code in (200, 201, 302)
    shown = browsers["company_user"].get(case_page(part.matter.parent.application)).content.decode()
    assert page(part) in shown
    assert browsers["company_user"].post(step(part, "supply_material"), {"text": "붙임과 같음"}).status_code == 302
    assert "기록.pdf" in browsers["ministry_clerk"].get(page(part)).content.decode()
    assert browsers["company_writer"].post(upload, {"file": file()}).status_code == 409
    assert IssuedDocument.objects.filter(kind="sandbox.material_demand", organisation=cast.company).exists()


def test_a_reply_that_crosses_with_the_record_of_silence_is_taken_as_a_late_one(consulted, browsers):
    part = consulted.opinion_in_state(Opining.UNREPLIED)
    with later(42):
        answer = browsers["ministry_clerk"].post(step(part, "reply"), {"stance": "disagree", "grounds": "늦은 의견"})
    assert answer.status_code == 302
    assert part.replies.get().late


def test_a_dispute_is_referred_with_the_positions_side_by_side(consulted, cast, browsers):
    case = consulted.reviewing(first=DISAGREES, second=conditional(FAST))
    browser = browsers["secretariat_officer"]
    facts = {"reason": "허용 여부가 갈림", "asked": "규제합리화위원회위원장"}
    assert browser.post(case_step(case, "refer_dispute"), facts).status_code == 302
    letter = Letter.objects.get(step="refer_dispute")
    documents.submit_for_approval(letter, by=actor_of(letter.drafter), approver=cast.decision_maker)
    documents.approve(letter, by=consulted.judge)
    told = IssuedDocument.objects.get(kind="sandbox.dispute_referral").facts["facts"]
    assert {(one["agency"], one["stance"]) for one in told["positions"]} == {
        ("경찰청", "부동의"), ("개인정보보호위원회", "조건부동의"), ("가온시", "동의")
    }  # fmt: skip
    assert consulted.fresh(case).state == Applying.DISPUTE
    wrong = browsers["molit_officer"].post(
        case_step(case, "settle_dispute"), {"opinion": "권고", "received_on": "2020-01-01"}
    )
    assert wrong.status_code == 400
    assert "허용 여부가 갈림" in browsers["molit_officer"].get(case_page(case)).content.decode()
    applicant = browsers["company_user"].get(case_page(case)).content.decode()
    assert "규제합리화위원회위원장" in applicant and "허용 여부가 갈림" not in applicant


@pytest.mark.parametrize(("name", "listing"), [("opinion-list", "opinions"), ("local-review-list", "local-reviews")])
def test_the_lists_are_filtered_exported_and_stay_cheap(
    consulted, browsers, django_assert_max_num_queries, name, listing
):
    case = consulted.consulting()
    browser, address = browsers["secretariat_officer"], reverse(f"sandbox:{name}")
    number = consulted.part(case).matter.number if listing == "opinions" else case.local_reviews().get().matter.number
    assert number in browser.get(address, {"q": "배송로봇"}).content.decode()
    other = "cancelled" if listing == "opinions" else "recalled"
    assert number not in browser.get(address, {"state": other}).content.decode()
    export = browser.get(address, {"export": "csv"})
    assert number in b"".join(export.streaming_content if export.streaming else [export.content]).decode("utf-8-sig")
    assert Event.objects.filter(kind="sandbox.exported", data__list=listing).exists()
    with django_assert_max_num_queries(40):
        browser.get(address)


def test_who_has_to_act_finds_it_on_the_desk(consulted, browsers):
    part = consulted.opinion_in_state(Opining.MATERIAL)
    assert page(part) in browsers["company_user"].get("/").content.decode()
    with later(100):
        opinions.lapse_if_over(part)
        assert page(part) in browsers["ministry_clerk"].get("/").content.decode()
        assert page(part) in browsers["molit_officer"].get("/").content.decode()
        assert page(part) not in browsers["rival_user"].get("/").content.decode()


def test_the_applicant_reads_the_replies_with_the_decision(deliberation, browsers):
    case = deliberation.resolved()
    part = case.opinions().get()
    assert part.replies_for(deliberation.applicant) == []
    deliberation.approved(case, "approve", **granted())
    decided = case.opinions().get()
    assert [one.grounds for one in decided.replies_for(deliberation.applicant)] == ["보행 안전"]
    assert "보행 안전" in browsers["company_user"].get(page(decided)).content.decode()


def test_the_ministry_reads_why_it_has_no_more_time(consulted, browsers):
    part = consulted.opinion_in_state(Opining.EXTENSION_ASKED)
    with later(71):
        opinions.refuse_extension(part, by=consulted.judge, reason="심의 일정이 임박함")
    assert "심의 일정이 임박함" in browsers["ministry_clerk"].get(page(part)).content.decode()
