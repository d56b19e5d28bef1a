"""The file: archive form, tagged, with its fonts, the same every time, and verified."""

import datetime as dt
import io
import subprocess
import sys

import pikepdf
import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.core.management.base import CommandError
from pikepdf import Name
from pypdf import PdfReader

from office.documents import actions, issuing, previewing, printing, qr, registry, render, storing, verification
from office.documents.imprint import Imprint
from office.documents.models import IssuedDocument
from office.documents.registry import Outgoing
from office.ledger import dispatch
from office.ledger.models import Effect, Event

pytestmark = [pytest.mark.django_db, pytest.mark.pdf]


@pytest.fixture
def made(document):
    """Issued and rendered by the worker's own code."""
    dispatch.run_due()
    document.refresh_from_db()
    return document


@pytest.fixture
def content(made):
    with default_storage.open(made.pdf_key) as file:
        return file.read()


@pytest.fixture
def pdf(content):
    with pikepdf.open(io.BytesIO(content)) as opened:
        yield opened


def elements(kids):
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            if "/K" in kid:
                yield from elements(kid.K)


def text_of(content: bytes) -> str:
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    return text.replace("\u2060", "").replace("\u00a0", " ")


def test_the_worker_makes_the_file_and_places_it(made):
    assert (made.state, made.pages) == ("rendered", 1)
    assert len(made.pdf_sha256) == 64
    assert len(made.template_version) == 64
    assert made.services.count() == 1
    assert not Effect.objects.exclude(state="done").exists()


def test_archive_form(pdf, made):
    xmp = pdf.Root.Metadata.read_bytes().decode()
    assert "<pdfaid:part>3</pdfaid:part>" in xmp
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in xmp
    assert made.facts_sha256 in xmp
    assert made.template_version in xmp
    assert made.reference in xmp
    assert made.title in xmp
    (intent,) = pdf.Root.OutputIntents
    assert intent.S == Name.GTS_PDFA1
    assert "/DestOutputProfile" in intent
    assert str(pdf.docinfo["/Title"]) == made.title


def test_the_metadata_can_be_read_by_others(pdf):
    with pdf.open_metadata() as known:
        assert known["pdfaid:part"] == "3"
        assert known["dc:title"]
        assert known["dc:language"]


def test_tagged_in_korean_with_scopes_and_alternatives(pdf):
    assert pdf.Root.MarkInfo.Marked
    assert str(pdf.Root.Lang) == "ko"
    found = list(elements(pdf.Root.StructTreeRoot.K))
    kinds = {str(one.S) for one in found}
    assert {"/H1", "/H2", "/P", "/Table", "/TH", "/TD", "/L", "/LI", "/Figure"} <= kinds
    scopes = [str(one.A.Scope) for one in found if one.S == Name.TH]
    assert set(scopes) == {"/Column", "/Row"}
    assert all("/Alt" in one for one in found if Name.Figure == one.S)


def test_only_our_fonts_and_all_of_them_inside(pdf):
    names = set()
    for obj in pdf.objects:
        if isinstance(obj, pikepdf.Dictionary) and obj.get("/Type") == Name.FontDescriptor:
            names.add(str(obj.FontName).split("+")[-1])
            assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(obj.keys())
    assert names
    assert all(name.startswith(("Pretendard-GOV", "Noto-Serif-KR")) for name in names)


def test_what_it_says(content, made):
    text = text_of(content)
    frame = ("국토교통부", "수신", "제목", "붙임", "끝.", "국토교통부장관", "기안", "결재", "전결")
    people = ("국토부담당관", "결재권자")
    for said in (*frame, *people, made.reference, made.shown_code, "결과: 필요 없음", "2026. 12. 4."):
        assert said in text, said
    assert "DRAFT" not in text


def test_the_same_bytes_every_time(made, content):
    made = IssuedDocument.objects.get(pk=made.pk)
    assert printing.stored(made).pdf == content


def test_the_same_bytes_in_another_process(papers):
    """Fonts, caches and order of hashes of one process must leave no trace in the file."""
    markup = "<html lang=ko><title>가</title><p>국토교통부 <b>장관</b></p></html>"
    script = (
        "import datetime as dt, django; django.setup()\n"
        "from office.documents import render; from office.documents.imprint import Imprint\n"
        f"made = render.pdf({markup!r}, imprint=Imprint('가', '나', dt.datetime(2026, 1, 1, tzinfo=dt.UTC)))\n"
        "print(made.sha256)"
    )
    world = _environment() | {"PYTHONHASHSEED": "7"}
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=world)
    here = render.pdf(markup, imprint=Imprint("가", "나", dt.datetime(2026, 1, 1, tzinfo=dt.UTC)))
    assert told.stdout.strip().endswith(here.sha256)


def _environment() -> dict[str, str]:
    from config import env

    return env.process_environment(DJANGO_SETTINGS_MODULE="config.settings.test")


def test_the_qr_code_leads_to_the_verification_page(content, made, tmp_path):
    zxing = pytest.importorskip("zxingcpp")
    from PIL import Image

    (tmp_path / "a.pdf").write_bytes(content)
    subprocess.run(["pdftoppm", "-r", "200", "-png", tmp_path / "a.pdf", tmp_path / "page"], check=True)
    (page,) = sorted(tmp_path.glob("page*.png"))
    (found,) = zxing.read_barcodes(Image.open(page))
    assert found.text == printing.verify_url(made.code)


def test_the_qr_code_has_its_quiet_zone():
    assert "%3Csvg" in qr.svg_data_uri("http://testserver/verify/ABC/")


def test_nothing_is_fetched_from_outside(papers):
    markup = "<html lang=ko><img alt=x src='http://127.0.0.1:9/x.png'><p>가</p></html>"
    with pytest.raises(ValueError, match="may not fetch"):
        render.pdf(markup, imprint=Imprint("가", "나", dt.datetime(2026, 1, 1, tzinfo=dt.UTC)))


# The preview


def test_a_preview_is_marked_and_carries_no_number(letter):
    content = previewing.preview(letter)
    text = text_of(content)
    assert "DRAFT" in text
    assert "기안 · 미시행" in text
    assert "스마트도시팀-" not in text
    assert not verification.claims(content)
    assert verification.by_file(io.BytesIO(content)).state == "unknown"


def test_the_drafters_words_stand_in_the_letter(letter, cast):
    actions.revise(letter, by=cast.actor("molit_officer"), revision=0, subject="바꾼 제목", body="1. 바꾼 본문")
    text = text_of(previewing.preview(letter))
    assert "바꾼 제목" in text
    assert "바꾼 본문" in text
    assert "검토한 결과를 알려" not in text


@pytest.mark.parametrize("key", ["test.answer", "test.receipt"])
def test_the_sample_of_every_kind_can_be_printed(papers, cast, key):
    kind = registry.kind_of(key)
    facts = kind.sample()
    out = Outgoing(facts=facts, subject="견본", organisation=cast.company)
    frame = issuing.frame_for(kind, out, kind.letterhead(None), line=())
    assert printing.preview(kind, frame, facts, created=dt.datetime(2026, 1, 1, tzinfo=dt.UTC)).pages == 1


# The worker dies


def test_killed_before_the_file_was_noted(document, monkeypatch):
    """The file is written, the worker dies: run again, one file, one number, the same bytes."""
    effect = Effect.objects.get(kind="documents.render")
    monkeypatch.setattr(storing, "_keep", _die)
    with pytest.raises(KeyboardInterrupt):
        storing.render_document(effect)
    monkeypatch.undo()
    storing.render_document(effect)
    storing.render_document(effect)
    document.refresh_from_db()
    folders, files = default_storage.listdir(document.pdf_key.rpartition("/")[0])
    assert files == [f"{document.pk}.pdf"]
    assert document.state == "rendered"
    assert IssuedDocument.objects.count() == 1
    assert Event.objects.filter(kind="documents.rendered").count() == 1


def _die(*args, **kwargs):
    raise KeyboardInterrupt


def test_a_lost_file_is_made_again_as_it_was(made, content):
    default_storage.delete(made.pdf_key)
    storing.render_document(Effect.objects.get(kind="documents.render"))
    with default_storage.open(made.pdf_key) as file:
        assert file.read() == content


def test_a_kind_that_is_gone_waits_for_a_person(document):
    registry.forget("test.answer")
    dispatch.run_due()
    assert Effect.objects.get(kind="documents.render").state == "parked"


# Verification


def test_the_command_says_genuine(made, content, tmp_path, capsys):
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    call_command("verify_document", str(path))
    assert capsys.readouterr().out.startswith(f"genuine: {made.reference}")


@pytest.mark.parametrize("how", ["appended", "resaved", "stripped"])
def test_the_command_says_altered(content, tmp_path, capsys, how):
    path = tmp_path / "a.pdf"
    if how == "appended":
        path.write_bytes(content + b"\n% one more byte")
    else:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            if how == "stripped":
                del pdf.Root.Metadata
            pdf.save(path, object_stream_mode=pikepdf.ObjectStreamMode.generate, compress_streams=True)
    with pytest.raises(SystemExit) as left:
        call_command("verify_document", str(path))
    assert left.value.code == 1
    assert capsys.readouterr().out.startswith("altered")


@pytest.mark.parametrize("content", [b"", b"no pdf", b"%PDF-1.7\nbroken"])
def test_the_command_says_unknown(papers, tmp_path, capsys, content):
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    with pytest.raises(SystemExit) as left:
        call_command("verify_document", str(path))
    assert left.value.code == 2
    assert capsys.readouterr().out.strip() == "unknown"


def test_the_command_needs_a_file(papers, tmp_path):
    with pytest.raises(CommandError):
        call_command("verify_document", str(tmp_path / "none.pdf"))


def test_a_voided_document_is_genuine_but_does_not_hold(made, content, cast):
    actions.void(made, reason="오기", by=cast.actor("decision_maker"))
    verdict = verification.by_file(io.BytesIO(content))
    assert (verdict.genuine, verdict.state) == (True, "voided")
