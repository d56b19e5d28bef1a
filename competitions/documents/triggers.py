"""The papers that steps issue, named before the models they speak of stand."""

from office.documents.triggers import Issues, Voids

RESULT_LETTER = Issues("competitions.result_letter")
RESULT_NOTICE = Issues("competitions.result_notice")
OBJECTION_RECEIPT = Issues("competitions.objection_receipt")
OBJECTION_ANSWER = Issues("competitions.objection_answer")
DISQUALIFICATION = Issues("competitions.disqualification")
# Nobody can show a letter that says "selected" once the award was given back.
AWARD_GIVEN_BACK = Voids("competitions.result_letter", "선정된 기관이 사업을 포기하여 이 통보서는 효력이 없습니다.")
