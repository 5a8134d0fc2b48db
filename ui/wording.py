"""Known errors as the window says them: the block at the top of a page, or a sentence under a field."""

from __future__ import annotations

from models.rules.errors import WorldError
from models.rules.facts import Problem as FieldProblem
from ui.errors import Problem


def problem_of(error: WorldError) -> Problem:
    """Return what the error block says of a world error."""
    from resources import words

    return Problem(*words.parts(error.code, error.values))


def field_sentence(problem: WorldError | FieldProblem) -> str:
    """Return the sentence that stands under a field."""
    from resources import words

    return words.parts(problem.code, problem.values)[0]
