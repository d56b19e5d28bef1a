"""Papers as they are handed in: set text, scans with their grain, photographs, a spreadsheet that nobody can bind."""

import io
import random
from dataclasses import dataclass

import pikepdf
from pikepdf import Dictionary, Name
from PIL import Image

SENTENCE = (
    "본 실증사업은 도심 보도에서 배송로봇을 운행하며 보행자 안전과 개인정보 처리의 적정성을 확인하려는 것으로, "
    "운행 구간과 시간을 단계적으로 넓히고 현장 요원의 동행 범위를 줄여 나간다. "
)
PAGES_EACH = 20  # of a case: 8 + 3 + 3 + 5 + 1


@dataclass(frozen=True)
class Made:
    """A file and what it is."""

    title: str
    name: str
    kind: str
    content: bytes


def text(title: str, pages: int) -> bytes:
    """So many full pages of Korean prose."""
    from office.documents import fonts

    configuration = fonts.configuration()  # before the typesetter is loaded
    import weasyprint

    body = "".join(f"<section><h1>{title} {n + 1}</h1><p>{SENTENCE * 22}</p></section>" for n in range(pages))
    css = "section{break-after:page} section:last-child{break-after:auto} body{font:10.5pt/1.7 'Pretendard GOV'}"
    markup = f"<html lang=ko><style>{css}</style><body>{body}</body></html>"
    return weasyprint.HTML(string=markup).write_pdf(font_config=configuration)


def scan(pages: int, seed: int) -> bytes:
    """Pages of a scanner: A4 at 150 dots an inch, grey, with grain, some 200 kB each."""
    with pikepdf.new() as pdf:
        for number in range(pages):
            jpeg = _grain(seed * 100 + number)
            page = pdf.add_blank_page(page_size=(595.28, 841.89))
            drawn = pdf.make_stream(
                jpeg, Type=Name.XObject, Subtype=Name.Image, Width=1240, Height=1754, ColorSpace=Name.DeviceGray,
                BitsPerComponent=8, Filter=Name.DCTDecode,
            )  # fmt: skip
            page.obj.Resources = Dictionary(XObject=Dictionary(Im=drawn))
            page.obj.Contents = pdf.make_stream(b"q 595.28 0 0 841.89 0 0 cm /Im Do Q")
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def _grain(seed: int) -> bytes:
    small = Image.frombytes("L", (620, 877), random.Random(seed).randbytes(620 * 877))  # noqa: S311  grain, no secret
    paper = Image.blend(small.resize((1240, 1754)), Image.new("L", (1240, 1754), 235), 0.88)
    out = io.BytesIO()
    paper.save(out, "JPEG", quality=80)
    return out.getvalue()


def photograph(seed: int) -> bytes:
    """A picture of a telephone, twelve million points."""
    small = Image.frombytes("RGB", (200, 150), random.Random(seed).randbytes(200 * 150 * 3))  # noqa: S311
    out = io.BytesIO()
    small.resize((4000, 3000), Image.Resampling.BICUBIC).save(out, "JPEG", quality=85)
    return out.getvalue()


def of_a_case(variant: int) -> list[Made]:
    """What comes with one case: twenty pages in five papers, and a sixth that is only named."""
    return [
        Made("스마트실증사업 신청서 및 사업계획서", "신청서.pdf", "pdf", text(f"사업계획서 {variant}", 8)),
        Made("관계 부처 회신", "회신.pdf", "pdf", text(f"회신 {variant}", 3)),
        Made("전문위원회 검토의견서", "검토의견서.pdf", "pdf", text(f"검토의견 {variant}", 3)),
        Made("보험 증권과 인증서(스캔)", "증빙.pdf", "pdf", scan(5, variant)),
        Made("실증 장소 사진", "현장.jpg", "jpeg", photograph(variant)),
        Made("사업비 산출 내역", "사업비.xlsx", "xlsx", b"PK not opened by anybody here"),
    ]
