"""The sentence for every error's code, and for every line of the health check."""

from __future__ import annotations

from models.rules.fields import N_
from resources.sentences import book, documents, files, pages, paper, slips, typed
from resources.sentences.checks import CHECKS
from resources.words import Sentence

__all__ = ["CHECKS", "SENTENCES", "UNKNOWN"]

UNKNOWN = Sentence(
    N_("Chương trình không làm được việc này (%(code)s)."),
    N_("Sổ còn nguyên."),
    N_("Hãy thử lại; nếu vẫn vậy, báo cho người hỗ trợ dòng này."),
)

SENTENCES = (
    files.SENTENCES
    | typed.SENTENCES
    | book.SENTENCES
    | pages.SENTENCES
    | slips.SENTENCES
    | documents.SENTENCES
    | paper.SENTENCES
)
