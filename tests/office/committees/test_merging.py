"""Many files into one: bookmarks, numbers, names, and nothing that a stranger's file could break or bring along."""

import io
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from PIL import Image
from pypdf import PdfReader

from office.committees.cleaning import DAMAGED, EMPTY, LOCKED, TOO_LARGE, Unreadable, cleaned
from office.committees.geometry import seen
from office.committees.merging import Mark, Part, merge, pages_in, part
from office.committees.pictures import sheets_of
from office.committees.stamping import Stamp

A4 = (595.28, 841.89)
PLAIN = b"q BT /F1 24 Tf 60 60 Td (%s) Tj ET Q"


def font() -> Dictionary:
    return Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)


@pytest.fixture
def paper(tmp_path):
    """paper("a", 3) → a file whose pages say a-0, a-1, a-2."""

    def make(name: str, pages: int = 1, *, size=A4, content: bytes = PLAIN, change=None, **saving) -> Path:
        with pikepdf.new() as pdf:
            for number in range(pages):
                page = pdf.add_blank_page(page_size=size)
                page.obj.Resources = Dictionary(Font=Dictionary(F1=font()))
                page.obj.Contents = pdf.make_stream(content.replace(b"%s", f"{name}-{number}".encode()))
            if change is not None:
                change(pdf)
            pdf.save(tmp_path / f"{name}.pdf", **saving)
        return tmp_path / f"{name}.pdf"

    return make


def text(path: Path) -> list[str]:
    return [page.extract_text().strip() for page in PdfReader(path).pages]


def outline(path: Path) -> list:
    reader = PdfReader(path)

    def told(rows) -> list:
        return [
            told(row) if isinstance(row, list) else (row.title, reader.get_destination_page_number(row)) for row in rows
        ]

    return told(reader.outline)


def test_pages_follow_each_other_under_their_bookmarks(paper, tmp_path):
    to = tmp_path / "whole.pdf"
    parts = [
        part("표지", paper("a")),
        part("1. 안건", paper("b", 3), [Mark("신청서"), Mark("의견서", 2)]),
        Part(paper("c", 5), first=1, count=2),
        part("stream", io.BytesIO(paper("d").read_bytes())),
    ]
    assert merge(parts, to, title="회의 자료집") == 7
    assert text(to) == ["a-0", "b-0", "b-1", "b-2", "c-1", "c-2", "d-0"]
    assert outline(to) == [("표지", 0), ("1. 안건", 1), [("신청서", 1), ("의견서", 3)], ("stream", 6)]
    assert pages_in(to) == 7
    assert {path.suffix for path in tmp_path.iterdir()} == {".pdf"}  # nothing half done is left
    with pikepdf.open(to) as whole:
        assert str(whole.docinfo.Title) == "회의 자료집" and whole.Root.PageMode == Name.UseOutlines
    again = tmp_path / "again.pdf"
    merge(parts, again, title="회의 자료집")
    assert again.read_bytes() == to.read_bytes()


def test_pages_left_out_leave_nothing_behind(paper, tmp_path):
    """Of a file of which only one page is bound, no other page lies hidden in the result, though it is linked to."""

    def point(pdf):
        pdf.pages[1].obj.Annots = Array(
            [
                Dictionary(
                    Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], Dest=Array([pdf.pages[0].obj, Name.Fit])
                )
            ]
        )

    source = paper("secret", 3, change=point)
    merge([Part(source, first=1, count=1)], tmp_path / "whole.pdf")
    with pikepdf.open(tmp_path / "whole.pdf") as whole:
        streams = [one.read_bytes() for one in whole.objects if isinstance(one, pikepdf.Stream)]
    assert any(b"secret-1" in one for one in streams)
    assert not any(b"secret-0" in one or b"secret-2" in one for one in streams)


def test_a_list_of_contents_leads_to_its_pages(paper, tmp_path):
    def link(pdf):
        action = Dictionary(S=Name.URI, URI=String("packet:3"))
        other = Dictionary(S=Name.URI, URI=String("https://example.com/"))
        pdf.pages[0].obj.Annots = Array(
            [Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=one) for one in (action, other)]
        )

    contents = paper("contents", change=link)
    merge([Part(contents, linked=True), Part(paper("a", 2))], tmp_path / "whole.pdf")
    with pikepdf.open(tmp_path / "whole.pdf") as whole:
        lead, away = whole.pages[0].obj.Annots
        assert lead.Dest[0].objgen == whole.pages[2].obj.objgen and "/A" not in lead
        assert str(away.A.URI) == "https://example.com/"


@pytest.mark.parametrize(
    ("rotate", "size", "matrix"),
    [
        (0, (600, 800), "1 0 0 1 10.00 20.00"),
        (90, (800, 600), "0 1 -1 0 610.00 20.00"),
        (180, (600, 800), "-1 0 0 -1 610.00 820.00"),
        (270, (800, 600), "0 -1 1 0 10.00 820.00"),
        (-90, (800, 600), "0 -1 1 0 10.00 820.00"),
    ],
)
def test_a_page_is_seen_as_its_reader_sees_it(rotate, size, matrix):
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(900, 900))
        page.obj.CropBox = Array([610, 820, 10, 20])
        page.obj.Rotate = rotate
        place = seen(page)
        assert ((place.width, place.height), place.matrix) == (size, matrix)


@pytest.mark.pdf
def test_every_page_carries_its_number_and_the_name(paper, tmp_path):
    def turn(pdf):
        pdf.pages[0].obj.Rotate = 90
        del pdf.pages[1].obj["/Contents"], pdf.pages[1].obj["/Resources"]

    to = tmp_path / "whole.pdf"
    open_ended = b"q 0.1 0 0 0.1 0 0 cm q BT /F1 240 Tf 600 600 Td (%s) Tj ET"
    parts = [
        Part(paper("a", 3, change=turn)),
        Part(paper("b", content=open_ended)),
        Part(paper("c", 2, size=(1700, 2400))),
    ]
    merge(parts, to, stamp=Stamp("민간위원 시험", "민간위원 시험 배부용 · 복제 금지"))
    pages = text(to)
    for number, (page, own) in enumerate(zip(pages, ["a-0", "", "a-2", "b-0", "c-0", "c-1"], strict=True), 1):
        words = "".join(page.split())
        assert f"{number}/6" in words and own in page and "민간위원시험배부용·복제금지" in words, (number, page)
        assert words.count("험") >= 3  # twice across the page
    with pikepdf.open(to) as whole:
        forms = [one for one in whole.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == Name.Form]
        # the name, the line at the foot, one for each of three sizes as seen, and the page that did not close
        assert len(forms) == 2 + 3 + 1
        fonts = {str(one.BaseFont) for one in whole.objects if isinstance(one, Dictionary) and "/BaseFont" in one}
        assert all("Pretendard" in name or name == "/Helvetica" for name in fonts)
        matrices = [page.obj.Contents[-1].read_bytes() for page in whole.pages]
        assert b"0 1 -1 0" in matrices[0] and b"1 0 0 1" in matrices[2]


@pytest.mark.pdf
def test_without_a_name_there_are_only_numbers(paper, tmp_path):
    merge([Part(paper("a", 2))], tmp_path / "whole.pdf", stamp=Stamp())
    assert ["".join(page.split()) for page in text(tmp_path / "whole.pdf")] == ["a-01/2", "a-12/2"]


# ------------------------------------------------------------------------------------------------- strangers' files


def reason(source: Path, to: Path) -> str:
    with pytest.raises(Unreadable) as told:
        cleaned(source, to)
    return told.value.reason


def test_what_cannot_be_bound_says_why(paper, tmp_path):
    to = tmp_path / "clean.pdf"
    locked = paper("locked", encryption=pikepdf.Encryption(user="word", owner="word"))
    whole = paper("whole", 2).read_bytes()
    broken = {"noise": b"%PDF-1.7 and then nothing", "empty": b"", "text": b"no PDF at all" * 99}
    assert reason(locked, to) == LOCKED
    for name, content in broken.items():
        (tmp_path / name).write_bytes(content)
        assert reason(tmp_path / name, to) == DAMAGED, name
    assert reason(paper("nothing", 0), to) == EMPTY
    (tmp_path / "cut").write_bytes(whole[: len(whole) * 2 // 3])
    try:
        cleaned(tmp_path / "cut", to)  # mended as far as it goes, or refused: never anything else
    except Unreadable as told:
        assert told.reason in (DAMAGED, EMPTY)


def test_owner_locks_do_not_keep_a_paper_from_its_readers(paper, tmp_path):
    source = paper("kept", 2, encryption=pikepdf.Encryption(owner="word", user=""))
    assert cleaned(source, tmp_path / "clean.pdf") == 2
    assert text(tmp_path / "clean.pdf") == ["kept-0", "kept-1"]


def test_nothing_that_acts_comes_along(paper, tmp_path):
    def arm(pdf):
        js = Dictionary(S=Name.JavaScript, JS=String("app.alert('bang')"))
        launch = Dictionary(S=Name.Launch, F=String("bang.exe"))
        web = Dictionary(S=Name.URI, URI=String("https://example.com/"))
        page = pdf.pages[0].obj
        page.AA = Dictionary(O=js)
        link = {"Type": Name.Annot, "Subtype": Name.Link, "Rect": Array([0, 0, 9, 9])}
        page.Annots = Array(
            [
                Dictionary(**link, A=js), Dictionary(**link, A=launch), Dictionary(**link, AA=js),
                Dictionary(**link, A=web),
                Dictionary(**link, A=Dictionary(S=Name.URI, URI=String("https://example.com/"), Next=js)),
                Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, Rect=Array([0, 0, 9, 9])),
            ]
        )  # fmt: skip
        pdf.Root.OpenAction = js
        pdf.attachments["bang.exe"] = b"bang.exe"

    cleaned(paper("armed", change=arm), tmp_path / "clean.pdf")
    with pikepdf.open(tmp_path / "clean.pdf") as clean:
        (kept,) = clean.pages[0].obj.Annots
        assert str(kept.A.URI) == "https://example.com/" and set(clean.Root.keys()) <= {"/Type", "/Pages"}
    assert b"bang" not in (tmp_path / "clean.pdf").read_bytes()


def test_a_filled_in_form_keeps_what_was_written(paper, tmp_path):
    def fill(pdf):
        look = pdf.make_stream(
            b"BT /F1 12 Tf 2 4 Td (written) Tj ET", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 100, 20],
            Resources=Dictionary(Font=Dictionary(F1=font())),
        )  # fmt: skip
        field = pdf.make_indirect(
            Dictionary(
                Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("name"), V=String("written"), F=4,
                Rect=Array([60, 300, 160, 320]), AP=Dictionary(N=look), P=pdf.pages[0].obj,
            )
        )  # fmt: skip
        pdf.pages[0].obj.Annots = Array([field])
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]), DA=String("/F1 12 Tf 0 g"))

    cleaned(paper("form", change=fill), tmp_path / "clean.pdf")
    assert "written" in text(tmp_path / "clean.pdf")[0]


# ------------------------------------------------------------------------------------------------- pictures


def test_pictures_become_sheets(tmp_path, monkeypatch):
    to = tmp_path / "sheets.pdf"
    pictures = {
        "wide.png": Image.new("RGBA", (3000, 1000), (255, 0, 0, 128)),
        "high.jpg": Image.new("RGB", (800, 2600), "green"),
        "tiny.gif": Image.new("P", (40, 30)),
    }
    for name, picture in pictures.items():
        picture.save(tmp_path / name)
        assert sheets_of(tmp_path / name, to, tmp_path) == 1
        box = [float(edge) for edge in PdfReader(to).pages[0].mediabox]
        assert (box[2] > box[3]) is (picture.width > picture.height), name
    frames = [Image.new("1", (1200, 1700), n % 2) for n in range(3)]
    frames[0].save(tmp_path / "scan.tif", save_all=True, append_images=frames[1:])
    assert sheets_of(tmp_path / "scan.tif", to, tmp_path) == 3
    assert not list(tmp_path.glob("*.frame.pdf"))

    (tmp_path / "noise.png").write_bytes(b"\x89PNG\r\n\x1a\n and noise")
    with pytest.raises(Unreadable, match=DAMAGED):
        sheets_of(tmp_path / "noise.png", to, tmp_path)
    monkeypatch.setattr("office.committees.pictures.MOST_PIXELS", 1000)
    with pytest.raises(Unreadable, match=TOO_LARGE):
        sheets_of(tmp_path / "wide.png", to, tmp_path)
    assert sheets_of(tmp_path / "high.jpg", to, tmp_path) == 1  # read at a fraction of its size
