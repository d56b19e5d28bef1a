"""A reader's packet: every item that is his to read, and of the others not a trace."""

import hashlib
import io
import zipfile

import pikepdf
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image
from pypdf import PdfReader

from office.access import NotNow, NotYours, Unknown
from office.attachments.models import Attachment
from office.committees import packets
from office.committees.models import ItemPaper
from office.jobs.actions import fetched
from office.jobs.models import Job, State
from office.ledger.dispatch import run_due
from office.ledger.models import Effect
from tests.office.files import pdf

pytestmark = [pytest.mark.django_db, pytest.mark.pdf]


@pytest.fixture(autouse=True)
def here(settings, tmp_path):
    settings.JOB_DIR = tmp_path / "half-done"
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {**settings.STORAGES["default"], "OPTIONS": {"location": str(tmp_path / "files")}},
    }


def saying(words: str, pages: int = 1) -> bytes:
    with pikepdf.new() as made:
        for number in range(pages):
            page = made.add_blank_page(page_size=(595, 842))
            font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Courier)
            page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
            page.obj.Contents = made.make_stream(f"BT /F1 20 Tf 60 700 Td ({words} {number}) Tj ET".encode())
        out = io.BytesIO()
        made.save(out)
    return out.getvalue()


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (400, 300), "navy").save(out, "PNG")
    return out.getvalue()


def hand_in(item, title: str, name: str, content: bytes, kind: str, **more) -> ItemPaper:
    key = default_storage.save(f"attachments/{item.pk}-{title}", ContentFile(content))
    file = Attachment.objects.create(
        matter=item.matter, field_code="papers", name=name, size=len(content), type=kind, content_type="x/y",
        sha256=hashlib.sha256(content).hexdigest(), audience="tests", storage_key=key, **more,
    )  # fmt: skip
    return ItemPaper.objects.create(item=item, position=item.papers.count() + 1, title=title, attachment=file)


@pytest.fixture
def meeting(world):
    """Two items: one with a paper of every sort, one with a secret."""
    meeting = world.noticed(cases=2)
    first, second = world.item(meeting, 1), world.item(meeting, 2)
    hand_in(first, "신청서", "신청서.pdf", saying("application", 3), "pdf")
    hand_in(first, "현장 사진", "사진.png", picture(), "png")
    hand_in(first, "사업비 산출", "사업비.xlsx", b"no pdf at all", "xlsx")
    hand_in(first, "잠긴 자료", "잠김.pdf", pdf(1, password="word"), "pdf")
    hand_in(first, "깨진 자료", "깨짐.pdf", b"%PDF-1.4 broken", "pdf")
    hand_in(first, "감염 자료", "감염.pdf", saying("virus"), "pdf", scan="infected")
    hand_in(second, "비밀 자료", "비밀.pdf", saying("secret", 2), "pdf")
    return meeting


def done(job: Job) -> Job:
    Effect.objects.exclude(kind="jobs.run").update(state="done")  # letters about the meeting are others' tests
    run_due()
    job.refresh_from_db()
    assert job.state == State.DONE, job.error
    return job


def bytes_of(job: Job) -> bytes:
    with default_storage.open(job.result_key) as file:
        return file.read()


def read(content: bytes) -> tuple[list[str], list[str]]:
    """The pages' words without spaces, and the bookmarks."""
    reader = PdfReader(io.BytesIO(content))

    def titles(rows) -> list[str]:
        return [title for row in rows for title in (titles(row) if isinstance(row, list) else [row.title])]

    return ["".join(page.extract_text().split()) for page in reader.pages], titles(reader.outline)


def test_a_member_gets_every_paper_numbered_listed_and_named(meeting, world):
    job = done(packets.ask_packet(meeting, by=world.actor("member")))
    pages, marks = read(bytes_of(job))
    # cover, contents, cover of item 1, 3 + 1 + (a page each for locked, broken, infected), cover of item 2, 2
    assert len(pages) == 1 + 1 + 1 + 3 + 1 + 3 + 1 + 2
    assert all(f"{n}/{len(pages)}" in page for n, page in enumerate(pages, 1))
    assert all("배부용" in page for page in pages)
    assert marks == [
        "표지", "차례", "제1호 안건 안건 1 실증사업", "1. 신청서", "2. 현장 사진", "4. 잠긴 자료", "5. 깨진 자료",
        "6. 감염 자료", "제2호 안건 안건 2 실증사업", "1. 비밀 자료",
    ]  # fmt: skip
    contents = pages[1]
    for line in (
        "제1호안건안건1실증사업3",
        "1.신청서4",
        "2.현장사진7",
        "3.사업비산출(XLSX원본파일참조)–",
        "제2호안건안건2실증사업11",
        "1.비밀자료12",
    ):
        assert line in contents, (line, contents)
    assert "application0" in pages[3] and "secret0" in pages[11]
    cover = pages[2]
    assert "사업비.xlsx" in cover and hashlib.sha256(b"no pdf at all").hexdigest() in cover
    for page, why in ((pages[7], "암호"), (pages[8], "손상"), (pages[9], "바이러스")):
        assert why in page and "합본에들어있지않습니다" in page and "SHA-256" in page
    assert not any("virus" in page for page in pages)
    assert job.done == job.total and job.name.endswith(".pdf") and job.content_type == "application/pdf"


def test_of_a_recused_members_item_there_is_not_a_trace(meeting, world):
    before = done(packets.ask_packet(meeting, by=world.actor("member")))
    world.recuse(world.item(meeting, 2), "member")
    with pytest.raises(Unknown):
        fetched(world.actor("member"), before.pk)  # what was made before is no longer to be had
    content = bytes_of(job := done(packets.ask_packet(meeting, by=world.actor("member"))))
    pages, marks = read(content)
    assert len(pages) == 10 and "10/10" in pages[-1] and "이자료집은10쪽이며" in pages[0]
    assert marks[-1] == "6. 감염 자료" and not any(
        "secret" in page or "비밀" in page or "안건2" in page for page in pages
    )
    with pikepdf.open(io.BytesIO(content)) as whole:
        assert not any(
            b"secret" in one.read_bytes()
            for one in whole.objects
            if isinstance(one, pikepdf.Stream) and one.get("/Subtype") != "/Image"
        )
    assert fetched(world.actor("member"), job.pk)
    with pytest.raises(NotYours):
        packets.ask_packet(meeting, by=world.actor("member"), item=world.item(meeting, 2))
    world.recuse(world.item(meeting, 1), "member")
    with pytest.raises(Unknown):
        fetched(world.actor("member"), job.pk)


def test_whoever_is_recused_from_the_first_item_cannot_tell_by_the_numbers(meeting, world):
    world.recuse(world.item(meeting, 1), "other")
    pages, marks = read(bytes_of(done(packets.ask_packet(meeting, by=world.actor("other")))))
    assert marks == ["표지", "차례", "제1호 안건 안건 2 실증사업", "1. 비밀 자료"]
    assert "제1호안건안건2실증사업3" in pages[1] and len(pages) == 5


def test_a_recusal_while_the_job_waits_counts(meeting, world):
    job = packets.ask_packet(meeting, by=world.actor("member"), item=world.item(meeting, 2))
    assert "실증사업" not in job.title
    assert packets.ask_packet(meeting, by=world.actor("member"), item=world.item(meeting, 2)).pk == job.pk
    world.recuse(world.item(meeting, 2), "member")
    run_due()
    job.refresh_from_db()
    assert (job.state, job.result_key) == (State.FAILED, "")


def test_one_item_alone_keeps_its_number(meeting, world):
    job = done(packets.ask_packet(meeting, by=world.actor("chair"), item=world.item(meeting, 2)))
    pages, _marks = read(bytes_of(job))
    assert len(pages) == 5 and "제2호안건안건2실증사업3" in pages[1] and "국토교통부장관" in pages[4]


def test_outsiders_and_members_before_the_notice_get_none(meeting, world, cast):
    for part in ("rival_user", "company_user", "ministry_clerk", "stranger", "reviewer"):
        with pytest.raises(NotYours):
            packets.ask_packet(meeting, by=cast.actor(part))
    planned = world.planned()
    for name in ("member", "chair"):
        with pytest.raises(NotYours):
            packets.ask_packet(planned, by=world.actor(name))
    for name in ("member", "chair"):
        with pytest.raises(NotYours):
            packets.ask_copies(meeting, by=world.actor(name))
    assert not Job.objects.exists()


def test_the_clerk_has_all_members_copies_made_each_with_its_own_items(meeting, world):
    world.recuse(world.item(meeting, 2), "member")
    job = done(packets.ask_copies(meeting, by=world.clerk))
    archive = zipfile.ZipFile(io.BytesIO(bytes_of(job)))
    copies = {name: read(archive.read(name))[0] for name in archive.namelist()}
    assert len(copies) == 5
    for name, pages in copies.items():
        recused = world.users["member"].name in name
        assert len(pages) == (10 if recused else 13), name
        assert any("secret" in page for page in pages) is not recused
        reader = "".join(name.removesuffix(".pdf").split()[1:])
        assert all(f"{reader}배부용" in page for page in pages), name
    assert fetched(world.clerk, job.pk)
    world.recuse(world.item(meeting, 1), "fifth")
    with pytest.raises(NotNow):
        fetched(world.clerk, job.pk)
