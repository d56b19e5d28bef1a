"""How it is done: aims, steps and schedule, and how it is run, watched and measured."""

from office.forms.definition import Field, Section

_SCHEDULE = Field(
    "schedule", "rows", ("추진 일정", "Schedule"), required=True, least=1, most=40,
    good=("안전 점검과 시험 주행 · 2027-03-01~2027-04-30 · 로봇 4대로 야간 주행 200회, 지자체·경찰과 합동 점검",
          "Safety check and trial runs · 2027-03-01 to 2027-04-30 · 200 runs at night with four robots, joint check with city and police"),
    weak=("1차년도 · 준비", "First year · preparation"),
    fields=(
        Field("step", "text", ("단계", "Step"), required=True, limit=200),
        Field("begins_on", "date", ("시작", "Begins"), required=True),
        Field("ends_on", "date", ("끝", "Ends"), required=True),
        Field("work", "textarea", ("할 일과 결과물", "Work and result"), required=True, limit=1000),
    ),
)  # fmt: skip

SCHEDULE = Section(
    "plan",
    ("목표와 방법", "Aims and method"),
    fields=(
        Field("goal", "textarea", ("목적과 목표", "Purpose and aims"), required=True, limit=3000,
              hint=("끝났을 때 무엇을 알게 되는지, 무엇으로 판단하는지 적습니다.", "What will be known at the end, and by what it is judged."),
              good=("배송로봇이 보도에서 보행자에게 위험하지 않음을 12,000회 주행으로 확인합니다. 보행자와의 접촉 0건, 보행자가 멈춰야 했던 경우 1,000회당 2건 이하를 기준으로 봅니다.",
                    "Find out by 12,000 runs that delivery robots are no danger on footpaths: no contact with a pedestrian, and at most two cases in 1,000 runs in which somebody had to stop."),
              weak=("로봇 배송 산업을 활성화합니다.", "Promote the robot delivery industry.")),
        Field("scope", "textarea", ("범위", "Scope"), required=True, limit=2000,
              hint=("규모(대수·이용자 수), 시간대, 대상에서 빼는 것을 적습니다.", "How many devices and users, which hours, what is left out."),
              good=("로봇 10대, 하루 최대 150회, 07시부터 22시까지. 어린이 보호구역과 비 5mm/h 이상인 때는 제외합니다.",
                    "Ten robots, at most 150 runs a day, from 7 to 22 o'clock; not in school zones, nor in rain above 5 mm an hour."),
              weak=("필요에 따라 확대", "To be extended as needed")),
        Field("method", "textarea", ("단계별 방법(시나리오)", "Method step by step (scenario)"), required=True, limit=6000,
              hint=("단계마다 조건, 넘어가는 기준, 그만두는 기준을 적습니다.", "For each step: conditions, when to go on, when to stop."),
              good=("1단계(2개월) 안전요원이 로봇 옆에서 걷습니다. 접촉 0건이고 급정지가 100회당 1건 이하이면 2단계로 갑니다. 2단계(4개월)는 안전요원 1명이 3대를 50m 안에서 지켜봅니다. 접촉이 1건이라도 있으면 모든 로봇을 세우고 원인을 찾을 때까지 1단계로 돌아갑니다.",
                    "Step 1 (two months): a guard walks beside each robot. With no contact and at most one hard stop in 100 runs, on to step 2 (four months): one guard watches three robots within 50 m. At any contact all robots halt and step 1 is resumed until the cause is found."),
              weak=("순차적으로 확대 운영합니다.", "Operation is extended gradually.")),
        _SCHEDULE,
    ),
)  # fmt: skip

OPERATION = Section(
    "operation",
    ("운영계획", "Operation"),
    fields=(
        Field("execution_mode", "textarea", ("시행방식", "Manner of execution"), required=True, limit=2000,
              hint=("직접 하는지, 맡기는지, 유료인지 무료인지 적습니다(시행령 제52조제1항).", "By yourselves or by others, free or paid (Decree §52①)."),
              good=("당사가 직접 운영하고 관제는 가온시 도시통합운영센터 안에서 합니다. 처음 6개월은 무료, 그 뒤 건당 1,500원을 받습니다.",
                    "We run it ourselves, from a room in the city's operation centre. Free for six months, then 1,500 won for a delivery."),
              weak=("민관 협력 방식", "Public-private cooperation")),
        Field("environment", "textarea", ("운영 환경", "Environment"), required=True, limit=2000,
              hint=("장소의 모습, 통행량, 시설, 통신을 적습니다.", "The place, its traffic, facilities and network."),
              good=("폭 2.5~4m의 보도, 횡단보도 11곳, 보행량은 시간당 최대 620명(2026년 9월 평일 조사). LTE 음영 2곳에는 중계기를 답니다. 충전대는 단지 주차장 6곳입니다.",
                    "Footpaths 2.5 to 4 m wide, eleven crossings, up to 620 pedestrians an hour (counted on weekdays in September 2026). Two spots without network get repeaters; six charging posts stand in car parks."),
              weak=("스마트시티 인프라가 우수함", "Excellent smart city infrastructure")),
        Field("user_recruitment", "textarea", ("이용자 확보", "Winning users"), required=True, limit=2000,
              hint=("누구를 몇 명, 어떻게 모으고 동의를 받는지 적습니다.", "Whom, how many, how they are found and how they consent."),
              good=("새봄마을 1~4단지 2,140세대 가운데 앱에서 동의한 세대(목표 400세대). 동의는 언제든 거둘 수 있습니다.",
                    "Households of estates 1 to 4 (2,140) that consent in the app (aim: 400); consent can be withdrawn at any time."),
              weak=("주민을 대상으로 홍보", "Publicity among residents")),
        Field("monitoring", "textarea", ("모니터링과 통제", "Watching and control"), required=True, limit=3000,
              hint=("누가 무엇을 보고, 어떤 때 누가 멈추는지 적습니다.", "Who watches what, and who stops it when."),
              good=("관제원 2명이 07~22시에 영상과 속도를 봅니다. 장애물 앞 정지가 10초를 넘으면 원격으로 옮기고, 30초를 넘으면 현장요원이 5분 안에 갑니다. 모든 로봇을 한 번에 세우는 단추는 관제원과 가온시 당직자가 가지고 있습니다.",
                    "Two controllers watch pictures and speed from 7 to 22. A halt of more than 10 seconds is solved remotely, of more than 30 by a person on the spot within five minutes. Controllers and the city's officer on duty each have a button that halts all robots."),
              weak=("실시간 모니터링 실시", "Real-time monitoring is carried out")),
        Field("measurement", "textarea", ("성과측정", "Measuring results"), required=True, limit=2000,
              hint=("지표는 ‘실증데이터’에 적고, 여기에는 언제 누가 재고 평가하는지 적습니다.", "The metrics stand under data; say here who measures and judges when."),
              good=("매달 말 가온대학교가 원자료에서 지표를 다시 계산해 운영회의에 올립니다. 6개월마다 목표와 견주어 단계를 넘길지 정하고, 그 결과를 공개합니다.",
                    "At the end of each month the university computes the metrics anew from raw data for the meeting. Every six months they are held against the aims, the next step is decided, and the result is published."),
              weak=("사업 종료 후 종합 평가", "An overall evaluation at the end")),
        Field("reporting", "textarea", ("보고", "Reporting"), required=True, limit=2000,
              hint=("법령에 정한 보고 주기는 없습니다. 분기마다 보고하는 것을 기본으로 하고, 사고는 곧바로 알립니다.",
                    "The law sets no interval. Quarterly is usual; accidents are told at once."),
              good=("분기가 끝난 뒤 15일 안에 국토교통부와 가온시에 지표와 민원을 보고하고, 사람이 다치면 1시간 안에 전화로 알립니다.",
                    "Within 15 days of each quarter metrics and complaints go to the ministry and the city; an injury is told by telephone within an hour."),
              weak=("필요시 보고", "Reports as needed")),
    ),
)  # fmt: skip
