"""What it is: the technology or service and its market."""

import dataclasses

from office.forms.definition import Field, Section
from sandbox.form_definitions import rapid

_SAME = tuple(one for one in rapid.SERVICE.fields if one.kind != "files")

SERVICE = Section(
    "service",
    ("기술·서비스", "Technology or service"),
    hint=("규제 신속확인에서 적은 내용은 옮겨져 있습니다.", "What you wrote in a rapid confirmation is carried over."),
    fields=(
        *(dataclasses.replace(one, hint=("누가, 어디에서, 무엇을, 어떻게 하는지 적습니다. 관계기관과 위원회가 가장 먼저 읽는 글입니다.",
                                         "Who does what, where and how. Agencies and committee read this first."))
          if one.code == "summary" else one for one in _SAME),
        Field("service_details", "textarea", ("기술·서비스 세부내용", "The technology or service in detail"), required=True, limit=6000,
              hint=("구성, 작동 방식, 성능, 준비된 정도를 적습니다.", "Parts, how it works, what it can do, how far it is."),
              good=("로봇 1대는 길이 70cm, 무게 45kg이며 라이다 1개와 카메라 4대로 30m 앞의 보행자를 알아봅니다. 통신이 0.5초 끊기면 그 자리에 섭니다. 시제품 4대로 사유지에서 1,200회 배송했습니다.",
                    "A robot is 70 cm long and weighs 45 kg; one lidar and four cameras see pedestrians at 30 m. It halts when the connection is lost for half a second. Four prototypes have made 1,200 deliveries on private ground."),
              weak=("인공지능과 사물인터넷을 융합한 차세대 플랫폼입니다.", "A next-generation platform that converges AI and IoT.")),
        Field("market", "textarea", ("시장현황", "The market"), required=True, limit=3000,
              hint=("국내외에서 같은 일을 하는 곳과, 규제로 막혀 있는 시장의 크기를 근거와 함께 적습니다.",
                    "Who does the same at home and abroad, and how large the market is that the rule closes, with your source."),
              good=("미국과 일본에서는 보도 배송로봇이 허용되어 있습니다. 국내 근거리 배송 가운데 이 로봇이 맡을 수 있는 1.5km 이내 주문의 비율을 자체 주문 자료(2026년 상반기 4만 2천 건)로 계산하면 38%입니다.",
                    "Delivery robots may use footpaths in the United States and Japan. By our own orders (42,000 in the first half of 2026), 38% lie within the 1.5 km that such a robot covers."),
              weak=("시장이 빠르게 성장하고 있습니다.", "The market is growing fast.")),
    ),
)  # fmt: skip
