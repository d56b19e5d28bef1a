"""What the demo's applicants write."""

from dataclasses import dataclass
from io import BytesIO

import pikepdf
from django.utils import timezone


@dataclass(frozen=True)
class Service:
    """One technology or service: the answers of form 5의2."""

    name: str
    kind: str
    field: str
    summary: str
    agencies: str
    permits: str
    issues: str

    def answers(self) -> dict:
        """The answers by the codes of the form; what is known of the company is filled in already."""
        return {
            "service_name": self.name,
            "service_kind": self.kind,
            "service_field": self.field,
            "summary": self.summary,
            "expected_agencies": self.agencies,
            "expected_permits": self.permits,
            "details": "시연과 자체 시험을 마쳤고, 허가등의 필요 여부가 확인되면 여섯 달 안에 사업을 시작할 계획입니다.",
            "legal_issues": self.issues,
            "questions": "",
            "declaration": True,
        }


SERVICES = {
    "parking": Service(
        "공유 주차면 실시간 안내 서비스", "service", "transport",
        "주거지 전용 주차면이 비어 있는 시간을 감지기로 알아내어 이웃에게 빌려주는 서비스입니다.",
        "행정안전부", "", "주차장법상 거주자우선주차면의 전대 가능 여부",
    ),
    "robot": Service(
        "공동주택 실내외 연속주행 배송로봇", "convergence", "logistics",
        "아파트 단지 입구에서 세대 문 앞까지 보도와 승강기를 이용하여 물품을 나르는 배송로봇 10대를 운영합니다. 최고 속도는 시속 6킬로미터이고, 관제실에서 한 사람이 다섯 대까지 지켜봅니다.",
        "경찰청, 행정안전부", "보도 통행 허용 여부(도로교통법), 승강기 연동 안전기준(승강기 안전관리법)",
        "실외이동로봇의 운행안전인증 대상인지, 승강기 연동에 별도의 검사가 필요한지 분명하지 않습니다.",
    ),
    "cctv": Service(
        "공원 안전 인공지능 영상분석", "technology", "safety",
        "공원의 기존 카메라 영상에서 쓰러짐과 배회를 찾아내어 관제센터에 알리는 기술입니다. 얼굴은 저장하기 전에 지웁니다.",
        "개인정보보호위원회", "고정형 영상정보처리기기의 목적 외 이용(개인정보 보호법)",
        "학습용 영상의 가명처리만으로 충분한지 확인이 필요합니다.",
    ),
    "drone": Service(
        "하천 수위 점검 자동 드론", "technology", "environment",
        "집중호우가 내리면 격납고에서 스스로 떠올라 하천의 수위와 제방을 촬영하고 돌아오는 드론입니다.",
        "국방부, 기후에너지환경부", "비가시권 비행 특별승인(항공안전법)", "야간과 비가시권 비행이 함께 이루어질 때의 승인 범위",
    ),
    "kickboard": Service(
        "전동킥보드 공유 주차 거치대", "service", "transport",
        "지하철역 출구 주변에 전동킥보드 거치대를 두고 반납 위치를 유도하는 서비스입니다.",
        "경찰청", "도로점용허가(도로법)", "보도 위 거치대가 도로점용허가 대상인지 여부",
    ),
    "delivery": Service(
        "보행로 자율주행 배송로봇", "convergence", "logistics",
        "상점에서 집까지 2킬로미터 구간의 보행로를 달리는 자율주행 배송로봇입니다. 신호등 정보를 통신으로 받아 횡단보도를 건넙니다.",
        "경찰청, 개인정보보호위원회, 행정안전부", "보도 통행(도로교통법), 영상정보 처리(개인정보 보호법)",
        "원격 관제자의 자격과 횡단보도 통행 방법이 정해져 있지 않습니다.",
    ),
    "wheelchair": Service(
        "사물인터넷 휠체어 이동 보조장치", "convergence", "health",
        "수동 휠체어 앞에 붙이는 전동 보조장치로, 경사와 장애물을 알려 주고 속도를 조절합니다.",
        "보건복지부, 경찰청", "의료기기 해당 여부(의료기기법)", "보조장치를 붙인 휠체어를 보행자로 볼 수 있는지 여부",
    ),
    "tour": Service(
        "관광지 순환 수요응답 버스", "service", "tourism",
        "관광지와 역을 잇는 15인승 버스를 앱의 호출에 따라 경로를 바꾸어 운행합니다.",
        "경찰청, 문화체육관광부", "한정면허(여객자동차 운수사업법)", "관광객 전용 노선이 수요응답형 운송에 해당하는지 여부",
    ),
    "night": Service(
        "심야 새벽배송 로봇", "convergence", "logistics",
        "밤 열한 시부터 새벽 여섯 시까지 공동현관 앞까지 신선식품을 나르는 로봇입니다.",
        "경찰청, 개인정보보호위원회, 행정안전부", "실외이동로봇 운행안전인증(지능형 로봇 개발 및 보급 촉진법)",
        "야간 소음과 조명에 관한 기준이 있는지 확인이 필요합니다.",
    ),
    "pipe": Service(
        "도시가스 배관 점검 드론", "technology", "facility",
        "교량에 매달린 도시가스 배관을 드론의 메탄 감지기로 점검하여 사람이 하던 순찰을 대신합니다.",
        "산업통상부, 소방청", "도시가스 안전점검 방법(도시가스사업법)", "드론 점검이 법정 순찰을 갈음할 수 있는지 여부",
    ),
    "vending": Service(
        "무인 점포 임대차 중개", "service", "other",
        "비어 있는 점포를 짧은 기간 무인 판매점으로 빌려주는 중개 서비스입니다.",
        "법무부", "", "단기 임대차 계약의 해석",
    ),
    "locker": Service(
        "공공 보관함 공유 서비스", "service", "administration",
        "동 주민센터의 보관함을 근무 시간 밖에 주민이 함께 쓰도록 하는 서비스입니다.",
        "행정안전부", "행정재산 사용허가(공유재산 및 물품 관리법)", "민간 사업자가 행정재산을 운영할 수 있는지 여부",
    ),
    "poster": Service(
        "전자 게시판 광고 공유", "service", "administration",
        "버스 정류장의 전자 게시판에 동네 가게의 알림을 시간대별로 나누어 싣는 서비스입니다.",
        "행정안전부", "옥외광고물 표시허가(옥외광고물법)", "공공 게시판의 유상 이용이 허가 대상인지 여부",
    ),
}  # fmt: skip


def description_pdf(service: Service) -> bytes:
    """A small real PDF for the description; its text is the summary."""
    from office.documents import render
    from office.documents.imprint import Imprint

    markup = f"<html lang='ko'><title>{service.name}</title><h1>{service.name}</h1><p>{service.summary}</p></html>"
    imprint = Imprint(title=service.name, agency="신청인", created=timezone.now())
    try:
        return render.pdf(markup, imprint=imprint).pdf
    except OSError:
        return blank_page()


def blank_page() -> bytes:
    """Where nothing can be rendered."""
    buffer = BytesIO()
    with pikepdf.new() as pdf:
        pdf.addblank_page()
        pdf.save(buffer)
    return buffer.getvalue()
