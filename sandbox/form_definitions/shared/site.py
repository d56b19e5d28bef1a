"""Where and when: regions with their boundaries, and the period."""

from office.forms.definition import Field, Section

MOST_MONTHS = 48


def site(*, label: tuple[str, str], period_hint: tuple[str, str]) -> Section:
    """The section; the two tracks have different words for the same place and articles for the same four years."""
    return Section(
        "site",
        label,
        hint=("여기에 적은 지방자치단체에 먼저 검토를 요청합니다(법 제49조제2항). 의견이 오면 조치계획을 이 화면이 아니라 신청 건의 화면에서 적습니다.",
              "The local governments named here are asked for their review first (Act §49②). Your plan of action upon their opinion is written on the page of the case, not here."),
        fields=(
            Field("regions", "rows", ("지역", "Regions"), required=True, least=1, most=20,
                  hint=("행정구역을 고르고 그 안의 경계를 적습니다.", "Choose the local government, then describe the boundary within it."),
                  good=("가온시 · 새봄동 가온대로(시청 앞 교차로)부터 새봄3로까지의 보도와 새봄마을 1~4단지 안, 0.8㎢(붙임 지도의 빨간 선)",
                        "Gaon City · the footpaths of Saebom-dong from Gaon-daero (city hall crossing) to Saebom 3-ro and the grounds of estates 1 to 4, 0.8 km² (red line on the map)"),
                  weak=("가온시 일원", "Gaon City and surroundings"),
                  fields=(
                      Field("local_government", "choice", ("지방자치단체", "Local government"), required=True, source="local_governments"),
                      Field("boundary", "textarea", ("경계", "Boundary"), required=True, limit=1000),
                  )),
            Field("region_map", "files", ("구역을 표시한 지도", "Map of the area"), most=10,
                  hint=("있으면 냅니다. 구역을 선으로 표시한 그림이나 문서면 됩니다.", "If there is one: a picture or document that marks the area.")),
            Field("start_date", "date", ("시작일", "Begins on"), required=True, hint=period_hint),
            Field("end_date", "date", ("종료일", "Ends on"), required=True),
            Field("months", "integer", ("기간(개월)", "Length (months)"), required=True, least=1, most=MOST_MONTHS, unit=("개월", "months")),
        ),
    )  # fmt: skip
