"""What stands beside the exported files, in both languages: how anybody computes the result again."""

from office.assessment.models import Panel

_TEXT = """{title}

[한국어]
이 묶음은 평가 결과를 다시 계산하는 데 필요한 자료입니다.
  scores.csv       확정된 평가표의 항목별 점수(위원은 가명 r1, r2 …)
  rules.json       공고 때 확정된 평가 규칙
  adjustments.csv  확인된 가점과 감점
  groups.csv       유형별로 선정하는 경우의 유형
  recusals.csv     제척·기피·회피(이 파일에 없는 빠진 평가표는 불참으로 봅니다)
  rulings.csv      동점에 대한 의결과 추첨
  sheets.csv       평가표마다의 SHA-256
다시 계산하려면 이 묶음을 푼 폴더에서 다음을 실행합니다. 데이터베이스는 필요하지 않습니다.

    {command}

출력의 rules_sha256은 다음과 같아야 합니다: {rules}

[English]
This archive holds what is needed to compute the result again.
  scores.csv       points of every locked sheet by criterion (members under pseudonyms r1, r2 …)
  rules.json       the rule set that was frozen at announcement
  adjustments.csv  bonus and penalty that were confirmed
  groups.csv       groups, where awards are given by group
  recusals.csv     recusals (a missing sheet that is not named here is an absence)
  rulings.csv      votes and lots on ties
  sheets.csv       the SHA-256 of every sheet
To compute it again, run this in the folder where the archive was unpacked. It needs no database.

    {command}

Its output must show this rules_sha256: {rules}
"""
_COMMAND = (
    "python manage.py tally --scores scores.csv --rules rules.json --adjustments adjustments.csv"
    " --recusals recusals.csv --rulings rulings.csv"
)


def readme(panel: Panel, facts: dict) -> str:
    """The text for one export."""
    command = _COMMAND + (" --groups groups.csv" if facts["groups"] else "")
    if not facts["final"]:
        command += f" --until {facts['until']}"
    return _TEXT.format(title=panel.matter.title, command=command, rules=panel.rules_sha256)
