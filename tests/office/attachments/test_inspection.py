"""What a file is, is read from its content; its name must agree."""

import io

import pytest

from office.attachments.inspection import inspect
from office.attachments.naming import tidy
from office.attachments.sniff import ole
from office.attachments.sniff.errors import Refused
from tests.office import files


def look(name: str, content: bytes):
    return inspect(io.BytesIO(content), name, len(content))


def said(name: str, content: bytes) -> str:
    with pytest.raises(Refused) as refusal:
        look(name, content)
    return refusal.value.sentence


@pytest.fixture(autouse=True)
def english():
    from django.utils import translation

    with translation.override("en"):
        yield


KNOWN = [
    ("계획서.pdf", files.pdf(3), "pdf"),
    ("계획서.hwp", files.hwp(), "hwp"),
    ("옛문서.hwp", b"HWP Document File V3.00 \x1a\x01\x02" + b"\0" * 200, "hwp"),
    ("계획서.hwpx", files.hwpx(), "hwpx"),
    ("plan.docx", files.docx(), "docx"),
    ("plan.xlsx", files.zipped({"[Content_Types].xml": b"<T/>", "xl/workbook.xml": b"<w/>"}), "xlsx"),
    ("plan.pptx", files.zipped({"[Content_Types].xml": b"<T/>", "ppt/presentation.xml": b"<w/>"}), "pptx"),
    ("plan.odt", files.zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}), "odt"),
    ("plan.doc", files.ole({"WordDocument": b"\0" * 100}), "doc"),
    ("plan.xls", files.ole({"Workbook": b"\0" * 100}), "xls"),
    ("site.png", files.PNG, "png"),
    ("site.JPG", b"\xff\xd8\xff\xe0\0\x10JFIF" + b"\0" * 50, "jpeg"),
    ("자료.csv", "지역,건수\r\n세종,3\r\n".encode("cp949"), "csv"),
    ("자료.csv", "\ufeff지역,건수\n".encode(), "csv"),
    ("메모.txt", "BM 사업 개요\n".encode(), "txt"),
    ("메모.txt", "세종시 5-1 생활권\n".encode("utf-16"), "txt"),
    ("all.zip", files.zipped({"a.txt": b"a"}), "zip"),
]


@pytest.mark.parametrize(("name", "content", "code"), KNOWN, ids=[f"{n}-{c}" for n, _, c in KNOWN])
def test_every_kind_is_known_by_its_content(name, content, code):
    assert look(name, content).type.code == code


@pytest.mark.parametrize(("name", "content", "code"), KNOWN, ids=[f"{n}-{c}" for n, _, c in KNOWN])
def test_a_known_kind_under_another_ending_is_refused(name, content, code):
    wrong = "기타.hwp" if code != "hwp" else "기타.pdf"
    assert "." in said(wrong, content)


def test_pages_are_counted():
    assert look("a.pdf", files.pdf(7)).pages == 7


def test_the_sentence_names_ending_and_content():
    assert said("plan.pdf", files.PNG) == "The name ends in “.pdf”, but the content is: PNG picture."


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("setup.pdf", b"MZ\x90\0" + b"\0" * 100),
        ("setup.txt", b"\x7fELF\x02\x01\x01" + b"\0" * 100),
        ("run.txt", b"#!/bin/sh\nrm -rf /\n"),
        ("page.txt", b"  <!DOCTYPE html><script>alert(1)</script>"),
        ("page.csv", b"<svg onload=alert(1)>"),
        ("plan.zip", files.zipped({"문서/보기.PDF.exe": b"MZ"})),
    ],
)
def test_programs_are_refused_whatever_they_are_called(name, content):
    assert said(name, content) == "The file holds a program and is not accepted."


@pytest.mark.parametrize("content", [files.bomb(), files.overlapping_bomb()], ids=["swollen", "overlapping"])
def test_archives_that_unpack_to_far_more_are_refused_unopened(content):
    assert "unpacks to far more" in said("plan.docx", content)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", files.pdf(password="비밀")),
        ("a.hwp", files.hwp(flags=0b11)),
        ("a.docx", files.ole({"EncryptedPackage": b"\0" * 100, "EncryptionInfo": b"\0" * 80})),
    ],
)
def test_files_behind_a_password_are_refused(name, content):
    assert "locked with a password" in said(name, content)


def test_a_pdf_whose_owner_forbids_copying_is_taken_with_a_note():
    assert look("a.pdf", files.pdf(owner="owner")).notes == ["restricted"]


def test_a_workbook_with_macros_is_refused():
    content = files.zipped({"[Content_Types].xml": b"<T/>", "xl/workbook.xml": b"<w/>", "xl/vbaProject.bin": b"x"})
    assert "macros" in said("book.xlsx", content)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"%PDF-1.7\nnothing follows"),
        ("a.docx", files.docx()[:60]),
        ("a.hwp", files.hwp()[:700]),
        ("a.hwp", files.OLE + b"\xff" * 600),
    ],
)
def test_damaged_files_are_refused_in_words(name, content):
    assert said(name, content) == "The file is damaged and cannot be read."


@pytest.mark.parametrize("content", [b"\0\1\2\3" * 50, b"\x89\xff\xfe" * 30, b"RIFF\x24\0\0\0WAVEfmt "])
def test_what_nobody_knows_is_refused(content):
    assert said("a.pdf", content) == "This kind of file is not accepted."


def test_a_chain_that_bites_its_tail_ends():
    looped = bytearray(files.hwp())
    looped[512 + 4 : 512 + 12] = (1).to_bytes(4, "little") + (1).to_bytes(4, "little")  # the directory follows itself
    assert ole.kind_of(io.BytesIO(bytes(looped)), len(looped))[0] == "hwp"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("\u1109\u1161\u110b\u1165\u11b8\u1100\u1168\u1112\u116c\u11a8.pdf", "사업계획.pdf"),  # macOS: NFD
        ("C:\\서류\\사업 계획서.hwp", "사업 계획서.hwp"),
        ("../../etc/passwd", "passwd"),
        ("계획\u202efdp.exe", "계획fdp.exe"),
        ("a\r\nSet-Cookie: x.pdf", "a Set-Cookie: x.pdf"),
        ("가" * 300 + ".pdf", "가" * 146 + ".pdf"),
        (" . ", ""),
    ],
)
def test_names_are_kept_in_korean_and_cannot_deceive(given, kept):
    assert tidy(given) == kept


def test_a_name_without_an_ending_is_refused():
    assert "no ending" in said("계획서", files.pdf())
