"""What the law leaves open, as settings with cautious defaults (`SANDBOX` in the settings overrides them).

Each is shown on the screen where it takes effect.
"""

from django.conf import settings

_DEFAULTS = {
    # "A reasonable period" (APA §17⑤): no length in law.
    "supplement_days": 14,
    "supplement_days_most": 60,
    # The applicant names the further time (Civil Petitions Decree §24②); no length in law.
    "extension_days_most": 30,
    # At most ten days (Civil Petitions Decree §24③).
    "second_demand_days_most": 10,
    # Rapid confirmation: the Act gives no pause while a ministry waits for material (Mobility Act §11⑥ does).
    "material_pauses_rapid_reply": False,
    # From which day of its 90 a ministry may ask for the one extension; the Act names none (Act §49⑤).
    "extension_from_day": 60,
    # No law asks for the experts' report before the agenda; the cautious reading does.
    "expert_report_needed": True,
    # How many experts a panel needs, and how many days they get: no law found says.
    "panel_members_least": 3,
    "panel_days": 14,
    # Civil Petitions Decree §23: may be left out where the state can be seen online and that was announced.
    "status_notice": True,
}
_chosen = {**_DEFAULTS, **getattr(settings, "SANDBOX", {})}

SUPPLEMENT_DAYS: int = _chosen["supplement_days"]
SUPPLEMENT_DAYS_MOST: int = _chosen["supplement_days_most"]
EXTENSION_DAYS_MOST: int = _chosen["extension_days_most"]
SECOND_DEMAND_DAYS_MOST: int = _chosen["second_demand_days_most"]
MATERIAL_PAUSES_RAPID_REPLY: bool = _chosen["material_pauses_rapid_reply"]
EXTENSION_FROM_DAY: int = _chosen["extension_from_day"]
EXPERT_REPORT_NEEDED: bool = _chosen["expert_report_needed"]
PANEL_MEMBERS_LEAST: int = _chosen["panel_members_least"]
PANEL_DAYS: int = _chosen["panel_days"]
STATUS_NOTICE: bool = _chosen["status_notice"]
MOST_EXTENSIONS = 2

# Who signs, and where an answer reaches the office; the unit in charge is the ministry's own affair.
LETTERHEAD: dict[str, str] = {
    "agency": "국토교통부",
    "sender": "국토교통부장관",
    "unit": "도시경제과",
    "postcode": "30103",
    "address": "세종특별자치시 도움6로 11",
    "homepage": "www.molit.go.kr",
} | _chosen.get("letterhead", {})

# The grounds of a return as the notice quotes them (the notice is in Korean).
RETURN_GROUNDS: dict[str, str] = {
    "not_supplemented": "보완을 두 차례 요구하였으나 기한까지 제출되지 않음(민원 처리에 관한 법률 시행령 제25조)",
    "not_a_petition": "규제 신속확인의 대상이 아님(스마트도시 조성 및 산업진흥 등에 관한 법률 제49조의2제1항)",
    "false_statement": "신청 내용이 사실과 다름",
    "false_plan": "사업계획이 거짓으로 작성됨(스마트도시 조성 및 산업진흥 등에 관한 법률 시행령 제52조제3항제1호)",
    "no_local_review": "관할 지방자치단체의 장의 검토를 거치지 않음"
    "(스마트도시 조성 및 산업진흥 등에 관한 법률 시행령 제52조제3항제2호)",
    "missing_attachment": "첨부서류를 갖추지 못함(스마트도시 조성 및 산업진흥 등에 관한 법률 시행령 제52조제3항제3호)",
}
