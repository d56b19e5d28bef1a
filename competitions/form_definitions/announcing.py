"""A call's own questions to the staff: what it is, when, and who may apply (Smart City Act Decree §14②)."""

from office.forms.definition import Field, Section

APPLICANT_KINDS = (
    ("local_government", ("지방자치단체", "Local governments")),
    ("company", ("기업", "Companies")),
    ("university", ("대학", "Universities")),
    ("public_body", ("공공기관", "Public bodies")),
    ("foreign_public_body", ("해외 공공기관", "Foreign public bodies")),
)
LOCAL_KINDS = (
    ("special_city", ("특별시", "Special city")),
    ("metropolitan_city", ("광역시", "Metropolitan city")),
    ("special_self_governing_city", ("특별자치시", "Special self-governing city")),
    ("province", ("도", "Province")),
    ("special_self_governing_province", ("특별자치도", "Special self-governing province")),
    ("city", ("시", "City")),
    ("county", ("군", "County")),
    ("district", ("자치구", "Autonomous district")),
)
SELECTION_MODES = (
    ("competition", ("경쟁 공모", "Competition")),
    ("regional_autonomy", ("지역 자율", "Regional autonomy")),
)
STAGES = (
    ("single", ("예비·본 구분 없음", "No preliminary stage")),
    ("preliminary", ("예비사업 공모", "Preliminary call")),
    ("main", ("본사업 공모", "Main call")),
)
PUBLICATION = (
    ("result_only", ("선정 결과만", "Results only")),
    ("own_scores", ("결과와 각자의 점수", "Results, and to each its own scores")),
    ("all_scores_anonymous", ("모든 점수(위원 익명)", "All scores, reviewers unnamed")),
    ("all_scores_named", ("모든 점수(위원 실명)", "All scores with the reviewers' names")),
)
INTAKE = (
    ("window", ("기간 접수", "In a window")),
    ("rolling", ("수시 접수", "Rolling")),
)
COUNCIL = (
    ("none", ("필요 없음", "Not needed")),
    ("report", ("의회 보고", "Report to the council")),
    ("consent", ("의회 동의", "Consent of the council")),
)
DIFFUSION = (
    ("none", ("묻지 않음", "Not asked")),
    ("optional", ("선택", "Optional")),
    ("required", ("필수", "Required")),
)
PROGRAMME = Field("programme", "choice", ("사업", "Programme"), required=True, source="competitions.programmes")

BASICS = Section(
    "basics",
    ("공모 개요", "The call"),
    fields=(
        Field("title_ko", "text", ("공모명(국문)", "Title (Korean)"), required=True, limit=150),
        Field("title_en", "text", ("공모명(영문)", "Title (English)"), required=True, limit=150),
        Field("summary_ko", "textarea", ("사업 개요(국문)", "What is supported (Korean)"), required=True, limit=2000,
              hint=("공고문의 첫머리에 그대로 실립니다.", "It opens the public notice as it stands here.")),
        Field("summary_en", "textarea", ("사업 개요(영문)", "What is supported (English)"), required=True, limit=3000),
        Field("basis_ko", "textarea", ("근거(국문)", "Legal basis (Korean)"), required=True, limit=1000),
        Field("basis_en", "textarea", ("근거(영문)", "Legal basis (English)"), required=True, limit=1500),
        Field("secretariat_ko", "text", ("접수·평가 기관(국문)", "Secretariat (Korean)"), required=True, limit=150,
              hint=("해마다 바뀌므로 이번 공모의 기관을 적습니다.", "It changes from year to year: name this call's.")),
        Field("secretariat_en", "text", ("접수·평가 기관(영문)", "Secretariat (English)"), required=True, limit=150),
        Field("budget_total", "money", ("총사업예산(국비)", "Budget of the call (national)")),
        Field("sites", "integer", ("선정 예정 수", "Planned number of awards"), least=0, most=1000),
        Field("project_years", "integer", ("사업 기간(년)", "Years of a project"), least=0, most=10),
        Field("selection_mode", "choice", ("선정 방식", "Way of selection"), required=True, choices=SELECTION_MODES),
        Field("stage", "choice", ("단계(예비·본)", "Stage (preliminary or main)"), required=True, choices=STAGES,
              hint=("평가 차수와는 다릅니다. 예비사업을 먼저 뽑아 본사업을 따로 공모할 때만 나눕니다.",
                    "Not the evaluation rounds: only where a main call follows for those who passed a preliminary one.")),
        Field("preliminary_call", "choice", ("예비사업 공모", "Preliminary call"), required=True, source="competitions.preliminary_calls",
              only_if=("stage", ("main",)),
              hint=("같은 사업의 예비사업 공모 가운데 고릅니다. 그 공모를 통과한 기관만 신청할 수 있습니다.",
                    "One of the same programme: only organisations whose entry passed it may enter.")),
        Field("publication", "choice", ("점수 공개", "Publication of scores"), required=True, choices=PUBLICATION,
              hint=("정해진 기준이 확인되지 않아 기본값은 선정 결과만 공개입니다.",
                    "No rule is known; the cautious default publishes results only.")),
        Field("guideline", "files", ("공모 지침서", "Guideline"), most=5),
        Field("contact_ko", "textarea", ("문의처(국문)", "Contact (Korean)"), required=True, limit=500),
        Field("contact_en", "textarea", ("문의처(영문)", "Contact (English)"), required=True, limit=800),
    ),
)  # fmt: skip

SCHEDULE = Section(
    "schedule",
    ("일정", "Schedule"),
    hint=("모든 시각은 한국 시각입니다.", "All times are Korean time."),
    fields=(
        Field("announced_at", "datetime", ("공고", "Announcement"), required=True),
        Field("briefing_at", "datetime", ("설명회", "Briefing")),
        Field("briefing_place", "text", ("설명회 장소", "Place of the briefing"), limit=200),
        Field("questions_until", "datetime", ("질의 마감", "Questions until")),
        Field("answers_until", "datetime", ("답변 공개", "Answers by")),
        Field("intake", "choice", ("접수 방식", "Intake"), required=True, choices=INTAKE,
              hint=("수시 접수는 마감까지 들어오는 대로 검토합니다.", "Rolling entries are examined as they come, until the close.")),
        Field("opens_at", "datetime", ("접수 시작", "Entries from"), required=True),
        Field("closes_at", "datetime", ("접수 마감", "Entries until"), required=True,
              hint=("이 시각 전에 도착한 제출까지 받습니다.", "A submission counts if it arrives before this moment.")),
        Field("rounds_from", "date", ("평가 시작", "Evaluation from")),
        Field("result_on", "date", ("결과 발표", "Result")),
        Field("objection_days", "integer", ("이의신청 기간(일)", "Days for objections"), required=True, least=0, most=60,
              hint=("선정에 대한 이의신청 기간은 법에 없어 공모마다 정합니다. 기본값 10일.",
                    "No law sets it for a selection, so each call does; 10 by default.")),
        Field("amendment_days", "integer", ("정정공고 뒤 최소 접수 일수", "Least days left after an amendment"), required=True, least=0, most=60),
        Field("outage_minutes", "integer", ("연장 기준 장애 시간(분)", "Outage that allows an extension (minutes)"), required=True, least=1, most=1440),
        Field("least_entries", "integer", ("재공고 기준 신청 수", "Fewer entries than this allow a new notice"), required=True, least=0, most=100),
    ),
)  # fmt: skip

ELIGIBILITY = Section(
    "eligibility",
    ("신청 자격", "Who may apply"),
    fields=(
        Field("applicant_kinds", "multichoice", ("신청할 수 있는 기관", "Kinds of applicants"), required=True, choices=APPLICANT_KINDS),
        Field("local_kinds", "multichoice", ("지방자치단체의 종류", "Kinds of local governments"), choices=LOCAL_KINDS,
              hint=("‘특별자치시·도’에 일반 도가 들어가는지는 공고마다 다릅니다. 기본값은 넣지 않습니다.",
                    "Whether ordinary provinces are meant differs from notice to notice; by default they are not.")),
        Field("population_most", "integer", ("인구 상한(명)", "Population ceiling"), least=1, most=100_000_000),
        Field("population_inclusive", "boolean", ("상한과 같은 인구 포함(이하)", "The ceiling itself is included"),
              hint=("‘100만 명 이하’는 예, ‘30만 명 미만’은 아니요.", "Yes for “at most 1,000,000”, no for “fewer than 300,000”.")),
        Field("cooldown_years", "integer", ("유사사업 종료 뒤 제한 연수", "Years after a similar project"), least=0, most=10),
        Field("cooldown_programmes", "rows", ("제한되는 유사사업", "Similar projects that count"), fields=(PROGRAMME,)),
        Field("exclusive_with", "rows", ("함께 신청할 수 없는 사업", "No simultaneous entry to"), fields=(PROGRAMME,)),
        Field("company_years", "integer", ("기업의 최소 사업 연수", "Least years in business"), least=0, most=50),
        Field("foreign_partner", "boolean", ("해외 공공기관·대학 참여 필수", "A foreign public partner or university is needed")),
        Field("council", "choice", ("의회 보고·동의", "Council"), required=True, choices=COUNCIL),
        Field("diffusion_partner", "choice", ("확산 협력 지자체", "Diffusion partner"), required=True, choices=DIFFUSION),
    ),
)  # fmt: skip
