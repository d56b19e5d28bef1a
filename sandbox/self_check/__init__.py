"""“Which track fits me?”: a few public questions that end in a draft of the right type. Nothing is stored."""

from sandbox.self_check.outcomes import Outcome, outcome_of
from sandbox.self_check.questions import QUESTIONS, Question, Wrong, asked, next_question

__all__ = ["QUESTIONS", "Outcome", "Question", "Wrong", "asked", "next_question", "outcome_of"]
