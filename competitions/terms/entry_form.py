"""The form of a call's entries, built from its terms: one for each version, stored with what its answers are judged by."""

from typing import Any

from competitions.terms.parsing import choices_of, columns_of
from competitions.terms.reading import Row, Terms, both, whole
from office.forms.definition import Field, Section

COST_ITEMS = (
    ("personnel", ("인건비", "Personnel")),
    ("equipment", ("장비·기자재", "Equipment")),
    ("construction", ("공사·설치", "Construction")),
    ("software", ("소프트웨어", "Software")),
    ("services", ("용역", "Services")),
    ("operation", ("운영", "Operation")),
    ("research", ("연구·실증", "Research and trials")),
    ("other", ("기타", "Other")),
)
TAGS = (
    ("climate", ("기후위기 대응", "Climate crisis")),
    ("inclusion", ("디지털 포용", "Digital inclusion")),
    ("none", ("해당 없음", "Neither")),
)
SOURCES = (
    ("national", ("국비", "National")),
    ("province", ("도비(광역)", "Province")),
    ("city", ("시비(기초)", "City")),
    ("private", ("민간", "Private")),
    ("other", ("기타", "Other")),
)
FRONT = "_front"
FRONT_MOST = 10
COUNCIL = "council"
FOUNDED_ON = "founded_on"
PDF = ("pdf",)


def entry_sections(terms: Terms) -> tuple[Section, ...]:
    """The sections of the form in their order; empty ones are left out."""
    made = [_outline(terms), *_own(terms), _budget(terms), _papers(terms), _pledges(terms)]
    return tuple(section for section in made if section.fields)


def entry_terms(terms: Terms, *, call: str, version: int, programme: str, rules_sha256: str) -> dict[str, Any]:
    """What answers are judged by, as plain values frozen with the form's version."""
    told: dict[str, Any] = {
        "call": call,
        "version": version,
        "programme": programme,
        "rules_sha256": rules_sha256,
        "applicant_kinds": terms.many("applicant_kinds"),
        "local_kinds": terms.many("local_kinds"),
        "exclusive_with": terms.programmes("exclusive_with"),
        "foreign_partner": terms.says("foreign_partner"),
        "council": terms.text("council", "none"),
        "company_years": terms.whole("company_years") or 0,
        "preliminary": terms.preliminary,
        "papers": {row["code"]: _page_rule(row) for row in terms.rows("papers") if row.get("code")},
    }
    if terms.whole("population_most"):
        told["population"] = {"most": terms.whole("population_most"), "inclusive": terms.says("population_inclusive")}
    if terms.whole("cooldown_years"):
        told["cooldown"] = {
            "years": terms.whole("cooldown_years"),
            "programmes": terms.programmes("cooldown_programmes"),
        }
    if terms.says("subsidy"):
        told["money"] = _money(terms)
    return told


def budget_years(terms: Terms) -> list[str]:
    """The years of the budget table."""
    first, count = terms.whole("first_year"), terms.whole("budget_years")
    return [str(first + number) for number in range(min(count, 10))] if first and count else []


def _money(terms: Terms) -> dict[str, Any]:
    return {
        "cap": terms.whole("national_cap"),
        "share_most": terms.text("national_share_most") or None,
        "local_covers": terms.says("local_covers_national"),
        "policy_share": terms.text("policy_share") or None,
        "policy_binding": terms.text("policy_binding", "none"),
        "years": budget_years(terms),
    }


def _page_rule(row: Row) -> dict[str, Any]:
    told: dict[str, Any] = {"needed": row.get("needed") or "optional"}
    if most := whole(row.get("most_pages")):
        told |= {"most_pages": most, "counting": row.get("counting") or "all_pages", "front_most": FRONT_MOST}
    return told


def _outline(terms: Terms) -> Section:
    fields = [
        Field("project_title", "text", ("사업명", "Name of the project"), required=True, limit=150),
        Field("project_summary", "textarea", ("사업 요약", "Summary"), required=True, limit=2000),
    ]
    if groups := [(row["code"], both(row, "label")) for row in terms.rows("groups") if row.get("code")]:
        fields.append(Field("group", "choice", ("신청 유형", "Group"), required=True, choices=groups))
    fields += _company(terms) + _population(terms) + _diffusion(terms) + _earlier(terms)
    return Section("outline", ("사업 개요", "The project"), tuple(fields))


def _company(terms: Terms) -> list[Field]:
    """The register of organisations does not know since when a company is in a business: it is asked where it counts."""
    kinds = terms.many("applicant_kinds")
    if not terms.whole("company_years") or "company" not in kinds:
        return []
    hint = (
        "공고가 요구하는 사업을 시작한 날입니다. 접수 마감일까지 채운 햇수를 셉니다. 기업이 아니면 비워 둡니다.",
        "The day on which the business that the call asks for began; whole years up to the close are counted. "
        "Leave empty if you are no company.",
    )
    return [Field(FOUNDED_ON, "date", ("해당 사업 시작일", "In this business since"), required=kinds == ["company"],
                  hint=hint)]  # fmt: skip


def _population(terms: Terms) -> list[Field]:
    if not terms.whole("population_most"):
        return []
    return [
        Field("population", "integer", ("인구(명)", "Population"), required=True, least=1, most=60_000_000),
        Field("population_on", "date", ("인구 기준일", "Population as of"), required=True),
        Field("population_source", "text", ("인구 출처", "Source of the population"), required=True, limit=200,
              hint=("주민등록 인구통계(행정안전부)처럼 확인할 수 있는 출처", "A source that can be checked, such as the resident registration statistics (MOIS)")),
    ]  # fmt: skip


def _diffusion(terms: Terms) -> list[Field]:
    asked = terms.text("diffusion_partner", "none")
    if asked == "none":
        return []
    return [Field("diffusion_partner", "choice", ("확산 협력 지방자치단체", "Diffusion partner"),
                  required=asked == "required", source="local_governments")]  # fmt: skip


def _earlier(terms: Terms) -> list[Field]:
    if not terms.whole("cooldown_years"):
        return []
    columns = (
        Field("programme", "choice", ("사업", "Programme"), required=True, source="competitions.programmes"),
        Field("selected_in", "integer", ("선정 연도", "Selected in"), required=True, least=2008, most=2100),
        Field("ended_on", "date", ("종료일(예정 포함)", "Ended or ends on"), required=True),
    )
    hint = (
        "최근에 선정된 유사사업을 모두 적습니다. 없으면 비워 둡니다.",
        "List every similar project you were selected for. Leave empty if there is none.",
    )
    return [
        Field(
            "earlier_projects", "rows", ("유사사업 선정 이력", "Similar projects"), hint=hint, fields=columns, most=30
        )
    ]


def _own(terms: Terms) -> list[Section]:
    return [
        Section(row["code"], both(row, "label"), tuple(_questions(terms, row["code"])))
        for row in terms.rows("form_sections")
        if row.get("code")
    ]


def _questions(terms: Terms, section: str) -> list[Field]:
    rows = [row for row in terms.rows("form_questions") if row.get("section") == section and row.get("code")]
    return [_question(row) for row in rows]


def _question(row: Row) -> Field:
    kind = row.get("kind") or "text"
    only_if = None
    if row.get("only_if") and row.get("only_if_values"):
        only_if = (row["only_if"], tuple(one.strip() for one in row["only_if_values"].split(",") if one.strip()))
    return Field(
        code=row["code"],
        kind="rows" if kind == "table" else kind,
        label=both(row, "label"),
        hint=both(row, "hint"),
        required=bool(row.get("required")),
        limit=whole(row.get("limit")) or 0,
        choices=tuple(choices_of(row.get("choices", ""))) if kind in ("choice", "multichoice") else (),
        fields=tuple(columns_of(row.get("columns", ""))) if kind == "table" else (),
        only_if=only_if,
    )


def _budget(terms: Terms) -> Section:
    years = budget_years(terms)
    if not terms.says("subsidy") or not years:
        return Section("budget", ("예산", "Budget"), ())
    columns = (
        Field("year", "choice", ("연도", "Year"), required=True, choices=tuple((year, (year, year)) for year in years)),
        Field("item", "choice", ("비목", "Cost item"), required=True, choices=COST_ITEMS),
        Field("tag", "choice", ("정책", "Policy"), required=True, choices=TAGS),
        *(Field(code, "money", label, sum=True) for code, label in SOURCES),
    )
    hint = (
        "금액은 원으로 저장됩니다. 160억, 16,000백만원처럼 적어도 됩니다.",
        "Amounts are kept in won; 160억 or 16,000 million won are understood.",
    )
    table = Field(
        "budget",
        "rows",
        ("연도·재원별 예산", "Budget by year and source"),
        hint=hint,
        required=True,
        fields=columns,
        least=1,
        most=200,
    )
    return Section("budget", ("예산", "Budget"), (table,))


def _papers(terms: Terms) -> Section:
    fields = council_paper(terms)
    for row in terms.rows("papers"):
        if row.get("code"):
            fields += _paper(row)
    return Section("papers", ("제출 서류", "Papers"), tuple(fields))


def council_paper(terms: Terms) -> list[Field]:
    """An ordinance may oblige the mayor to report to the council before applying (MOLEG opinion 23-0237)."""
    told = {"report": ("의회 보고 서류", "Report to the council"), "consent": ("의회 동의서", "Consent of the council")}
    label = told.get(terms.text("council", "none"))
    if label is None or "local_government" not in terms.many("applicant_kinds"):
        return []
    return [Field(COUNCIL, "files", label, required=terms.many("applicant_kinds") == ["local_government"], most=3)]


def _paper(row: Row) -> list[Field]:
    label = both(row, "label")
    paper = Field(row["code"], "files", label, hint=_hint(row), required=row.get("needed") == "required", most=5,
                  types=PDF if row.get("format") == "pdf" else ())  # fmt: skip
    if not (whole(row.get("most_pages")) and row.get("counting") == "without_front"):
        return [paper]
    told = (f"{label[0]}: 표지·목차 쪽수", f"{label[1]}: pages of cover and contents")
    return [
        paper,
        Field(
            f"{row['code']}{FRONT}", "integer", told, required=row.get("needed") == "required", least=0, most=FRONT_MOST
        ),
    ]


def _hint(row: Row) -> tuple[str, str]:
    """How many pages at most and how they count, then what the call notes; said where the file is handed in."""
    pages, note = whole(row.get("most_pages")), both(row, "note")
    if not pages:
        return note
    front = row.get("counting") == "without_front"
    limit = (
        f"최대 {pages}쪽({'표지·목차 제외' if front else '모든 쪽 포함'})",
        f"At most {pages} pages ({'without cover and contents' if front else 'every page counts'})",
    )
    return tuple(f"{one}. {more}" if more else f"{one}." for one, more in zip(limit, note, strict=True))


def _pledges(terms: Terms) -> Section:
    fields = [
        Field("pledge_true", "declaration", ("신청 내용이 사실이며, 평가위원과 사전에 접촉하지 않겠습니다.",
              "What is stated is true, and no reviewer will be contacted beforehand."), required=True),
    ]  # fmt: skip
    if terms.says("subsidy") and terms.says("local_covers_national"):
        fields.append(Field("pledge_matching", "declaration", ("신청한 지방비를 확보하겠습니다.",
                            "The local share applied for will be secured."), required=True))  # fmt: skip
    return Section("pledges", ("확인과 서약", "Declarations"), tuple(fields))
