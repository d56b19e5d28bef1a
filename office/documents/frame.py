"""The frame of an official letter (두문·본문·결문), as facts.

행정업무의 운영 및 혁신에 관한 규정 시행규칙 §4: an official letter consists of a head (agency, recipient), a body
(subject, text, enclosures) and a closing (name of the sender, those who drafted, reviewed, cooperated and decided, the
registration number with the day of issue, address, telephone, e-mail and class of disclosure).
"""

import datetime as dt
from dataclasses import dataclass, field

DISCLOSURE = {"public": "대국민공개", "partial": "부분공개", "closed": "비공개"}


@dataclass(frozen=True)
class Signature:
    """One box of the approval line: `mark` is 전결 (decided by delegation) or 대결 (decided in absence), or empty."""

    role: str  # draft, review, cooperate, approve
    title: str
    name: str
    on: dt.date | None = None
    mark: str = ""

    @property
    def label(self) -> str:
        """The box's heading."""
        return {"draft": "기안", "review": "검토", "cooperate": "협조", "approve": "결재"}[self.role]


@dataclass(frozen=True)
class Letterhead:
    """Who writes: the same for all letters of a unit; see `registry.set_letterhead`."""

    agency: str
    sender: str
    unit: str
    postcode: str = ""
    address: str = ""
    homepage: str = ""
    phone: str = ""
    fax: str = ""
    email: str = ""

    @property
    def place(self) -> str:
        """Postcode, address and homepage, as the closing's second line has them."""
        return " / ".join(
            filter(None, [f"우 {self.postcode} {self.address}" if self.postcode else self.address, self.homepage])
        )

    @property
    def telephone(self) -> str:
        """Telephone and fax."""
        return " ".join(filter(None, [self.phone and f"전화 {self.phone}", self.fax and f"전송 {self.fax}"]))


@dataclass(frozen=True)
class Frame:
    """Everything around the text of one document, frozen when it is issued."""

    letterhead: Letterhead
    recipient: str
    subject: str
    number: str = ""
    issued_on: dt.date | None = None
    via: str = ""
    recipients: tuple[str, ...] = ()
    enclosures: tuple[str, ...] = ()
    text: str = ""
    line: tuple[Signature, ...] = field(default=())
    disclosure: str = "partial"
    seal: str = "place"  # "place": room for the seal; "omitted": 관인생략

    @property
    def disclosure_label(self) -> str:
        """The class of disclosure as it is printed."""
        return DISCLOSURE[self.disclosure]

    @property
    def contact(self) -> str:
        """Telephone, e-mail and class of disclosure, as the closing's last line has them."""
        return " / ".join(filter(None, [self.letterhead.telephone, self.letterhead.email, self.disclosure_label]))
