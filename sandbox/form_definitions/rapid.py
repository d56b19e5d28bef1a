"""The rapid confirmation's questions.

Form 5의2 itself was not found; the fields follow the sibling ICT act's form (회사·대표자·기술·서비스, 예상 소관기관, 예상되는
허가등, 세부내용, 법·제도 이슈, 기타 질의) with the service fields of the Smart City Decree §2.
"""

from office.forms.definition import Field, FormDefinition, Section

RAPID_FORM = "sandbox.rapid"

SERVICE_KINDS = (
    ("technology", ("기술", "Technology")),
    ("service", ("서비스", "Service")),
    ("convergence", ("기술과 서비스의 융합", "Both, combined")),
)
# Smart City Act Enforcement Decree §2
SERVICE_FIELDS = (
    ("administration", ("행정", "Administration")),
    ("transport", ("교통", "Transport")),
    ("health", ("보건·의료·복지", "Health and welfare")),
    ("environment", ("환경·에너지·수자원", "Environment, energy, water")),
    ("safety", ("방범·방재", "Crime and disaster prevention")),
    ("facility", ("시설물 관리", "Facility management")),
    ("education", ("교육", "Education")),
    ("tourism", ("문화·관광·스포츠", "Culture, tourism, sports")),
    ("logistics", ("물류", "Logistics")),
    ("labour", ("근로·고용", "Labour and employment")),
    ("housing", ("주거", "Housing")),
    ("other", ("그 밖의 분야", "Other")),
)

APPLICANT = Section(
    "applicant",
    ("신청인", "Applicant"),
    hint=("등록된 정보에서 채워졌습니다. 사업자등록증이나 등기사항증명서는 내지 않습니다.",
          "Filled in from what is registered. No business registration certificate or register extract is needed."),
    fields=(
        Field("company_name", "text", ("회사명(성명)", "Company (name)"), required=True, limit=200, autocomplete="organization"),
        Field("brn", "brn", ("사업자등록번호", "Business registration number"),
              hint=("사업자가 아니면 비워 둡니다.", "Leave empty if there is none.")),
        Field("address", "text", ("주소", "Address"), required=True, limit=300, autocomplete="street-address"),
        Field("representative", "text", ("대표자명", "Representative"), required=True, limit=100),
        Field("contact_name", "text", ("담당자", "Contact"), required=True, limit=100, autocomplete="name"),
        Field("contact_phone", "phone", ("전화번호", "Telephone"), required=True, autocomplete="tel"),
        Field("contact_email", "email", ("전자우편", "E-mail"), required=True, autocomplete="email"),
    ),
)  # fmt: skip
SERVICE = Section(
    "service",
    ("기술·서비스", "Technology or service"),
    fields=(
        Field("service_name", "text", ("기술·서비스 명칭", "Name of the technology or service"), required=True, limit=150),
        Field("service_kind", "choice", ("유형", "Type"), required=True, choices=SERVICE_KINDS),
        Field("service_field", "choice", ("서비스 분야", "Field of service"), required=True, choices=SERVICE_FIELDS,
              hint=("스마트도시법 시행령 제2조의 분야입니다.", "The fields of Decree §2.")),
        Field(
            "summary", "textarea", ("주요내용", "What it does"), required=True, limit=3000,
            hint=("누가, 어디에서, 무엇을, 어떻게 하는지 적습니다. 부처는 이 글로 소관을 판단합니다.",
                  "Who does what, where and how. The ministries judge by this text whether it concerns them."),
            good=("아파트 단지 입구에서 세대 문 앞까지 보도와 승강기로 물품을 나르는 로봇 10대를 운영합니다. 최고 속도는 시속 6km이고 관제실에서 한 사람이 다섯 대를 지켜봅니다.",
                  "Ten robots carry parcels from the gate of a housing estate to the doors, over footpaths and by lift, at no more than 6 km/h; one person in a control room watches five of them."),
            weak=("첨단 로봇으로 물류를 혁신합니다.", "We revolutionise logistics with advanced robots."),
        ),
        Field("description", "files", ("기술·서비스 및 사업 설명서", "Description of the technology, service and business"),
              required=True, least=1, most=5,
              hint=("시행령 제52조의2제1항의 첨부서류입니다.", "The attachment of Decree §52의2①.")),
    ),
)  # fmt: skip
QUESTION = Section(
    "question",
    ("확인받을 내용", "What is to be confirmed"),
    fields=(
        Field("expected_agencies", "text", ("예상 소관기관", "Ministries you think concerned"), limit=300,
              hint=("모르면 비워 두십시오. 사무국이 찾습니다.", "Leave it empty if you do not know; the office finds out.")),
        Field(
            "expected_permits", "textarea", ("예상되는 허가등", "Permits you expect"), limit=2000,
            hint=("허가·승인·인증·검증·인가 등과 근거 법령을 아는 만큼 적습니다.",
                  "Permits, approvals, certificates, with the law as far as you know it."),
            good=("보도 통행 허용 여부(도로교통법), 승강기 연동 안전기준(승강기 안전관리법)",
                  "Use of footpaths (Road Traffic Act); safety standard for lift control (Lift Safety Act)"),
            weak=("관련 법령 전부", "All laws concerned"),
        ),
        Field("details", "textarea", ("세부내용", "Details"), required=True, limit=4000,
              hint=("준비 정도, 시작할 때와 곳, 이용자를 적습니다.", "How far you are, when and where you want to begin, and who will use it.")),
        Field("legal_issues", "textarea", ("법·제도 이슈", "Legal questions"), limit=3000),
        Field("questions", "textarea", ("기타 질의", "Other questions"), limit=2000),
    ),
)  # fmt: skip
DECLARATION = Section(
    "declaration",
    ("확인", "Declaration"),
    fields=(
        Field("declaration", "declaration",
              ("위 내용이 사실이며, 신청 내용을 관계 행정기관에 보내는 것을 알고 있습니다.",
               "What is said above is true, and I know that it is sent to the administrative agencies concerned."),
              required=True),
    ),
)  # fmt: skip

RAPID = FormDefinition(
    code=RAPID_FORM,
    version=1,
    title=("규제 신속확인 신청서(별지 제5호의2서식)", "Application for rapid confirmation (form 5의2)"),
    sections=(APPLICANT, SERVICE, QUESTION, DECLARATION),
    basis="Act §49의2①, Decree §52의2①",
)
