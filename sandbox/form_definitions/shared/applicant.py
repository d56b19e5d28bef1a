"""Who applies: the applicant, the consortium, and what the applicant is."""

from office.forms.definition import Field, Section
from sandbox.form_definitions import rapid

MEMBER_KINDS = (
    ("company", ("기업", "Company")),
    ("local_government", ("지방자치단체", "Local government")),
    ("public_body", ("공공기관", "Public body")),
    ("university", ("대학·연구기관", "University or research institute")),
    ("association", ("단체·법인", "Association or foundation")),
    ("individual", ("개인", "Individual")),
)

_CONSORTIUM = Field(
    "consortium", "rows", ("컨소시엄 참여기관", "Consortium members"), most=20,
    hint=("함께 사업을 하는 기관을 한 줄에 하나씩 적습니다. 혼자 신청하면 비워 둡니다. 위의 신청인이 대표기관으로서 통지를 받습니다.",
          "One line for each organisation that takes part. Leave it empty if you apply alone. The applicant above receives the letters for all."),
    good=("가온시 · 지방자치단체 · 스마트도시과장 · 실증 장소(보도 3.2km)와 관제센터 제공, 민원 대응",
          "Gaon City · local government · head of the smart city division · gives the site (3.2 km of footpath) and the control centre, answers complaints"),
    weak=("○○기관 · 협력", "Some institute · cooperation"),
    fields=(
        Field("name", "text", ("기관명", "Organisation"), required=True, limit=200),
        Field("kind", "choice", ("유형", "Type"), required=True, choices=MEMBER_KINDS),
        Field("lead", "text", ("책임자", "Person in charge"), required=True, limit=100),
        Field("position", "text", ("직위", "Position"), limit=100),
        Field("phone", "phone", ("전화", "Telephone"), required=True),
        Field("email", "email", ("전자우편", "E-mail"), required=True),
        Field("role", "text", ("맡은 일", "Role"), required=True, limit=300),
    ),
)  # fmt: skip

APPLICANT = Section(
    "applicant",
    ("신청인", "Applicant"),
    hint=("등록된 정보에서 채워졌습니다. 사업자등록증과 등기사항증명서는 담당자가 행정정보 공동이용으로 확인하고(민원처리법 제10조), 인감증명서도 요구하지 않습니다.",
          "Filled in from what is registered. The office looks up business registration and register extract itself (Civil Petitions Act §10), and no certificate of the seal is asked for."),
    fields=(*rapid.APPLICANT.fields, _CONSORTIUM),
)  # fmt: skip

_FINANCES = Field(
    "finances", "rows", ("재무 현황", "Finances"), most=5,
    hint=("최근 3년을 적습니다. 설립한 지 3년이 안 되었으면 있는 해만 적습니다.", "The last three years, or as many as there are."),
    fields=(
        Field("year", "integer", ("연도", "Year"), required=True, least=1950, most=2100),
        Field("sales", "money", ("매출액", "Sales")),
        Field("profit", "money", ("영업이익", "Operating profit"), least=-(10**15),
              hint=("손실은 -를 붙입니다.", "A loss with a minus.")),
        Field("assets", "money", ("자산총계", "Total assets")),
        Field("debt", "money", ("부채총계", "Total debt")),
    ),
)  # fmt: skip
_STAFF = Field(
    "staff", "rows", ("참여 인력", "People of the project"), required=True, least=1, most=50,
    hint=("사업에 참여하는 사람만 적습니다. 주민등록번호나 생년월일은 적지 않습니다.",
          "Only those who work on the project. No resident registration numbers, no dates of birth."),
    good=("안전운영팀 팀장 · 원격 관제와 사고 대응 총괄 · 산업안전기사 · 자율주행 시험운행 관제 4년",
          "Head of safe operation · remote control room and accidents · industrial safety engineer · four years of controlling test drives"),
    weak=("연구원 · 연구", "Researcher · research"),
    fields=(
        Field("name", "text", ("성명", "Name"), required=True, limit=100),
        Field("department", "text", ("부서", "Department"), limit=100),
        Field("position", "text", ("직위", "Position"), limit=100),
        Field("duty", "text", ("담당 업무", "Duty"), required=True, limit=200),
        Field("qualification", "text", ("자격", "Qualification"), limit=200),
        Field("experience", "text", ("경력", "Experience"), limit=300),
    ),
)  # fmt: skip

ORGANISATION = Section(
    "organisation",
    ("신청기관 현황", "About the applicant"),
    hint=("사업을 해낼 수 있는지 전문위원회가 보는 자료입니다.", "By this the expert panel sees whether you can carry it out."),
    fields=(
        Field("founded_on", "date", ("설립일", "Founded on"), hint=("개인이면 비워 둡니다.", "Leave it empty if you are a person.")),
        Field("main_business", "textarea", ("주요사업", "Main business"), required=True, limit=1000,
              good=("건물 안 배송로봇의 제조와 임대(2025년 매출의 81%), 관제 소프트웨어 판매. 병원 3곳과 물류창고 5곳에서 로봇 64대를 운영합니다.",
                    "Making and leasing robots that deliver inside buildings (81% of sales in 2025), and control software. 64 robots run in three hospitals and five warehouses."),
              weak=("로봇 및 인공지능 관련 사업 일체", "All business of robots and artificial intelligence")),
        Field("licences", "textarea", ("보유 인허가", "Permits held"), limit=1000,
              hint=("이 사업과 관련된 인가·허가·등록·신고를 적습니다.", "Those that have to do with this project."),
              good=("위치기반서비스사업 신고(2024년), 전파인증(로봇 본체, 2025년). 보도 통행에 관한 허가는 제도가 없어 없습니다.",
                    "Notification as a location service (2024), radio certificate of the robot (2025). None for footpaths, for there is no such permit."),
              weak=("관련 인허가 보유", "The permits concerned are held")),
        Field("technology", "textarea", ("보유기술·특허", "Technology and patents held"), required=True, limit=2000,
              good=("보행자 회피 주행 제어(특허 등록 1건), 시속 6km 이하 실내외 연속 주행 누적 12,000km, 사고 0건",
                    "Driving control that avoids pedestrians (one patent), 12,000 km driven indoors and outdoors at no more than 6 km/h, no accident"),
              weak=("세계 최고 수준의 자율주행 기술을 보유함", "We hold the world's best self-driving technology")),
        _FINANCES,
        _STAFF,
    ),
)  # fmt: skip
