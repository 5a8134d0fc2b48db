"""What a preview can be kept as: the very pages, or the same words for Word and Excel to go on with."""

from __future__ import annotations

from typing import Any

from models.rules.fact import fact
from models.rules.fields import N_


@fact
class Kind:
    """One kind of file: the act that writes it, its ending, and its line in the dialog."""

    act: str
    ending: str
    title: str
    line: str


PDF = Kind("preview.pdf", ".pdf", N_("Lưu ra PDF"), N_("Tệp PDF (*.pdf)"))
WORD = Kind("preview.word", ".docx", N_("Lưu ra Word"), N_("Tệp Word (*.docx)"))
EXCEL = Kind("preview.excel", ".xlsx", N_("Lưu ra Excel"), N_("Tệp Excel (*.xlsx)"))


def offered(form: str, facts: Any) -> frozenset[str]:
    """Return the acts of the kinds that these pages can be kept as."""
    from reports.docx import has_twin
    from reports.xlsx import has_tables

    kinds = {PDF.act} | ({WORD.act} if has_twin(form) else set()) | ({EXCEL.act} if has_tables(form, facts) else set())
    return frozenset(kinds)


class Writing:
    """Write the twin of pages on the worker."""

    def __init__(self, kind: Kind, form: str, facts: Any) -> None:
        self._kind, self._form, self._facts = kind, form, facts

    def __call__(self, _report: Any) -> bytes:
        if self._kind is WORD:
            from reports.docx import render_docx

            return render_docx(self._form, self._facts)
        from reports.xlsx import render_xlsx

        return render_xlsx(self._form, self._facts)
