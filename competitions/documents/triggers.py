"""The papers that steps issue, named before the models they speak of stand."""

from office.documents.triggers import Issues

RESULT_LETTER = Issues("competitions.result_letter")
RESULT_NOTICE = Issues("competitions.result_notice")
OBJECTION_ANSWER = Issues("competitions.objection_answer")
