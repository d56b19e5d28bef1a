"""Who carries it, and what it costs."""

from office.forms.definition import Field, Section

SOURCES = (
    ("own", ("자기 부담", "Own funds")),
    ("central", ("국비", "State funds")),
    ("local", ("지방비", "Local funds")),
    ("investment", ("투자·융자", "Investment or loan")),
    ("other", ("그 밖", "Other")),
)

BUDGET = Section(
    "budget",
    ("추진체계와 재원", "Organisation and funds"),
    fields=(
        Field("governance", "textarea", ("추진체계", "Who does what"), required=True, limit=3000,
              hint=("참여기관마다 맡은 일, 결정하는 사람, 갈등을 푸는 방법을 적습니다.", "Each member's task, who decides, how disputes are settled."),
              good=("당사(총괄·운영), 가온시(장소·민원), 가온대학교(성과 평가). 매달 1회 운영회의에서 안건을 정하고 안전에 관한 사항은 가온시가 멈추게 할 수 있습니다.",
                    "We lead and operate, the city gives site and answers complaints, the university judges results. A meeting every month decides; in matters of safety the city can stop it."),
              weak=("유기적으로 협력", "Organic cooperation")),
        Field("budget", "rows", ("재원별 예산", "Budget by source"), required=True, least=1, most=40,
              hint=("재원과 쓸 곳을 나누어 적습니다. 합계는 자동으로 계산됩니다. 보험료도 한 줄로 적습니다.",
                    "By source and use; the sum is calculated. The insurance premium is a line of its own."),
              good=("자기 부담 · 로봇 10대 제작 · 320,000,000원 / 지방비 · 책임보험료 · 12,000,000원",
                    "Own funds · ten robots · KRW 320,000,000 / local funds · liability insurance · KRW 12,000,000"),
              weak=("국비 · 사업비 일체 · 500,000,000원", "State funds · the whole project · KRW 500,000,000"),
              fields=(
                  Field("source", "choice", ("재원", "Source"), required=True, choices=SOURCES),
                  Field("purpose", "text", ("쓰는 곳", "Use"), required=True, limit=200),
                  Field("amount", "money", ("금액", "Amount"), required=True, sum=True),
              )),
        Field("insurance_premium", "money", ("그 가운데 보험료", "Insurance premium among it"),
              hint=("책임보험료는 지원을 받을 수 있습니다(시행령 제57조제6항). 손해배상계획으로 갈음하면 비워 둡니다.",
                    "Premiums may be subsidised (Decree §57⑥). Leave it empty with a compensation plan instead of insurance.")),
        Field("funding_plan", "textarea", ("재원조달과 집행계획", "Raising and spending the funds"), required=True, limit=2000,
              hint=("이미 확보한 것과 앞으로 조달할 것을 나누어 적습니다.", "What is secured, and what is still to be raised."),
              good=("3억 2천만 원은 확보했고(2026년 결산 현금성 자산 9억 원), 지방비 1천2백만 원은 2027년 가온시 본예산에 반영되었습니다.",
                    "KRW 320 million is secured (cash of 900 million at the end of 2026); 12 million of local funds stand in the city's budget of 2027."),
              weak=("정부 지원을 받아 추진", "With government support")),
    ),
)  # fmt: skip
