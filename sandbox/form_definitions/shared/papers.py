"""What is handed in with it, and the declaration."""

from office.forms.definition import Field, Section


def papers(*, plan: tuple[str, str], plan_hint: tuple[str, str]) -> Section:
    """The section; the plan has another name in each track."""
    return Section(
        "papers",
        ("첨부와 확인", "Papers and declaration"),
        fields=(
            Field("plan_file", "files", plan, required=True, least=1, most=5, hint=plan_hint),
            Field("other_papers", "files", ("그 밖의 자료", "Other papers"), most=20,
                  hint=("법령에 없는 서류는 내지 않아도 됩니다(민원처리법 제10조제1항).", "Nothing beyond the statute has to be handed in (Civil Petitions Act §10①).")),
            Field("declaration", "declaration",
                  ("위 내용이 사실이며, 신청 내용을 관계 행정기관과 지방자치단체에 보내는 것을 알고 있습니다.",
                   "What is said above is true, and I know that it is sent to the agencies and local governments concerned."),
                  required=True),
        ),
    )  # fmt: skip
