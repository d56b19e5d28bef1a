"""What a call asks of those who enter: papers with their page limits, and questions of its own."""

from office.forms.definition import Field, Section

NEEDED = (("required", ("필수", "Required")), ("optional", ("선택", "Optional")))
COUNTING = (
    ("all_pages", ("모든 쪽", "Every page")),
    ("without_front", ("표지·목차 제외", "Without cover and contents")),
)
FORMATS = (("pdf", ("PDF만", "PDF only")), ("any", ("허용 형식 모두", "Any accepted format")))
QUESTION_KINDS = (
    ("text", ("짧은 글", "Short text")),
    ("textarea", ("긴 글", "Long text")),
    ("integer", ("정수", "Whole number")),
    ("decimal", ("소수", "Number")),
    ("money", ("금액", "Money")),
    ("date", ("날짜", "Date")),
    ("boolean", ("예·아니요", "Yes or no")),
    ("choice", ("하나 선택", "One choice")),
    ("multichoice", ("여러 개 선택", "Several choices")),
    ("table", ("표", "Table")),
    ("files", ("파일", "Files")),
)
_CODE = Field(
    "code", "text", ("코드", "Code"), required=True, limit=40,
    hint=("영문 소문자·숫자·밑줄. 공고 뒤에는 바꾸지 않습니다.", "Lower-case letters, digits, underscores; not changed after the announcement."),
)  # fmt: skip
_KO = Field("label_ko", "text", ("이름(국문)", "Name (Korean)"), required=True, limit=300)
_EN = Field("label_en", "text", ("이름(영문)", "Name (English)"), required=True, limit=300)

PAPERS = Section(
    "papers",
    ("제출 서류", "Papers"),
    fields=(
        Field("papers", "rows", ("제출 서류", "Papers"), most=30,
              fields=(_CODE, _KO, _EN,
                      Field("needed", "choice", ("제출", "Needed"), required=True, choices=NEEDED),
                      Field("most_pages", "integer", ("쪽수 상한", "Pages at most"), least=1, most=2000),
                      Field("counting", "choice", ("쪽수 세는 법", "How pages count"), choices=COUNTING),
                      Field("format", "choice", ("형식", "Format"), required=True, choices=FORMATS),
                      Field("note_ko", "text", ("안내(국문)", "Note (Korean)"), limit=300),
                      Field("note_en", "text", ("안내(영문)", "Note (English)"), limit=300)),
              hint=("쪽수 상한이 있는 서류는 PDF로 받아 시스템이 세고, 접수 전에 알립니다.",
                    "Papers with a page limit are taken as PDF; the system counts, and says so before submission.")),
    ),
)  # fmt: skip

QUESTIONS = Section(
    "questions",
    ("신청서 문항", "Questions of the form"),
    fields=(
        Field("form_sections", "rows", ("신청서의 절", "Sections"), most=30, fields=(_CODE, _KO, _EN)),
        Field("form_questions", "rows", ("문항", "Questions"), most=200,
              fields=(Field("section", "text", ("절 코드", "Section"), required=True, limit=40), _CODE,
                      Field("kind", "choice", ("종류", "Kind"), required=True, choices=QUESTION_KINDS), _KO, _EN,
                      Field("hint_ko", "text", ("도움말(국문)", "Hint (Korean)"), limit=500),
                      Field("hint_en", "text", ("도움말(영문)", "Hint (English)"), limit=500),
                      Field("limit", "integer", ("글자 수 상한", "Letters at most"), least=1, most=20_000),
                      Field("required", "boolean", ("필수", "Required")),
                      Field("choices", "textarea", ("선택지", "Choices"), limit=4000, only_if=("kind", ("choice", "multichoice")),
                            hint=("한 줄에 하나: 코드 = 한국어 | English", "One in a line: code = Korean | English")),
                      Field("columns", "textarea", ("표의 열", "Columns"), limit=4000, only_if=("kind", ("table",)),
                            hint=("한 줄에 하나: 코드 : 종류 = 한국어 | English", "One in a line: code : kind = Korean | English")),
                      Field("only_if", "text", ("조건 문항 코드", "Asked only if: question"), limit=40),
                      Field("only_if_values", "text", ("조건 값(쉼표)", "…has one of (commas)"), limit=300))),
    ),
)  # fmt: skip
