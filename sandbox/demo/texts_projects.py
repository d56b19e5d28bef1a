"""What the demo's applicants write in an application for an exemption.

Places, rules and kinds of service follow what was really examined; applicants, figures and outcomes are invented.
"""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Rule:
    """One rule that stands in the way."""

    law: str
    article: str
    ministry: str
    obstacle: str
    exemption: str

    def row(self) -> dict[str, str]:
        """The row of the form."""
        return dict(vars(self))


@dataclass(frozen=True)
class Project:
    """One project: what differs between the demo's applications."""

    name: str
    kind: str
    field: str
    summary: str
    goal: str
    site: str
    risk: tuple[str, str]
    metric: tuple[str, str, str]
    rules: tuple[Rule, ...]
    region: str = "36110"
    grounds: tuple[str, ...] = ("1",)
    innovation: bool = False
    amount: int = 480_000_000

    def answers(self, year: int) -> dict[str, Any]:
        """Every answer that is required, by the codes of the form; the project begins in March of `year`."""
        told = self._words() | self._rows(year) | _COVER
        return told | ({"conversion": False} if self.innovation else {})

    def _words(self) -> dict[str, Any]:
        laws = ", ".join(rule.law for rule in self.rules)
        return {
            "service_name": self.name, "service_kind": self.kind, "service_field": self.field,
            "summary": self.summary, "goal": self.goal, "grounds": list(self.grounds),
            "service_details": f"{self.summary} 시제품으로 자체 시험을 마쳤으며, 시험 기록과 도면은 계획서에 붙였습니다.",
            "market": "국내에는 같은 방식으로 상용 운영하는 사업자가 없으며, 해외에서는 대학 교정과 계획도시를 중심으로 운영 구역이 늘고 있습니다.",
            "ground_reason": f"{laws}에는 이 서비스에 맞는 기준과 요건이 정해져 있지 않아 현행 법령대로는 사업을 시행할 수 없습니다.",
            "amendment_wish": "실증 결과를 근거로 서비스의 정의와 안전기준을 법령에 두고, 기준을 갖춘 사업자에게 허용하여 주시기 바랍니다.",
            "scope": f"{self.site}에서 단계별로 운영 대수와 시간을 늘립니다. 구역 밖으로는 운행하지 않습니다.",
            "method": "1단계는 안전요원이 함께 다니며 낮에만, 2단계는 원격 관제로 낮에, 3단계는 원격 관제로 밤까지 운영하고 단계마다 안전 점검 결과를 보고합니다.",
            "execution_mode": "신청기관이 직접 운영하고, 관제와 정비는 상근 인력이 맡습니다.",
            "environment": f"{self.site}의 보도 폭, 경사, 통행량을 조사하였고 통신이 끊기는 구간은 제외하였습니다.",
            "user_recruitment": "해당 구역 주민을 대상으로 공개 모집하고, 이용 조건과 위험, 보험을 알린 뒤 동의를 받습니다.",
            "monitoring": "관제센터에서 한 사람이 다섯 대까지 지켜보며, 이상이 있으면 1초 안에 원격으로 멈춥니다.",
            "measurement": f"매월 집계하는 값: {self.metric[0]}({self.metric[1]}). 집계한 값은 외부 전문가가 분기마다 확인합니다.",
            "reporting": "분기마다 국토교통부와 관할 지자체에 보고하고, 사고는 24시간 안에 알립니다.",
            "governance": "신청기관이 총괄하고 관할 지자체가 장소와 민원을, 보험사가 손해사정을 맡습니다.",
            "funding_plan": "자체 자금을 먼저 투입하고 지자체 분담금은 착수 뒤 반기별로 집행합니다.",
            "safety": "충돌 방지 장치, 비상 정지, 이중 통신을 갖추었고 공인 시험기관에서 제동과 전파 시험을 받았습니다.",
            "accident_prevention": "매일 운행 전 점검표를 작성하고, 비와 눈이 오면 운행하지 않으며, 어린이보호구역은 등하교 시간에 피합니다.",
            "compensation": "배상책임보험으로 보상하고, 보험으로 보상되지 않는 손해는 신청기관이 30일 안에 지급합니다.",
            "user_protection": "개인정보는 수집하지 않거나 수집 즉시 지우고, 불편 신고는 앱과 전화로 받아 하루 안에 답합니다.",
            "interests": "기존 사업자와 주민 대표를 분기마다 만나 의견을 듣고 운영 시간을 조정합니다.",
            "effects_in_words": "걷기 어려운 주민도 생활 서비스를 집에서 이용할 수 있고, 사고와 민원 자료가 법령 정비의 근거가 됩니다.",
            "resident_benefit": "고령자와 장애인이 많은 단지부터 시작하여 이동 부담을 줄입니다.",
            "socioeconomic_effect": "운영 인력 12명을 새로 고용하고, 부품의 80퍼센트를 국내에서 조달합니다.",
            "necessity": "인구가 늘지만 인력은 줄어 사람만으로는 서비스를 유지하기 어렵습니다.",
            "innovation": "기존 장비를 고치지 않고 도시 통합운영센터와 연계하는 방식은 국내에서 처음입니다.",
            "expansion": "실증이 끝나면 인근 생활권으로 넓히고, 표준 연계 규격을 공개합니다.",
            "restoration": "사업을 마치면 30일 안에 설비를 철거하고 표지와 노면을 원래대로 되돌립니다.",
            "main_business": "도시 서비스 로봇과 관제 소프트웨어의 개발과 운영",
            "technology": "특허 6건(주행 경로 생성 외), 정보보호 관리체계 인증 준비 중",
            "declaration": True,
        }  # fmt: skip

    def _rows(self, year: int) -> dict[str, Any]:
        risk, response = self.risk
        item, unit, metric = self.metric
        return {
            "regulations": [rule.row() for rule in self.rules],
            "regions": [{"local_government": self.region, "boundary": self.site}],
            "start_date": f"{year}-03-01", "end_date": f"{year + 2}-02-28", "months": 24,
            "schedule": [
                {"step": "준비", "begins_on": f"{year}-03-01", "ends_on": f"{year}-05-31", "work": "현장 점검, 안전요원 교육, 시험 운영"},
                {"step": "실증", "begins_on": f"{year}-06-01", "ends_on": f"{year + 2}-02-28", "work": "단계별 운영과 자료 수집"},
            ],
            "budget": [
                {"source": "own", "purpose": "장비 제작과 관제 시설", "amount": self.amount},
                {"source": "local", "purpose": "배상책임보험료", "amount": 12_000_000},
            ],
            "risks": [{"risk": risk, "response": response}],
            "effects": [{"indicator": item, "baseline": "측정값 없음", "target": metric, "evidence": "운영 기록"}],
            "data_items": [{"item": item, "metric": metric, "unit": unit, "how": "운영 기록에서 집계", "interval": "매월"}],
            "staff": [
                {"name": "총괄책임", "department": "사업본부", "position": "본부장", "duty": "사업 총괄"},
                {"name": "안전책임", "department": "안전팀", "position": "팀장", "duty": "안전 점검과 사고 대응"},
            ],
        }  # fmt: skip


_COVER = {
    "insurance_premium": 12_000_000, "insurance": "insured", "cover_death": 150_000_000, "cover_injury": 30_000_000,
    "cover_disability": 150_000_000, "cover_property": 1_000_000_000,
}  # fmt: skip
_ROAD = Rule(
    "도로교통법", "제8조", "npa", "로봇은 차로 보아 보도로 다닐 수 없습니다.", "정해진 구역의 보도 통행을 허용"
)
_PRIVACY = Rule(
    "개인정보 보호법", "제25조", "pipc", "영상을 목적 밖으로 쓸 수 없습니다.", "가명처리한 영상의 학습용 이용을 허용"
)
_PARK = Rule(
    "도시공원 및 녹지 등에 관한 법률 시행령",
    "제50조",
    "molit",
    "공원에서 30킬로그램이 넘는 동력장치는 다닐 수 없습니다.",
    "공원 안 통행을 허용",
)
_BUS = Rule(
    "여객자동차 운수사업법",
    "제3조",
    "molit",
    "정해진 노선 없이 여러 사람을 태울 수 없습니다.",
    "한정면허로 수요응답형 운행을 허용",
)
_DEVICE = Rule(
    "의료기기법", "제6조", "mfds", "움직이는 자율주행 휠체어의 허가 기준이 없습니다.", "병원 안 시범 사용을 허용"
)
_FLIGHT = Rule(
    "항공안전법",
    "제129조",
    "molit",
    "밤에, 보이지 않는 곳으로 날리려면 매번 승인을 받아야 합니다.",
    "구역과 기간을 정하여 한 번에 승인",
)
_CHARGE = Rule(
    "전기사업법",
    "제2조",
    "mcee",
    "이동형 충전은 전기판매사업에 해당하는지 정해져 있지 않습니다.",
    "이동형 충전의 유상 제공을 허용",
)
_LODGING = Rule(
    "공중위생관리법",
    "제3조",
    "mohw",
    "30실이 되지 않는 생활숙박시설은 신고할 수 없습니다.",
    "1실의 온라인 신고와 운영을 허용",
)
_LIFT = Rule(
    "승강기 안전관리법",
    "제28조",
    "mois",
    "로봇이 승강기를 부르는 장치의 검사 기준이 없습니다.",
    "임시 기준에 따른 연동을 허용",
)

PROJECTS = {
    "meals": Project(
        "어르신 도시락 배달 로봇", "convergence", "health",
        "동 주민센터에서 홀로 사는 어르신 집 앞까지 보도로 도시락을 나르는 로봇 6대를 운영합니다.",
        "점심 배달을 30분 안에 마치고 안부 확인을 함께 합니다.", "새롬동 보도 2.4km",
        ("보행자와 부딪힘", "시속 4km 이하로 다니고 1미터 앞에서 멈춤"), ("보행자 근접", "회", "월 10회 이하"), (_ROAD,),
    ),
    "patrol": Project(
        "공원 야간 순찰 로봇", "convergence", "safety",
        "밤에 공원을 돌며 쓰러진 사람과 화재를 찾아 관제센터에 알리는 로봇 4대를 운영합니다.",
        "야간 사고 신고까지 걸리는 시간을 3분으로 줄입니다.", "호수공원 산책로 5.1km",
        ("영상에 담긴 시민의 사생활", "얼굴은 저장하기 전에 지움"), ("신고까지 걸린 시간", "분", "3분 이하"), (_PARK, _PRIVACY),
    ),
    "wheelchair": Project(
        "병원 안 자율주행 휠체어", "convergence", "health",
        "병원 로비에서 진료실까지 환자를 태우고 스스로 움직이는 휠체어 8대를 운영합니다.",
        "이동을 기다리는 시간을 절반으로 줄입니다.", "종합병원 1동 실내 0.8km",
        ("환자의 낙상", "탑승 중에는 직원이 함께 다니고 빈 휠체어만 스스로 돌아옴"), ("이동 대기 시간", "분", "5분 이하"), (_DEVICE,),
    ),
    "levee": Project(
        "하천 제방 야간 점검 드론", "technology", "environment",
        "비가 그친 뒤 밤에 제방을 촬영하여 균열과 누수를 찾는 드론 3대를 운영합니다.",
        "제방 전체를 2시간 안에 점검합니다.", "미호천 제방 11km",
        ("추락", "사람이 없는 둔치 위로만 날고 낙하산을 갖춤"), ("점검 시간", "분", "120분 이하"), (_FLIGHT,),
    ),
    "shuttle": Project(
        "신도시 수요응답형 셔틀", "service", "transport",
        "앱으로 부르면 경로를 바꾸어 여러 승객을 태우는 11인승 셔틀 8대를 운영합니다.",
        "대기 시간을 15분에서 8분으로 줄입니다.", "6생활권 도로 38km",
        ("승하차 중 사고", "정해진 승하차 지점에서만 문을 엶"), ("대기 시간", "분", "8분 이하"), (_BUS,), grounds=("2",),
    ),
    "charger": Project(
        "이동형 전기차 충전 서비스", "service", "environment",
        "주차된 전기차를 찾아가 충전하는 차량 5대를 운영합니다.",
        "충전기가 없는 단지의 충전 대기를 없앱니다.", "공동주택 12개 단지 주차장",
        ("감전과 화재", "절연 점검과 소화 장비, 안전요원 동행"), ("충전 횟수", "회", "하루 40회"), (_CHARGE,), innovation=True,
    ),
    "lodging": Project(
        "생활숙박 1실 온라인 운영", "service", "tourism",
        "한 실만 가진 운영자가 온라인으로 신고하고 비대면으로 손님을 맞는 서비스입니다.",
        "빈집을 관광에 활용합니다.", "원도심 3개 동",
        ("본인 확인의 공백", "얼굴 인증과 24시간 연락 담당"), ("민원", "건", "월 2건 이하"), (_LODGING,), grounds=("2",),
    ),
    "delivery": Project(
        "공동주택 실내외 배송로봇", "convergence", "logistics",
        "단지 입구에서 세대 문 앞까지 보도와 승강기로 물품을 나르는 로봇 10대를 운영합니다.",
        "택배 차량의 단지 안 통행을 없앱니다.", "새봄동 3개 단지와 보도 3.2km",
        ("통신 두절", "0.5초 안에 정지하고 관제센터에 알림"), ("배송 시간", "분", "25분 이하"), (_ROAD, _LIFT, _PRIVACY),
        amount=620_000_000,
    ),
    "crossing": Project(
        "보행 약자 횡단 시간 자동 연장", "technology", "transport",
        "횡단보도에 보행 약자가 있으면 보행 신호를 늘려 주는 장치 20대를 운영합니다.",
        "무단 횡단과 고립을 줄입니다.", "한누리대로 교차로 20곳",
        ("신호 고장", "고장이 나면 기존 신호로 되돌아감"), ("횡단 완료율", "%", "98% 이상"), (_PRIVACY,),
    ),
    "garbage": Project(
        "새벽 재활용품 수거 로봇", "convergence", "environment",
        "주택가 골목의 재활용품을 새벽에 모으는 로봇 5대를 운영합니다.",
        "수거 차량이 들어가지 못하는 골목을 비웁니다.", "조치원읍 골목 4.6km",
        ("소음", "55데시벨 이하로 운행"), ("수거량", "kg", "하루 900kg"), (_ROAD,),
    ),
    "library": Project(
        "도서관 책 배달 로봇", "convergence", "education",
        "도서관에서 마을 서가까지 보도로 책을 나르는 로봇 3대를 운영합니다.",
        "도서관이 먼 마을에서도 책을 빌릴 수 있게 합니다.", "고운동 보도 1.8km",
        ("어린이의 접촉", "접촉하면 바로 멈추고 안내 음성을 냄"), ("대출 권수", "권", "월 600권"), (_ROAD,),
    ),
    "parcel": Project(
        "지하 물류통로 무인 운반차", "convergence", "logistics",
        "공동구 옆 지하 통로로 택배를 나르는 무인 운반차 6대를 운영합니다.",
        "지상 차량 통행을 하루 80대 줄입니다.", "1생활권 지하 통로 2.1km",
        ("화재", "통로마다 감지기와 차단문을 갖춤"), ("운반량", "건", "하루 2,000건"), (_LIFT,), innovation=True,
    ),
    "tourbus": Project(
        "관광지 자율주행 순환버스", "service", "tourism",
        "관광지와 주차장을 잇는 자율주행 버스 3대를 운영합니다.",
        "주말 주차 혼잡을 줄입니다.", "수목원 순환도로 6km",
        ("보행자 뛰어듦", "시속 20km 이하, 안전요원 탑승"), ("이용객", "명", "하루 400명"), (_BUS,),
    ),
    "heater": Project(
        "폐열 이용 도로 눈 녹이기", "technology", "facility",
        "데이터센터의 폐열로 언덕길의 눈을 녹이는 설비를 운영합니다.",
        "제설제 사용을 절반으로 줄입니다.", "언덕길 2곳 0.6km",
        ("배관 누수", "압력이 떨어지면 자동 차단"), ("제설제 사용량", "톤", "절반 이하"), (_CHARGE,),
    ),
    "noise": Project(
        "이륜차 소음 자동 측정", "technology", "environment",
        "소음이 큰 이륜차를 찾아 번호를 읽는 장치 6대를 운영합니다.",
        "밤 소음 민원을 절반으로 줄입니다.", "한누리대로 6곳",
        ("무관한 차량의 촬영", "기준을 넘지 않은 영상은 바로 지움"), ("민원", "건", "절반 이하"), (_PRIVACY,),
    ),
    "kiosk": Project(
        "무인 건강 상담 부스", "service", "health",
        "주민센터 부스에서 혈압과 혈당을 재고 원격으로 상담하는 서비스입니다.",
        "병원이 먼 마을의 만성질환 관리를 돕습니다.", "면사무소 4곳",
        ("오측정", "분기마다 교정하고 결과에 한계를 표시"), ("이용", "건", "월 300건"), (_DEVICE,),
    ),
    "ferry": Project(
        "호수 자율운항 나룻배", "service", "tourism",
        "호수 양쪽을 오가는 8인승 자율운항 배 2척을 운영합니다.",
        "호수를 돌아가는 시간을 25분 줄입니다.", "호수공원 수면 0.9km",
        ("전복", "풍속 7m/s가 넘으면 운항하지 않음"), ("이용객", "명", "하루 200명"), (_PARK,),
    ),
    "lamp": Project(
        "가로등 공유 통신 기지", "technology", "facility",
        "가로등에 작은 통신 장치를 달아 여러 기관이 함께 쓰는 서비스입니다.",
        "관로 공사를 줄입니다.", "가로등 120본",
        ("전자파", "인체보호기준의 10분의 1 이하로 출력"), ("공동 이용 기관", "곳", "5곳"), (_CHARGE,),
    ),
    "snack": Project(
        "공원 무인 판매 로봇", "convergence", "tourism",
        "공원을 다니며 물과 간식을 파는 로봇 3대를 운영합니다.",
        "매점이 없는 구역의 불편을 줄입니다.", "중앙공원 산책로 3km",
        ("식품 변질", "온도를 기록하고 기준을 넘으면 판매를 멈춤"), ("판매", "건", "하루 150건"), (_PARK,),
    ),
    "window": Project(
        "아파트 외벽 청소 로봇", "convergence", "safety", "고층 아파트의 외벽을 닦는 줄 없는 로봇 2대를 운영합니다.",
        "외벽 작업의 추락 사고를 없앱니다.", "나성동 공동주택 4개 동",
        ("장비가 떨어짐", "이중 흡착과 안전망"), ("닦은 넓이", "㎡", "하루 300㎡"), (_LIFT,),
    ),
    "school": Project(
        "등굣길 안전 안내 로봇", "convergence", "safety",
        "학교 앞에서 차량 접근을 알려 주는 이동형 안내 로봇 6대를 운영합니다.",
        "등하교 사고를 없앱니다.", "초등학교 앞 보도 6곳",
        ("어린이와 부딪힘", "사람이 2미터 안에 있으면 움직이지 않음"), ("위험 접근", "회", "절반 이하"), (_ROAD, _PRIVACY),
    ),
}  # fmt: skip
