"""A call's money, awards and rubric, as the staff set them: the rule set of the selection is read from here."""

from office.forms.definition import Field, Section

POLICY_BINDING = (
    ("required", ("충족해야 제출 가능", "Must be met")),
    ("warned", ("미달 시 안내", "A warning only")),
    ("none", ("확인하지 않음", "Not checked")),
)
QUOTA_MODES = (
    ("by_group", ("유형별 선정 수", "A number for each group")),
    ("pooled", ("전체 선정 수", "One number for all")),
    ("unlimited", ("제한 없음(기준 점수)", "No limit, by the pass mark")),
)
ROUND_KINDS = (
    ("written", ("서면평가", "Written")),
    ("site", ("현장평가", "On site")),
    ("presentation", ("발표평가", "Presentation")),
)
METHODS = (
    ("mean", ("산술평균", "Mean")),
    ("trimmed_mean", ("최고·최저 제외 평균", "Mean without the extremes")),
    ("median", ("중앙값", "Median")),
)
COMBINING = (
    ("weighted_sum", ("가중 합산", "Weighted sum")),
    ("last_round", ("마지막 평가 점수", "The last round alone")),
)
ADJUSTMENTS = (("bonus", ("가점", "Bonus")), ("penalty", ("감점", "Penalty")))
ROUNDING_AT = (
    ("final", ("최종 점수", "The final score")),
    ("round", ("평가별 점수", "Each round's score")),
    ("reviewer_total", ("위원별 합계", "Each reviewer's total")),
)
ABSENCE = (
    ("drop_reviewer_from_round", ("해당 평가에서 그 위원의 점수를 모두 제외", "Leave the reviewer out of the round")),
    ("keep", ("참석한 평가의 점수는 반영", "Keep the sheets there are")),
)


def _labels(limit: int = 150) -> tuple[Field, Field]:
    return (
        Field("label_ko", "text", ("이름(국문)", "Name (Korean)"), required=True, limit=limit),
        Field("label_en", "text", ("이름(영문)", "Name (English)"), required=True, limit=limit),
    )


def _code() -> Field:
    hint = ("영문 소문자·숫자·밑줄", "Lower-case letters, digits, underscores")
    return Field("code", "text", ("코드", "Code"), hint=hint, required=True, limit=40)


_if_subsidy = ("subsidy", ("true",))

MONEY = Section(
    "money",
    ("재원", "Money"),
    fields=(
        Field("subsidy", "boolean", ("국비를 지원하는 사업", "National money is granted"), required=True),
        Field("national_cap", "money", ("국비 상한(과제당)", "Ceiling of national money, each"), required=True, only_if=_if_subsidy),
        Field("national_share_most", "decimal", ("국비 비율 상한", "Highest national share"), required=True, places=4, least=0, most=1,
              only_if=_if_subsidy, hint=("총사업비에 대한 비율입니다. 절반은 0.5.", "Of the total project cost; a half is 0.5.")),
        Field("local_covers_national", "boolean", ("도비와 시비의 합이 국비 이상", "Province and city give at least as much"), required=True, only_if=_if_subsidy,
              hint=("민간 재원은 지방비를 대신하지 못합니다.", "Private money never replaces local matching.")),
        Field("policy_share", "decimal", ("기후·포용 사업비 비율", "Share for climate and inclusion"), places=4, least=0, most=1, only_if=_if_subsidy,
              hint=("제4차 스마트도시 종합계획의 35 %(0.35)입니다.", "35 % (0.35) under the 4th comprehensive plan.")),
        Field("policy_binding", "choice", ("비율의 구속력", "How the share binds"), required=True, choices=POLICY_BINDING, only_if=_if_subsidy,
              hint=("모든 사업에 적용되는지 확인되지 않아 기본값은 안내입니다.", "Whether it binds every programme is not known; by default it is a warning.")),
        Field("first_year", "integer", ("첫 사업 연도", "First budget year"), required=True, least=2015, most=2100, only_if=_if_subsidy),
        Field("budget_years", "integer", ("예산 연수", "Number of budget years"), required=True, least=1, most=10, only_if=_if_subsidy),
    ),
)  # fmt: skip

SELECTION = Section(
    "selection",
    ("선정", "Awards"),
    fields=(
        Field("quota_mode", "choice", ("선정 수의 방식", "How awards are limited"), required=True, choices=QUOTA_MODES),
        Field("groups", "rows", ("유형", "Groups"), most=10,
              fields=(_code(), *_labels(80),
                      Field("awards", "integer", ("선정 수", "Awards"), least=0, most=200),
                      Field("reserve", "integer", ("예비 수", "Reserve"), least=0, most=200)),
              hint=("기후위기 대응형·지역소멸 대응형처럼 하나를 골라 신청하는 유형입니다.",
                    "Such as climate or extinction: an entry chooses one.")),
        Field("awards", "integer", ("전체 선정 수", "Awards in all"), least=0, most=1000, required=True, only_if=("quota_mode", ("pooled",))),
        Field("reserve", "integer", ("전체 예비 수", "Reserve in all"), least=0, most=1000, only_if=("quota_mode", ("pooled",))),
        Field("pass_mark", "decimal", ("기준 점수", "Pass mark"), required=True, places=2, least=0, most=10_000),
        Field("bands", "rows", ("등급", "Grades"), most=10,
              fields=(_code(), *_labels(60), Field("least", "decimal", ("최저 점수", "From"), required=True, places=2, least=0))),
        Field("certificate_years", "integer", ("인증·지정 유효기간(년)", "Validity of the certificate (years)"), least=1, most=10,
              only_if=("subsidy", ("false",)),
              hint=("법령이나 지침에 정해진 기간을 적습니다. 비워 두면 공고와 통보서에 유효기간을 적지 않습니다.",
                    "The period that the law or the guideline sets. Left empty, notice and letters tell no validity.")),
    ),
)  # fmt: skip

RUBRIC = Section(
    "rubric",
    ("평가 기준", "Rubric"),
    hint=("공식 배점표가 공개되지 않은 사업의 배점은 제안값입니다. 공고 전에 확인하십시오.",
          "Where no official table is public the points are proposals: check them before the announcement."),
    fields=(
        Field("rounds", "rows", ("평가 단계", "Rounds"), least=1, most=5, required=True,
              fields=(_code(), *_labels(80),
                      Field("kind", "choice", ("종류", "Kind"), required=True, choices=ROUND_KINDS),
                      Field("weight", "decimal", ("비중", "Weight"), places=4, least=0, most=1),
                      Field("total", "decimal", ("만점", "Full marks"), required=True, places=2, least=1),
                      Field("method", "choice", ("집계", "Aggregation"), required=True, choices=METHODS),
                      Field("drop", "integer", ("제외 수(양 끝)", "Dropped at each end"), least=0, most=5),
                      Field("min_reviewers", "integer", ("제외 적용 최소 위원", "Reviewers needed to drop"), least=1, most=50),
                      Field("advance_top", "integer", ("통과 수", "Going on: number"), least=1, most=1000),
                      Field("advance_least", "decimal", ("통과 점수", "Going on: least score"), places=2, least=0))),
        Field("criteria", "rows", ("평가 항목", "Criteria"), least=1, most=200, required=True,
              fields=(Field("round", "text", ("평가 단계 코드", "Code of the round"), required=True, limit=40), _code(), *_labels(),
                      Field("max", "decimal", ("배점", "Points"), required=True, places=2, least=0),
                      Field("explain_ko", "text", ("평가 내용(국문)", "What is judged (Korean)"), limit=300),
                      Field("explain_en", "text", ("평가 내용(영문)", "What is judged (English)"), limit=300))),
        Field("combine", "choice", ("평가 결과의 결합", "How rounds combine"), required=True, choices=COMBINING),
        Field("bonuses", "rows", ("가점·감점", "Bonus and penalty"), most=20,
              fields=(_code(), *_labels(), Field("kind", "choice", ("구분", "Kind"), required=True, choices=ADJUSTMENTS),
                      Field("most", "decimal", ("점수", "Points"), required=True, places=2, least=0),
                      Field("evidence_ko", "text", ("증빙(국문)", "Evidence (Korean)"), required=True, limit=200),
                      Field("evidence_en", "text", ("증빙(영문)", "Evidence (English)"), required=True, limit=200))),
        Field("bonus_cap", "decimal", ("가점 상한", "Bonus at most"), required=True, places=2, least=0),
        Field("penalty_cap", "decimal", ("감점 상한", "Penalty at most"), required=True, places=2, least=0),
        Field("rounding_at", "choice", ("반올림하는 곳", "Rounded at"), required=True, choices=ROUNDING_AT),
        Field("rounding_digits", "integer", ("소수 자리", "Digits"), required=True, least=0, most=4),
        Field("tie_breaks", "rows", ("동점 처리 순서", "Tie-breaks in order"), least=1, most=20, required=True,
              fields=(Field("step", "text", ("기준", "Step"), required=True, limit=90,
                            hint=("round:코드, criterion:단계.항목, untrimmed_mean, committee_vote, lot",
                                  "round:CODE, criterion:ROUND.CODE, untrimmed_mean, committee_vote, lot")),)),
        Field("absence", "choice", ("불참 위원의 점수", "Absent reviewers"), required=True, choices=ABSENCE),
    ),
)  # fmt: skip
