"""What an approval is measured by: Act §51① and, by its item vi, Decree §54①.

The words are the law's own, as kept by the public repository legalize-kr (Act as of No. 21901, 2026-09-08; Decree as of
2026-03-03), read on 2026-11-22. A demonstration is measured by the same items with its own words in the place of the
innovation project's (Act §50②, Decree §53). Item vi of Act §51① is no measure of its own: it is the door to the six
items of the Decree, and stands as their heading. Ministerial notices may set finer standards (Decree §54⑤); none was
found.
"""

from dataclasses import dataclass

from office.forms.definition import Text

ACT, DECREE = "act", "decree"


@dataclass(frozen=True)
class Criterion:
    """One measure: its code, where it stands, its short name, and the law's words for an innovation project."""

    code: str
    law: str
    item: int
    name: Text
    quote: str

    @property
    def article(self) -> str:
        """Where it stands, as papers cite it."""
        return f"법 제51조제1항제{self.item}호" if self.law == ACT else f"시행령 제54조제1항제{self.item}호"

    @property
    def cited(self) -> Text:
        """The same for a screen, in its reader's language."""
        law = "Act §51①" if self.law == ACT else "Decree §54①"
        return Text(self.article, f"{law} item {self.item}")

    def words(self, *, demonstration: bool) -> str:
        """The law's words for the track (Act §50②, Decree §53)."""
        if not demonstration:
            return self.quote
        return self.quote.replace("스마트혁신사업", "스마트실증사업").replace("시행지역", "실증지역")


CRITERIA = (
    Criterion(
        "a1", ACT, 1, Text("필요성 및 시행의 적정성", "Need, and soundness of the way it is carried out"),
        "스마트혁신사업의 필요성 및 시행의 적정성",
    ),
    Criterion(
        "a2", ACT, 2,
        Text("건강·안전·환경·개인정보에 미치는 영향", "Effects on health, safety, the environment and personal data"),
        "스마트혁신사업이 시행지역에서 국민의 건강ㆍ안전 및 환경, 개인정보의 안전한 보호ㆍ처리 등에 미치는 영향",
    ),
    Criterion(
        "a3", ACT, 3, Text("사회적·경제적 효과", "Social and economic effects on the area and its surroundings"),
        "스마트혁신사업이 시행지역과 인근에 미치는 사회적ㆍ경제적 효과",
    ),
    Criterion(
        "a4", ACT, 4,
        Text("규제특례 및 규제개선의 적정성", "Soundness of the exemptions and of the regulatory improvement"),
        "스마트혁신사업의 시행을 위하여 인정된 다른 법령의 규제특례 및 규제개선의 적정성",
    ),
    Criterion(
        "a5", ACT, 5, Text("피해 예방 및 배상방안의 적정성", "Soundness of prevention and compensation of damage"),
        "스마트혁신사업의 시행으로 발생될 수 있는 인적ㆍ물적 피해의 예방 및 배상방안의 적정성",
    ),
    Criterion(
        "d1", DECREE, 1, Text("관련 부문의 규제개선 효과", "Effect on regulation in the field concerned"),
        "스마트혁신사업의 시행에 따른 관련 부문의 규제개선 효과",
    ),
    Criterion(
        "d2", DECREE, 2, Text("재원조달계획의 적정성", "Soundness of the funding plan"),
        "스마트혁신사업의 시행을 위한 재원조달계획의 적정성",
    ),
    Criterion(
        "d3", DECREE, 3, Text("사업 수행역량", "The operator's ability to carry it out"),
        "스마트혁신사업자의 사업 수행역량",
    ),
    Criterion(
        "d4", DECREE, 4, Text("혁신성 및 이용자 편익 증진 효과", "Novelty, and benefit to residents and other users"),
        "스마트혁신사업의 혁신성 및 주민 등 이용자의 편익 증진 효과",
    ),
    Criterion(
        "d5", DECREE, 5,
        Text("민원 및 갈등 해소방안의 적정성", "Soundness of the ways to settle complaints and conflicts"),
        "스마트혁신사업의 시행에 따라 예상되는 민원 및 갈등 해소방안의 적정성",
    ),
    Criterion(
        "d6", DECREE, 6, Text("사업 특성에 따라 필요한 사항", "What else the character of the project makes necessary"),
        "그 밖에 국토교통부장관이 해당 스마트혁신사업의 특성에 따라 필요하다고 인정하는 사항",
    ),
)  # fmt: skip
BY_CODE = {one.code: one for one in CRITERIA}


def of(law: str) -> tuple[Criterion, ...]:
    """The criteria of the Act, or of the Decree."""
    return tuple(one for one in CRITERIA if one.law == law)
