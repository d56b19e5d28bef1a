"""What stands in the way: the grounds of the application and a row for each regulation."""

from office.forms.definition import Field, Section

NO_STANDARD = (
    "1",
    (
        "제1호: 허가등의 근거 법령에 맞는 기준·규격·요건 등이 없음",
        "No. 1: the law has no standard or requirement that fits",
    ),
)
UNSUITABLE = (
    "2",
    (
        "제2호: 있는 기준·규격·요건 등을 적용하는 것이 맞지 않음",
        "No. 2: the standard or requirement there is does not suit",
    ),
)
IMPOSSIBLE = (
    "3",
    ("제3호: 다른 법령에 따라 허가등을 신청하는 것이 불가능함", "No. 3: by another law a permit cannot be applied for"),
)


def grounds(choices: tuple, *, basis: tuple[str, str], more: tuple[Field, ...] = ()) -> Section:
    """The grounds that this track has, with their proof."""
    return Section(
        "grounds",
        ("신청 사유", "Grounds of the application"),
        hint=basis,
        fields=(
            Field("grounds", "multichoice", ("신청 사유(호)", "Ground (number)"), required=True, least=1, choices=choices),
            Field("ground_reason", "textarea", ("그 호에 해당하는 이유", "Why that number applies"), required=True, limit=4000,
                  hint=("규정의 문언과 이 기술·서비스가 어디에서 어긋나는지 적습니다.",
                        "Where the words of the rule and this technology or service part."),
                  good=("도로교통법은 보도를 다닐 수 있는 것으로 보행자와 일부 탈것만 정하고 있어, 무게 45kg의 원격 관제 로봇에 적용할 기준이 없습니다(제1호). 신속확인 결과 통지서의 경찰청 답변도 같습니다.",
                        "The Road Traffic Act names only pedestrians and certain vehicles as users of footpaths; for a remotely watched robot of 45 kg there is no standard (no. 1). The police agency's answer in our rapid confirmation says the same."),
                  weak=("규제 때문에 사업을 할 수 없습니다.", "Because of regulation we cannot do business.")),
            Field("ground_proof", "files", ("신청 사유를 증명하는 자료", "Proof of the ground"), required=True, least=1, most=10,
                  hint=("법령 검토서, 행정기관의 회신, 반려 통지, 신속확인 결과 통지서처럼 그 호에 해당함을 보이는 자료입니다(시행령 제52조제2항).",
                        "What shows it: a legal opinion, an agency's reply, a refusal, the result of a rapid confirmation (Decree §52②).")),
            *more,
        ),
    )  # fmt: skip


REGULATIONS = Section(
    "regulations",
    ("규제와 요청하는 특례", "Regulations and the exemption asked for"),
    hint=("규제 하나를 한 줄에 적습니다. 줄마다 소관 부처에 협의를 보내고, 승인서에도 이 줄대로 적힙니다.",
          "One line for each regulation. Each line is sent to its ministry for consultation, and stands in the certificate of approval."),
    fields=(
        Field("regulations", "rows", ("규제별 내용", "Regulations one by one"), required=True, least=1, most=30,
              hint=("신속확인에서 ‘허가등이 필요하다’는 답을 받은 부처는 미리 채워져 있습니다. 법령과 조문을 확인해 나누어 적으십시오.",
                    "Ministries that said in the rapid confirmation that a permit is needed are filled in. Check law and article and split the lines where needed."),
              good=("도로교통법 · 제8조 · 경찰청 · 보도는 보행자의 통행에 쓰이므로 로봇이 다닐 수 없음 · 시속 6km 이하, 관제 인력 1명이 5대 이하를 지켜보는 조건으로 대상 구역의 보도 통행을 허용",
                    "Road Traffic Act · §8 · police agency · footpaths serve pedestrians, so the robot may not use them · allow the footpaths of the area at no more than 6 km/h, one person watching at most five robots"),
              weak=("도로교통법 등 · 관련 조항 · 규제 전반의 면제", "Road Traffic Act etc. · the articles concerned · exemption from all of it"),
              fields=(
                  Field("law", "text", ("법령", "Law"), required=True, limit=200),
                  Field("article", "text", ("조문", "Article"), required=True, limit=100),
                  Field("ministry", "choice", ("소관 부처", "Ministry in charge"), required=True, source="ministries"),
                  Field("obstacle", "textarea", ("규제 내용(걸림돌)", "What the rule says and how it stands in the way"), required=True, limit=4000),
                  Field("exemption", "textarea", ("요청하는 특례", "The exemption asked for"), required=True, limit=4000,
                        hint=("목적에 필요한 만큼만, 스스로 지킬 조건과 함께 적습니다.", "No more than needed, with the conditions you would keep.")),
              )),
        Field("amendment_wish", "textarea", ("필요한 규제개선", "How the rule should be changed"), required=True, limit=3000,
              hint=("실증이 끝난 뒤 법령이 어떻게 바뀌어야 하는지 적습니다(법 제49조제3항).", "What the law should say once this has been shown to work (Act §49③)."),
              good=("‘실외이동로봇’을 보행자에 준하여 보도를 다닐 수 있는 것으로 정하고, 무게·속도·관제 기준을 부령에 위임",
                    "Let outdoor mobile robots use footpaths as pedestrians do, with weight, speed and supervision set by ministerial ordinance"),
              weak=("규제 완화가 필요함", "Deregulation is needed")),
    ),
)  # fmt: skip
