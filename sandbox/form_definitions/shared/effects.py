"""What comes of it: effects, necessity, what follows, and the data by which it is shown."""

from office.forms.definition import Field, Section

_NUMBERS = Field(
    "effects", "rows", ("정량 효과", "Effects in numbers"), required=True, least=1, most=30,
    good=("1.5km 이내 배송 시간 · 지금 42분 · 목표 25분 · 앱의 주문·도착 시각",
          "Delivery time within 1.5 km · now 42 minutes · aim 25 minutes · times of order and arrival in the app"),
    weak=("배송 효율 · - · 향상", "Efficiency · – · improved"),
    fields=(
        Field("indicator", "text", ("지표", "Indicator"), required=True, limit=200),
        Field("baseline", "text", ("지금", "Now"), required=True, limit=100),
        Field("target", "text", ("목표", "Aim"), required=True, limit=100),
        Field("evidence", "text", ("재는 방법·근거", "How it is measured"), required=True, limit=300),
    ),
)  # fmt: skip

EFFECTS = Section(
    "effects",
    ("기대효과", "Expected effects"),
    fields=(
        _NUMBERS,
        Field("effects_in_words", "textarea", ("정성 효과", "Effects in words"), required=True, limit=2000,
              hint=("숫자로 재기 어려운 변화를 적습니다.", "What changes and cannot well be counted."),
              good=("걷기 불편한 주민이 남의 손을 빌리지 않고 장을 봅니다. 동네 가게 12곳이 배달 대행 없이 주문을 받게 됩니다.",
                    "Residents who walk with difficulty shop without asking others; twelve shops of the neighbourhood take orders without a delivery agency."),
              weak=("삶의 질 향상", "A better quality of life")),
        Field("resident_benefit", "textarea", ("주민 편익", "Benefit for residents"), required=True, limit=2000,
              hint=("누구의 무엇이 얼마나 나아지는지 적습니다.", "For whom what becomes better, and how much."),
              good=("엘리베이터가 없는 2단지 고령 가구 310세대가 무거운 생필품을 문 앞에서 받습니다. 사전 설문에서 64%가 쓰겠다고 했습니다.",
                    "310 elderly households of estate 2 receive heavy goods at the door; 64% said in a survey that they would use it."),
              weak=("주민 편의 증진", "More convenience")),
        Field("socioeconomic_effect", "textarea", ("사회·경제적 효과", "Social and economic effects"), required=True, limit=2000,
              hint=("일자리, 비용, 환경, 지역에 생기는 일을 나쁜 것까지 적습니다.", "Jobs, costs, environment, the neighbourhood: what is bad as well."),
              good=("관제원 6명과 정비원 2명을 새로 뽑습니다. 배달 오토바이 운행이 하루 90회 줄어 소음 민원(연 41건)이 줄 것으로 봅니다. 근거리 배달 일감은 하루 60건쯤 줄어 종사자 단체와 업무 전환을 협의하고 있습니다.",
                    "Six controllers and two mechanics are hired. Ninety motorcycle trips a day fall away, and with them noise (41 complaints a year). Couriers lose some 60 short deliveries a day; other work for them is being agreed with their association."),
              weak=("일자리 창출과 지역경제 활성화", "Jobs and a livelier local economy")),
        Field("necessity", "textarea", ("필요성", "Necessity"), required=True, limit=2000,
              hint=("왜 지금, 왜 특례가 아니면 안 되는지 적습니다.", "Why now, and why it cannot do without an exemption."),
              good=("사유지 시험은 마쳤고, 남은 물음(보행자와 섞인 보도에서의 안전)은 실제 보도에서만 확인할 수 있습니다.",
                    "Tests on private ground are done; what remains to be known, safety among pedestrians, can only be seen on a real footpath."),
              weak=("국가 경쟁력을 위해 필요", "Needed for national competitiveness")),
        Field("innovation", "textarea", ("혁신성", "Innovation"), required=True, limit=2000,
              hint=("지금 있는 기술·서비스와 무엇이 다른지 적습니다.", "How it differs from what there is."),
              good=("지금의 배송로봇은 건물 안이나 정해진 노선만 다닙니다. 이 로봇은 보행자의 진행 방향을 예측해 보도에서 길을 비켜 주고, 승강기와 연동해 문 앞까지 갑니다(특허 등록 1건).",
                    "Robots of today stay in buildings or on fixed routes. This one foresees where pedestrians go and gives way, and takes lifts up to the door (one patent)."),
              weak=("국내 최초의 혁신 서비스", "The first innovative service in the country")),
        Field("expansion", "textarea", ("확산 계획", "Plan for spreading it"), required=True, limit=2000,
              hint=("성공하면 어디로 어떻게 넓히는지 적습니다.", "Where it goes, and how, if it succeeds."),
              good=("지표를 채우면 2029년 가온시 5개 동(로봇 40대)으로 넓히고, 같은 관제 기준을 쓰려는 시 두 곳과 협의를 시작했습니다. 기준이 법령에 담기면 제조사에도 사양을 공개합니다.",
                    "If the metrics are met, five districts of the city with 40 robots in 2029; talks with two other cities that would use the same rules of supervision have begun. Once the standard is law, the specification is open to other makers."),
              weak=("전국으로 확대", "To be extended to the whole country")),
        Field("restoration", "textarea", ("복구 계획", "Plan for restoring"), required=True, limit=2000,
              hint=("끝나거나 취소되면 시설과 이용자, 자료를 어떻게 하는지 적습니다.", "What becomes of installations, users and data when it ends or is cancelled."),
              good=("종료 30일 전에 이용자에게 알리고, 충전대 6개소를 14일 안에 걷어내 보도를 원래대로 돌려놓으며, 영상은 모두 없애고 확인서를 가온시에 냅니다.",
                    "Users are told 30 days before the end; six charging posts are taken away and the footpath restored within 14 days; all pictures are deleted and the city gets a confirmation."),
              weak=("원상복구함", "It will be restored")),
    ),
)  # fmt: skip

DATA = Section(
    "data",
    ("실증데이터", "Data to be collected"),
    hint=("승인할 때 이 표로 자료와 지표를 정합니다. 정해 두지 않으면 법령을 고칠 근거가 남지 않습니다.",
          "The approval fixes data and metrics by this table; without them nothing is there by which the law could be changed."),
    fields=(
        Field("data_items", "rows", ("데이터 항목과 지표", "Data and metrics"), required=True, least=1, most=40,
              good=("보행자 근접 · 1m 안으로 다가온 횟수 · 회/1,000주행 · 라이다 기록에서 자동 집계 · 매월",
                    "Nearness to pedestrians · approaches within 1 m · cases in 1,000 runs · counted from lidar records · every month"),
              weak=("안전성 · 우수 · - · 자체 평가 · 수시", "Safety · excellent · – · own judgement · from time to time"),
              fields=(
                  Field("item", "text", ("항목", "Item"), required=True, limit=200),
                  Field("metric", "text", ("지표", "Metric"), required=True, limit=200),
                  Field("unit", "text", ("단위", "Unit"), required=True, limit=50),
                  Field("how", "text", ("모으는 방법", "How it is collected"), required=True, limit=300),
                  Field("interval", "text", ("주기", "Interval"), required=True, limit=100),
              )),
    ),
)  # fmt: skip
