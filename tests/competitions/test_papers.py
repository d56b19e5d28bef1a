"""What competitions print: the public notice with its amendments, and the receipt."""

import datetime as dt
import io
import subprocess
from dataclasses import replace

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone
from pypdf import PdfReader

from competitions import receipt_papers
from competitions.actions import calls, receipts
from competitions.documents import call as notices
from competitions.documents.entry import RECEIPT_KIND
from competitions.documents.noticing import papers
from competitions.papers import EntryReceipt, ReceivedFile, StandingEntry
from office.access import ANONYMOUS
from office.documents import issuing, printing, queries
from office.documents.facts import freeze, thaw
from office.documents.models import IssuedDocument
from office.documents.registry import Outgoing
from office.forms.queries import answers_of
from office.ledger import dispatch
from office.ledger.models import Effect
from office.people.actors import actor_of
from tests.cast import UserFactory

pytestmark = pytest.mark.django_db
MADE = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


def text_of(content: bytes) -> str:
    text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    return text.replace("\u2060", "").replace("\u00a0", " ")


def printed(kind, facts, subject: str) -> printing.Rendered:
    frame = issuing.frame_for(kind, Outgoing(facts=facts, subject=subject), kind.letterhead(None), line=())
    return printing.preview(kind, frame, facts, created=MADE)


def content_of(document: IssuedDocument) -> bytes:
    with default_storage.open(document.pdf_key) as file:
        return file.read()


def outside(content: bytes) -> list[tuple[int, str]]:
    """Words whose box leaves the page's printable width: what ran over the edge."""
    told = subprocess.run(
        ["pdftotext", "-bbox", "-", "-"], input=content, capture_output=True, check=True
    ).stdout.decode()
    found, page, width = [], 0, 0.0
    for line in told.splitlines():
        if "<page " in line:
            page, width = page + 1, float(line.partition('width="')[2].partition('"')[0])
        elif "<word " in line:
            left, right = (float(line.partition(f'{edge}="')[2].partition('"')[0]) for edge in ("xMin", "xMax"))
            if left < 20 or right > width - 20:
                found.append((page, line))
    return found


# ------------------------------------------------------------------------------------------------- the notice


def amended(world):
    """An announced call with one amendment: pages of a paper, the close, a paper less."""
    call = world.announced()
    calls.begin_amendment(call, by=world.officer, reason="사업계획서의 쪽수 상한을 바로잡습니다.")
    answers = answers_of(call.matter, "competitions.call")
    papers = [dict(row) for row in answers.data["papers"]][:-1]
    papers[1]["most_pages"] = 80
    closes = timezone.localtime(call.closes_at + dt.timedelta(days=2)).strftime("%Y-%m-%dT%H:%M")
    changed = {"papers": papers, "closes_at": closes, "title_en": "Another English title"}
    calls.save_answers(call, by=world.officer, values=changed, revision=answers.revision)
    calls.publish_amendment(call, by=world.director)
    return call


def test_the_notice_says_what_the_decree_asks(competition):
    call = competition.announced()
    facts = notices.facts_of(call.version)
    assert {"접수 시작", "접수 마감", "설명회", "결과 발표(예정)"} <= {one.label for one in facts.schedule}  # schedule
    told = {one.label: one.words for one in facts.eligibility}
    assert told["인구"].startswith("1,000,000명 이하")
    assert told["신청 기관"] == "지방자치단체(특별자치시, 특별자치도, 시, 군, 자치구)"
    assert "거점형 스마트도시" in told["중복 신청"]
    assert {one.label: one.words for one in facts.money}["국비 상한"] == "과제당 80억 원"
    assert {one.label: one.words for one in facts.money}["국비 비율"] == "총사업비의 50 % 이하"
    assert [(one.label, one.weight, one.total) for one in facts.rounds] == [
        ("서면평가", "30 %", "100"), ("발표평가", "70 %", "100")]  # fmt: skip
    assert sum(int(one.points) for one in facts.rounds[0].criteria) == 100
    assert ("사업계획서", "70쪽 이내(표지·목차 제외)") in {(one.label, one.limit) for one in facts.papers}
    assert any("동점" in one or "같으면" in one for one in facts.rules)
    assert facts.sections[0] == "사업 개요"
    assert facts.sections[-1] == "확인과 서약"
    assert (facts.terms_sha256, facts.rules_sha256) == (call.version.snapshot.sha256, call.version.rules_sha256)
    assert facts.changes == ()


def test_an_amendment_tells_old_beside_new_and_supersedes(competition):
    call = amended(competition)
    first, second = IssuedDocument.objects.filter(kind=notices.KEY).order_by("issued_at")
    assert (first.state, second.supersedes_id) == ("superseded", first.pk)
    assert (first.title, second.title) == (f"{call.matter.title} 공고", f"{call.matter.title} 정정공고")
    told = {one["label"]: (one["before"], one["after"]) for one in second.facts["facts"]["changes"]}
    assert told.pop("제출 서류: 사업계획서 – 쪽수 상한") == ("70", "80")
    before, after = told.pop("접수 마감")
    assert before != after
    assert told.pop("제출 서류: 청렴서약서")[1] == "(없음)"
    assert told == {}
    assert second.facts["facts"]["reason"] == "사업계획서의 쪽수 상한을 바로잡습니다."


def test_everybody_who_is_signed_in_reads_the_notice_and_nobody_a_draft(competition):
    call = competition.approved()
    assert notices.notice_of(call) is None
    calls.announce(call, by=competition.director)
    stranger = actor_of(UserFactory(email="passer-by@example.com", name="passer by"))
    seen = queries.documents_of(call.matter, stranger)
    assert [one.kind for one in seen] == [notices.KEY]
    assert not queries.documents_for(ANONYMOUS)
    assert notices.notice_of(call) is None  # not printed yet


@pytest.mark.pdf
def test_the_notices_are_printed_whole(competition):
    call = amended(competition)
    dispatch.run_due()
    first, second = IssuedDocument.objects.filter(kind=notices.KEY).order_by("issued_at")
    assert notices.notice_of(call) == second
    assert 2 <= second.pages <= 4
    content = content_of(second)
    text = text_of(content)
    for said in ("정정공고", call.matter.number, "서면평가 (반영 비율 30 %)", "국토교통부장관", second.shown_code,
                 call.version.rules_sha256, "이미 제출한 신청은 그대로 유효합니다", "80쪽 이내",
                 "이의를 신청할 수 있습니다"):  # fmt: skip
        assert said in text, said
    assert not outside(content)
    assert 2 <= printing.stored(first).pages <= 4


# ------------------------------------------------------------------------------------------------- the receipt


def test_the_receipt_in_time_and_the_one_too_late(competition):
    call = competition.opened()
    with competition.at(call.opens_at + dt.timedelta(hours=1)):
        entry = competition.submitted(call)
        receipt = entry.receipts.get()
    with competition.at(call.closes_at + dt.timedelta(seconds=1)):
        late = receipts.record_late(entry, by=competition.mayor)
        dispatch.run_due()
    accepted, refused = IssuedDocument.objects.filter(kind=RECEIPT_KIND.key).order_by("issued_at")
    facts = accepted.facts["facts"]
    assert (accepted.title, facts["late"], facts["number"]) == ("접수증", False, receipt.number)
    assert facts["rules_sha256"] == call.version.rules_sha256
    assert facts["answers_sha256"] == receipt.content["answers_sha256"]
    assert facts["national"] == 4_000_000_000
    assert {one["sha256"] for one in facts["files"]} == {one["sha256"] for one in receipt.content["files"]}
    assert all(one["pages"] for one in facts["files"] if one["name"].endswith(".pdf"))
    assert (refused.title, refused.facts["facts"]["late"]) == ("마감 후 도착 확인서", True)
    stands = refused.facts["facts"]["stands"]
    assert (stands["number"], stands["same"]) == (receipt.number, True)
    assert dt.datetime.fromisoformat(refused.facts["facts"]["arrived_at"]) == late.arrived_at >= call.closes_at
    receipt_papers.issue(Effect.objects.filter(kind=receipts.PAPER).first())  # carried out a second time
    assert IssuedDocument.objects.filter(kind=RECEIPT_KIND.key).count() == 2


@pytest.mark.pdf
def test_receipts_are_one_page_and_many_files_run_on():
    facts = EntryReceipt.sample()
    made = printed(RECEIPT_KIND, facts, "접수증")
    text = text_of(made.pdf)
    assert made.pages == 1
    for said in (
        "2026. 11. 23. 12:05:00.000",
        facts.answers_sha256,
        facts.rules_sha256,
        "사업계획서.pdf",
        "8,000,000,000원",
        "참여기관의 확인 서명",
        facts.sign_offs[0].sha256,
        "서명과 같음",
        "서명 후 바뀜",
    ):
        assert said in text, said
    alone = text_of(printed(RECEIPT_KIND, replace(facts, partners=(), sign_offs=()), "접수증").pdf)
    assert "확인 서명" not in alone and "없음" in alone
    assert "접수로 인정되지 않음" not in text

    arrived = facts.closes_at + dt.timedelta(milliseconds=7)
    stands = StandingEntry("2026-000121", facts.arrived_at, same=True)
    refused = printed(RECEIPT_KIND, replace(facts, late=True, arrived_at=arrived, stands=stands), "마감 후 도착 확인서")
    late = text_of(refused.pdf)
    assert refused.pages == 1
    assert "신청(접수번호 2026-000121, 2026. 11. 23. 12:05:00.000 도착)은 그대로 유효합니다" in late
    assert "마감 전에 접수된 신청과 같으며" in late.replace("\n", " ")
    assert "마감 후 도착 — 접수로 인정되지 않음" in late
    assert "마감 2026. 11. 23. 15:05:00.000 / 도착 2026. 11. 23. 15:05:00.007" in late

    name = "붙임_컨소시엄_협약서와_역할_분담표_최종본_수정(2).pdf"
    files = tuple(ReceivedFile("컨소시엄 협약서와 역할 분담표", name, 1_234_567, f"{n:02x}" * 32, n) for n in range(30))
    many = printed(RECEIPT_KIND, replace(facts, files=files), "접수증")
    assert 2 <= many.pages <= 3
    assert not outside(many.pdf)
    assert all(f"{n:02x}" * 32 in text_of(many.pdf).replace("\n", "") for n in range(30))


def test_every_shape_of_a_programme_has_its_notice(competition):
    told = {
        code: notices.facts_of(competition.announced(programme=code).version) for code in ("certification", "kcity")
    }
    assert told["certification"].money == ()  # a certificate, no money
    assert any("등급" in one for one in told["certification"].rules)
    assert {one.label for one in told["kcity"].eligibility} >= {"신청 기관", "해외 기관"}
    assert any(one.label == "접수 방식" for one in told["kcity"].schedule) == told["kcity"].rolling
    assert "계획수립형 3곳" in next(one.words for one in told["kcity"].overview if one.label == "선정 예정 수")
    for facts in told.values():
        assert thaw(type(facts), freeze(facts)) == facts


def test_the_paper_that_the_council_gives_is_listed_too(competition):
    told = {one.label: one for one in papers(competition.draft_call(council="consent").terms)}
    assert told["의회 동의서"].needed == "필수"
    none = papers(competition.draft_call(programme="solution", council="none").terms)
    assert not any("의회" in one.label for one in none)


def test_a_papers_limit_is_said_where_it_is_handed_in(competition):
    call = competition.announced()
    form = call.versions.get().entry_form.definition
    limited = [row for row in call.terms.rows("papers") if row.get("most_pages")]
    assert limited
    for row in limited:
        counted = "표지·목차 제외" if row.get("counting") == "without_front" else "모든 쪽 포함"
        assert form.field(row["code"]).hint.ko.startswith(f"최대 {row['most_pages']}쪽({counted}).")
