"""Page geometry from the rule sets: millimetres from the top left corner of the sheet, baselines from the top edge."""

from __future__ import annotations

from models.rules.fact import fact
from models.rules.pages import Edge
from models.rules.rulesets import HD05, RuleSet
from resources.rulesets import rule_set

MM = 72 / 25.4
PT = 25.4 / 72
# Of the Times metrics, which Liberation Serif and Tinos share, in ems.
ASCENT = 0.891
DESCENT = 0.216


def own_rules() -> RuleSet:
    """Return the measures of the office's own forms: the same set in every year, so that a reprint never moves."""
    return rule_set(HD05)


@fact
class Paper:
    """One page: the sheet as it is read, and its margins, in mm."""

    width: float
    height: float
    left: float
    top: float
    right: float
    bottom: float

    @property
    def text_width(self) -> float:
        """Return the width between the side margins."""
        return self.width - self.left - self.right

    @property
    def text_right(self) -> float:
        """Return where the text ends on the right."""
        return self.width - self.right

    @property
    def text_bottom(self) -> float:
        """Return where the text ends below."""
        return self.height - self.bottom

    @property
    def centre(self) -> float:
        """Return the middle of the text, not of the sheet."""
        return self.left + self.text_width / 2

    def first_baseline(self, size: float) -> float:
        """Return the baseline of a first line of that size."""
        return self.top + ASCENT * size * PT

    def lowest_baseline(self, size: float) -> float:
        """Return the lowest baseline whose letters stay inside."""
        return self.text_bottom - DESCENT * size * PT

    def number_baseline(self, rules: RuleSet) -> float:
        """Return the page number's baseline: 10 mm from the edge, or from the text where the edge is bound."""
        from_edge = self.top - rules["number_from_edge"] if self.top >= rules["margin_binding"] else 0.0
        return max(from_edge, rules["number_from_edge"]) + ASCENT * rules["number_size"] * PT

    def block_centres(
        self, rules: RuleSet, inset: float = 0.0, right_block: float | None = None
    ) -> tuple[float, float]:
        """Return the centres of the left and right blocks, parted as the rules part a head unless told otherwise."""
        width = self.text_width - 2 * inset
        whole = rules["left_block"] + rules["right_block_least"]
        left = width * (whole - (right_block or rules["right_block_least"])) / whole
        start = self.left + inset
        return start + left / 2, start + left + (width - left) / 2


def paper(
    rules: RuleSet,
    landscape: bool = False,
    binding: Edge = Edge.LEFT,
    two_sided: bool = False,
    back: bool = False,
) -> Paper:
    """Return a page's geometry; `back` mirrors it where both sides are printed."""
    short, long = rules["paper_short"], rules["paper_long"]
    width, height = (long, short) if landscape else (short, long)
    inner, outer, cross = rules["margin_binding"], rules["margin_outer"], rules["margin_cross"]
    if two_sided and back:
        inner, outer = outer, inner
    if binding is Edge.TOP:
        return Paper(width, height, cross, inner, cross, outer)
    return Paper(width, height, inner, cross, outer, cross)


def duplex(landscape: bool, binding: Edge) -> str:
    """Return how a two-sided printer must turn the sheet, in the words of a PDF's viewer preferences."""
    on_short = landscape == (binding is Edge.LEFT)
    return "DuplexFlipShortEdge" if on_short else "DuplexFlipLongEdge"
