"""A form with a question of every kind, for the tests of forms."""

from office.access import rule
from office.attachments import attaching
from office.forms import actions, registry
from office.forms.definition import Choice, Field, FormDefinition, Section
from office.people.who import MemberOf
from tests.office import cases, files

READ = rule("test.draft.read", MemberOf("matter__organisation"))
FORM = "test.form"
COLUMNS = [
    Field("item", "text", ("항목", "Item"), required=True),
    Field("amount", "money", ("금액", "Amount"), required=True),
    Field("note", "textarea", ("비고", "Note")),
]
DEFINITION = FormDefinition(
    FORM, 1, ("시험 신청서", "Test application"),
    [
        Section("who", ("신청인", "Applicant"), [
            Field("company", "text", ("회사명", "Company"), required=True, limit=20),
            Field("brn", "brn", ("사업자등록번호", "Registration number"), required=True),
            Field("email", "email", ("전자우편", "E-mail")),
            Field("phone", "phone", ("전화", "Telephone")),
        ]),
        Section("what", ("서비스", "Service"), [
            Field("summary", "textarea", ("주요내용", "Summary"), ("무엇을, 어디서", "What and where"), required=True,
                  good=("세종시 보도에서 …", "On pavements in Sejong …"), weak=("혁신 서비스", "An innovation")),
            Field("kind", "choice", ("유형", "Kind"), required=True,
                  choices=[("technology", ("기술", "Technology")), Choice("service", ("서비스", "Service"))]),
            Field("fields", "multichoice", ("분야", "Fields"), least=1, most=2,
                  choices=[("traffic", ("교통", "Traffic")), ("energy", ("에너지", "Energy")),
                           ("safety", ("안전", "Safety"))]),
            Field("personal", "boolean", ("개인정보 처리", "Personal data"), required=True),
            Field("measures", "textarea", ("보호 방안", "Protection"), required=True, only_if=("personal", "true")),
            Field("start", "date", ("시작일", "Start")),
            Field("opens", "datetime", ("접수 시작", "Opens at")),
            Field("robots", "integer", ("대수", "Robots"), least=1, most=100),
            Field("weight", "decimal", ("무게", "Weight"), places=1, unit=("kg", "kg")),
            Field("site", "url", ("누리집", "Website")),
        ]),
        Section("money", ("예산", "Budget"), [
            Field("total", "money", ("총사업비", "Total")),
            Field("budget", "rows", ("세부 예산", "Budget lines"), least=1, most=5, fields=COLUMNS),
        ]),
        Section("papers", ("붙임", "Papers"), [
            Field("plan", "files", ("사업 설명서", "Description"), required=True, most=2, types=("pdf", "hwp", "txt")),
            Field("oath", "declaration", ("사실과 같습니다", "All this is true"), required=True),
        ]),
    ],
)  # fmt: skip

GOOD = {
    "company": "가람모빌리티", "brn": "1234567891", "summary": "보도 위 배달로봇", "kind": "service", "personal": False,
    "fields": ["traffic"], "budget": [{"id": "1", "item": "로봇", "amount": 12_000_000}], "oath": True,
}  # fmt: skip


def closed(subject) -> list[str]:
    return ["It has been withdrawn."] if subject.state == "withdrawn" else []


def beside(actor, subject, code: str) -> bool:
    return code == "letter" and cases.WRITE.holds(actor, subject)


def register() -> None:
    registry.define(DEFINITION)
    registry.register(
        cases.KIND, FORM, write=cases.WRITE, draft=READ, audience="test.both", closed=closed, beside=beside
    )


def complete(answers, actor):
    """Fill in everything that is required, with a file."""
    actions.save(answers, GOOD, revision=answers.revision, by=actor)
    attaching.attach(answers.matter, "plan", files.upload("설명서.pdf", files.pdf(3)), by=actor)
    return answers
