"""The sample page of a form, drawn on the worker with this office's own rows."""

from __future__ import annotations

from io import BytesIO

from models.rules.fact import fact
from models.rules.pages import BookForm
from models.services import pages
from models.services.doors import Office
from ui.tasks import Report, Step

Box = tuple[float, float, float, float]


@fact
class Sample:
    """A drawn page and where the head of each column stands, in points, on the front of a sheet and on its back.

    `practice` says that its rows are invented.
    """

    form: BookForm
    pdf: bytes
    front: dict[str, Box]
    back: dict[str, Box]
    practice: bool


class SampleWork:
    """Draw a form's sample page; Refused columns_too_wide and what else the page refuses."""

    def __init__(self, office: Office, form: BookForm) -> None:
        self._office = office
        self._form = form

    def __call__(self, report: Report) -> Sample:
        from reports import render
        from reports.fonts import load_fonts
        from reports.parts.book_plan import Sheets

        facts = pages.preview(self._office, self._form)
        fonts, out = load_fonts(), BytesIO()
        for page in render.pages("so-ghi-danh", facts, out, fonts):
            report(Step(page))
        sheets = Sheets(facts, self._form, fonts)
        size = (sheets.table_top, sheets.head_height)
        front, back = (_heads(self._form, size, back) for back in (False, True))
        return Sample(self._form, out.getvalue(), front, back, facts.practice)


def _heads(form: BookForm, size: tuple[float, float], back: bool) -> dict[str, Box]:
    """Return the head of each column; the back of a sheet has its margins mirrored."""
    from reports.paper import MM
    from reports.parts.book_plan import form_paper

    paper = form_paper(form, back)
    below, height = size
    left, found = paper.left, {}
    for column in form.shown():
        found[column.id] = (left * MM, (paper.top + below) * MM, column.width_mm * MM, height * MM)
        left += column.width_mm
    return found
