"""Safety, compensation and insurance; users, risks and interests."""

from office.forms.definition import Field, Section

_INSURED, _ALTERNATIVE = ("insurance", "insured"), ("insurance", "alternative")
# Decree §57①, in won
LEAST_DEATH, LEAST_INJURY, LEAST_DISABILITY, LEAST_PROPERTY = 150_000_000, 30_000_000, 150_000_000, 1_000_000_000

_COVER = (
    Field("cover_death", "money", ("사망 보장(1명당)", "Cover for death (each person)"), required=True, least=LEAST_DEATH, only_if=_INSURED,
          hint=("1억 5천만 원 이상(시행령 제57조제1항).", "KRW 150 million at least (Decree §57①).")),
    Field("cover_injury", "money", ("부상 보장(1명당)", "Cover for injury (each person)"), required=True, least=LEAST_INJURY, only_if=_INSURED,
          hint=("3천만 원 이상.", "KRW 30 million at least.")),
    Field("cover_disability", "money", ("후유장애 보장(1명당)", "Cover for disability (each person)"), required=True, least=LEAST_DISABILITY, only_if=_INSURED,
          hint=("1억 5천만 원 이상.", "KRW 150 million at least.")),
    Field("cover_property", "money", ("재산 보장(1사고당)", "Cover for property (each accident)"), required=True, least=LEAST_PROPERTY, only_if=_INSURED,
          hint=("10억 원 이상.", "KRW 1 billion at least.")),
    Field("insurance_until", "date", ("보험 종료 예정일", "Insured until"), only_if=_INSURED,
          hint=("사업 종료일이나 그 뒤여야 합니다(시행령 제57조제3항). 아직 모르면 비워 둡니다.",
                "The end of the project or later (Decree §57③). Leave it empty while unknown.")),
    Field("insurance_details", "textarea", ("보험 상품과 가입 일정", "Which insurance, and when"), limit=1000, only_if=_INSURED,
          hint=("증서는 시작하기 전에 국토교통부와 지방자치단체에 냅니다.", "The policy is handed to the ministry and the local government before the start."),
          good=("손해보험사의 영업배상책임보험에 로봇 특약을 붙여 시작 30일 전까지 가입합니다. 견적은 연 1,200만 원입니다.",
                "Business liability insurance with a rider for robots, taken out 30 days before the start; the offer is 12 million won a year."),
          weak=("추후 가입 예정", "To be taken out later")),
)  # fmt: skip
_ALTERNATIVE_PLAN = (
    Field("uninsurable_reason", "textarea", ("보험에 가입할 수 없는 사유", "Why no insurance can be had"), required=True, limit=2000, only_if=_ALTERNATIVE,
          hint=("어느 보험회사에 언제 문의해 어떤 답을 받았는지 적습니다.", "Which insurers were asked when, and what they said."),
          good=("2026년 9월 손해보험사 세 곳에 문의했으나, 실외이동로봇의 사고 통계가 없어 인수할 수 없다는 서면 답을 받았습니다.",
                "In September 2026 three insurers were asked; each declined in writing for want of accident statistics on outdoor robots."),
          weak=("보험료가 비쌉니다.", "The premium is high.")),
    Field("uninsurable_papers", "files", ("가입 불가 사유서와 보험회사의 답", "Statement and the insurers' replies"), most=5, only_if=_ALTERNATIVE),
    Field("compensation_plan", "textarea", ("손해배상계획", "Compensation plan"), required=True, limit=4000, only_if=_ALTERNATIVE,
          hint=("보장 금액(위 최저한도를 기준으로), 재원, 청구와 지급 절차를 적습니다. 지방자치단체와 협의하고 장관의 승인을 받아야 합니다(시행령 제57조의2).",
                "Amounts (by the limits above), funds, how it is claimed and paid. It needs the local government's consultation and the Minister's approval (Decree §57의2)."),
          good=("12억 원을 은행에 예치하고 가온시를 질권자로 합니다. 청구가 오면 3일 안에 손해사정인을 보내고 30일 안에 지급합니다.",
                "KRW 1.2 billion is deposited in a bank with the city as pledgee. An assessor comes within three days of a claim, payment within 30."),
          weak=("사고가 나면 성실히 배상", "We will compensate in good faith")),
)  # fmt: skip
_INSURANCE = Field(
    "insurance", "choice", ("책임보험", "Liability insurance"), required=True,
    choices=(
        ("insured", ("책임보험에 가입합니다", "Insurance is taken out")),
        ("alternative", ("가입할 수 없어 손해배상계획으로 갈음합니다", "None can be had: a compensation plan stands in its place")),
    ),
    hint=("최저한도(시행령 제57조제1항): 사망 1명당 1억 5천만 원(최소 2천만 원), 부상 3천만 원, 후유장애 1억 5천만 원, 재산 1사고당 10억 원.",
          "Least limits (Decree §57①): death KRW 150 million a person (floor 20 million), injury 30 million, disability 150 million, property 1 billion an accident."),
)  # fmt: skip


def safety(*, proof: tuple[Field, ...] = ()) -> Section:
    """The section; an innovation project also hands in its proof (Decree §52② iv)."""
    return Section(
        "safety",
        ("안전과 배상", "Safety and compensation"),
        fields=(
            Field("safety", "textarea", ("안전성", "Safety"), required=True, limit=4000,
                  hint=("어떤 시험으로 무엇을 확인했고, 남은 위험은 무엇인지 적습니다.", "Which tests showed what, and which risks remain."),
                  good=("보행자 모형 충돌 시험에서 시속 6km일 때 최대 하중 96N으로, 시험기관이 정한 상해 기준의 절반이었습니다. 야간 역광에서 인식 거리가 30m에서 18m로 줄어 그때는 시속 4km로 낮춥니다.",
                        "In collision tests with a dummy at 6 km/h the force was 96 N, half of the laboratory's injury limit. Against low light the sight falls from 30 m to 18 m, so speed is then lowered to 4 km/h."),
                  weak=("안전에 문제가 없음", "There is no safety problem")),
            *proof,
            Field("accident_prevention", "textarea", ("사고예방 방안", "Preventing accidents"), required=True, limit=3000,
                  good=("매일 운행 전 제동과 비상정지를 점검하고, 횡단보도에서는 신호와 관계없이 섰다가 관제원이 확인한 뒤 건넙니다.",
                        "Brakes and emergency stop are checked before each day; at crossings the robot halts in any case and goes when the controller has looked."),
                  weak=("안전교육 실시", "Safety training is given")),
            Field("compensation", "textarea", ("배상 방안", "Compensation"), required=True, limit=3000,
                  hint=("고의나 과실이 없음을 증명하지 못하면 사업자가 배상합니다. 청구를 받으면 보험 내용을 곧바로 알립니다(시행령 제57조의3).",
                        "The operator is liable unless it proves to be without fault; claimants are told of the cover at once (Decree §57의3)."),
                  good=("로봇과 앱에 사고 접수 번호를 적어 두고 24시간 받습니다. 접수하면 당일 보험 내용을 문자로 알리고, 결과는 15일 안에 국토교통부에 보고합니다.",
                        "A number for accidents, staffed day and night, stands on robots and in the app. The cover is told by text message the same day, the result to the ministry within 15 days."),
                  weak=("관련 법령에 따라 배상", "According to law")),
            _INSURANCE,
            *_COVER,
            *_ALTERNATIVE_PLAN,
        ),
    )  # fmt: skip


PROTECTION = Section(
    "protection",
    ("이용자 보호와 위험", "Users and risks"),
    fields=(
        Field("user_protection", "textarea", ("이용자 보호 방안", "Protecting users"), required=True, limit=3000,
              hint=("알리는 방법, 동의, 개인정보, 불만을 받는 곳을 적습니다.", "How they are told, consent, personal data, where to complain."),
              good=("시작 2주 전 단지 게시판과 앱에 실증 사실, 구역과 기간, 보험, 연락처를 알립니다. 영상은 얼굴을 지워 72시간 뒤 없앱니다.",
                    "Two weeks before the start boards and app tell of the test, its area and period, the insurance and whom to call. Faces are blurred and pictures deleted after 72 hours."),
              weak=("개인정보보호법을 준수", "The Personal Information Protection Act is kept")),
        Field("risks", "rows", ("위험과 대응", "Risks and responses"), required=True, least=1, most=30,
              good=("통신 두절 · 0.5초 안에 정지, 관제원이 3분 안에 다시 연결하지 못하면 현장요원이 옮김",
                    "Connection lost · halts within half a second; a person moves it if the controller cannot reconnect within three minutes"),
              weak=("고장 · 즉시 수리", "Failure · repaired at once"),
              fields=(
                  Field("risk", "textarea", ("위험", "Risk"), required=True, limit=500),
                  Field("response", "textarea", ("예방과 대응", "Prevention and response"), required=True, limit=1000),
              )),
        Field("interests", "textarea", ("이해관계 충돌과 해소", "Conflicts of interest and how they are solved"), required=True, limit=3000,
              hint=("손해를 볼 수 있는 사람이나 업종, 지금까지 나눈 이야기를 적습니다.", "Who may lose by it, and what has been talked over so far."),
              good=("배달 종사자 단체와 2026년 10월에 두 번 만나, 우천과 야간은 사람이 맡기로 했습니다. 시각장애인 단체의 의견으로 접근음을 넣었습니다.",
                    "Two meetings with the couriers' association in October 2026: rain and nights stay with people. At the wish of the blind people's association the robot sounds when it comes near."),
              weak=("해당 없음", "None")),
    ),
)  # fmt: skip
