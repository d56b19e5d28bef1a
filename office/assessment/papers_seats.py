"""What the papers of a reviewer say: plain values, frozen when they are signed. In Korean, as the papers are."""

import datetime as dt
from dataclasses import dataclass

_AT = dt.datetime(2026, 12, 2, 5, 12, 30, tzinfo=dt.UTC)
_WHO = {
    "panel": "2026년 강소형 스마트도시 조성사업 공모 평가위원회",
    "name": "김서윤",
    "affiliation": "한국대학교 도시공학과",
    "position": "교수",
    "signed_at": _AT,
}
_ASKED = {
    "days": "2026. 12. 7.(월) 서면평가, 2026. 12. 14.(월) 발표평가",
    "duties": "신청서 16건의 서면평가와 발표평가, 종합평가의견 작성",
    "fee": 300_000,
}

# The clauses of the self-check as the paper asks them; the page asks the same in the reader's language.
ETHICS = {
    "ethics_family": "본인·가족 또는 소속 기관이 평가 결과에 따라 이익을 얻거나 손해를 볼 수 있습니까?",
    "ethics_work": "신청 기관 또는 참여 기관에 근무하거나 취업을 협의하고 있습니까?",
    "ethics_gift": "신청과 관련된 사람에게서 금품, 식사 또는 편의를 제공받은 적이 있습니까?",
    "ethics_request": "특정 신청에 유리하거나 불리한 평가를 부탁받은 적이 있습니까?",
    "ethics_dispute": "신청 기관 또는 참여 기관과 소송 등 다툼이 있습니까?",
    "ethics_bias": "그 밖에 공정한 평가를 어렵게 할 사정이 있습니까?",
}
# The rules of §2.1 in the words of the form.
RULES = {
    "party": "본인 또는 배우자(배우자였던 사람 포함)가 당사자이거나 공동권리자·공동의무자인 경우",
    "kinship": "당사자와 친족이거나 친족이었던 경우(「민법」 제777조)",
    "representation": "당사자의 대리인이거나 대리인이었던 경우",
    "employment": "신청 기관 또는 참여 기관에 재직하거나 재직하였던 경우",
    "same_item": "해당 사안에 자문·연구·용역·감사 등을 한 경우",
    "employer": "소속 기관이 해당 사안에 자문·연구·용역·감사 등을 한 경우",
    "dealings": "신청 기관에 자문·연구·용역 등을 한 경우",
    "audit": "신청 기관 또는 참여 기관을 감사한 경우",
    "institution": "신청 기관의 상급 기관 또는 산하 기관에 재직하는 경우",
    "reciprocal": "같은 시기에 서로 평가하는 관계인 경우",
    "same_unit": "신청에 참여하는 사람과 같은 최하위 부서에 근무하는 경우",
    "plan": "해당 도시의 스마트도시계획을 수립한 경우",
    "council": "해당 도시의 스마트도시 사업협의회 위원인 경우",
    "chief_planner": "해당 도시의 총괄계획가인 경우",
    "residence": "신청 지역에 거주하는 경우",
    "named": "신청 기관이 기피를 신청한 경우",
    "other": "그 밖에 공정한 평가를 기대하기 어려운 사정이 있는 경우",
}


@dataclass(frozen=True)
class Signed:
    """Who signed, for which panel, when."""

    panel: str
    name: str
    affiliation: str
    position: str
    signed_at: dt.datetime

    @classmethod
    def sample(cls) -> "Signed":
        """One of the kind."""
        return cls(**_WHO)


@dataclass(frozen=True)
class Consent(Signed):
    """위촉 동의 및 보안·청렴 서약서."""

    days: str
    duties: str
    fee: int | None

    @classmethod
    def sample(cls) -> "Consent":
        """One of the kind."""
        return cls(**_WHO, **_ASKED)


@dataclass(frozen=True)
class DeclaredEntry:
    """One line of the declaration."""

    code: str
    title: str
    applicant: str
    partners: str
    conflict: bool
    rule: str = ""
    note: str = ""


@dataclass(frozen=True)
class Conflicts(Signed):
    """이해관계 신고서(제척·회피), with every entry."""

    entries: tuple[DeclaredEntry, ...]

    @classmethod
    def sample(cls) -> "Conflicts":
        """Sixteen entries, one of them with a conflict."""
        title = "탄소중립 스마트도시 조성"
        rows = [DeclaredEntry(f"2026-{n:06d}", title, f"제{n}시", "참여기관 2곳", False) for n in range(1, 17)]
        rows[4] = DeclaredEntry("2026-000005", title, "제5시", "한국도시연구원", True, RULES["dealings"],
                                "2025년 자문위원으로 참여")  # fmt: skip
        return cls(**_WHO, entries=tuple(rows))


@dataclass(frozen=True)
class Contact(Signed):
    """사전접촉·사전설명·비리 여부 확인서."""

    contact: bool
    explanation: bool
    offer: bool
    note: str

    @classmethod
    def sample(cls) -> "Contact":
        """One of the kind."""
        return cls(**_WHO, contact=True, explanation=False, offer=False, note="2026. 11. 20. 학회에서 인사를 나눔")


@dataclass(frozen=True)
class Filming(Signed):
    """촬영·중계 동의서."""

    agreed: bool

    @classmethod
    def sample(cls) -> "Filming":
        """One of the kind."""
        return cls(**_WHO, agreed=True)


@dataclass(frozen=True)
class EthicsAnswer:
    """One question of the self-check."""

    question: str
    yes: bool


@dataclass(frozen=True)
class Ethics(Signed):
    """직무윤리 사전진단서."""

    answers: tuple[EthicsAnswer, ...]
    note: str

    @classmethod
    def sample(cls) -> "Ethics":
        """One of the kind."""
        return cls(**_WHO, answers=tuple(EthicsAnswer(one, False) for one in ETHICS.values()), note="")


@dataclass(frozen=True)
class FeeConsent(Signed):
    """평가수당 지급 및 원천징수를 위한 개인정보 수집·이용 동의서."""

    agreed: bool
    income: str
    fee: int | None

    @classmethod
    def sample(cls) -> "FeeConsent":
        """One of the kind."""
        return cls(**_WHO, agreed=True, income="other", fee=300_000)


@dataclass(frozen=True)
class Appointed:
    """위촉장: name, term, duties."""

    panel: str
    name: str
    affiliation: str
    position: str
    days: str
    duties: str

    @classmethod
    def sample(cls) -> "Appointed":
        """One of the kind."""
        who = {name: _WHO[name] for name in ("panel", "name", "affiliation", "position")}
        return cls(**who, days=_ASKED["days"], duties=_ASKED["duties"])
