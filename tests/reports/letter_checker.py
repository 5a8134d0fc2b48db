"""Head, title and text of a document as the văn thư checks them, from the first line to the last."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from annex_checker import check_annex, check_table
from end_checker import check_end
from page_checker import ASCENT, DESCENT, NEAR, PT, SPACE, Checker, Line, lines_of, squeezed

from models.rules.documents import Block, BlockKind, LetterFacts
from models.rules.pages import Letterhead
from models.rules.rulesets import RuleSet
from models.rules.text import clean_text
from resources.rulesets import rule_set


def faults(data: bytes, facts: LetterFacts, rules: RuleSet) -> list[str]:
    """Return what is wrong with a printed document."""
    letter = LetterChecker(data, facts, rules)
    letter.check()
    return letter.faults


class LetterChecker(Checker):
    """Head and title."""

    def check(self) -> None:
        """Check every part; what no part claims is foreign."""
        self.check_numbers()
        number = self.check_head()
        flow = BodyReader(self, *self._check_title(number))
        for block in ended_body(self.rules, self.facts.body):
            flow.block(block)
        flow.close()
        check_end(self, flow.last)
        for annex in self.facts.annexes:
            check_annex(self, annex)
        for line in self.pool:
            self.say(False, f"foreign on page {line.page}: {line.text}")

    def check_head(self) -> float:
        """Check the head and return the baseline of the number's row."""
        rules, facts, sheet = self.rules, self.facts, self.sheets[0]
        dated = self.part(self.dated_text(), "place_date", "date") if facts.with_number else []
        right = self._right_block(dated)
        right_x, left_x = sheet.right - right / 2, (sheet.left + sheet.right - right) / 2
        y = sheet.top + ASCENT * rules["banner_size"] * PT
        above = self._check_banner(right_x, y)
        last, star = self._check_bodies(left_x, y, right)
        row = last + rules["number_row_drop"] * PT
        row = max(row, above + (20 + max(len(dated) - 1, 0) * rules["head_leading"]) * PT)
        if facts.with_number:
            self._check_number(left_x, row)
            for place, line in enumerate(reversed(dated)):
                self.near(line.y, row - place * rules["head_leading"] * PT, "date, level with the number")
                self.near(line.centre, right_x, "date, centre")
            self._check_gap(dated, "tháng", facts.dated is None)
        return row if facts.with_number else star

    def _right_block(self, dated: list[Line]) -> float:
        rules, sheet = self.rules, self.sheets[0]
        scale = (sheet.right - sheet.left) / (rules["left_block"] + rules["right_block_least"])
        widest = max((line.width for line in dated), default=0.0)
        if len(dated) > 1:
            whole = sum(line.width for line in dated) + SPACE * rules["place_date_size"] * PT
            self.say(whole > rules["right_block_most"], "the date is broken without need")
        asked = (widest + rules["block_air"]) / scale
        return min(max(asked, rules["right_block_least"]), rules["right_block_most"]) * scale

    def _check_banner(self, x: float, y: float) -> float:
        """Check the Party's or the nation's name and return its last baseline."""
        rules = self.rules
        last = self.part(rules.word("banner"), "banner", "the name on the right")
        self.steps(last, y, 0, x, "the name on the right")
        if rules.word("motto"):
            y += rules["head_leading"] * PT
            last = self.part(rules.word("motto"), "motto", "motto")
            self.steps(last, y, 0, x, "motto")
        size = rules["motto_size" if rules.word("motto") else "banner_size"]
        under = y + (DESCENT * size + rules["banner_rule_drop"]) * PT
        found = [
            rule for rule in self.level_rules(1, 0, 50) if abs((rule[0] + rule[1]) / 2 - x) < 10 and rule[2] < under + 3
        ]
        self.say(len(found) == 1, "one rule under the name on the right")
        if found and last:
            self.ruled(found[0], x, under, last[0].width * rules["banner_rule_share"], "rule on the right")
        page = "".join(squeezed(line.text) for line in lines_of(self.pages[0], 1))
        party, state = squeezed("ĐẢNG CỘNG SẢN VIỆT NAM"), squeezed("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        self.say(not (party in page and state in page), "Party and State on one page")
        return y

    def _check_bodies(self, x: float, y: float, right: float) -> tuple[float, float]:
        """Check the bodies' names and what stands under them; return the last baseline and the star's."""
        rules, head, sheet = self.rules, self.facts.letterhead, self.sheets[0]
        size = rules["body_name_size"]
        superior = self.part(head.superior, "superior", "superior body", size=size) if head.superior else []
        own = self.part(head.body, "body_name", "issuing body")
        for line in [*superior, *own]:
            self.say(line.x1 < sheet.right - right + NEAR, f"{line.text} touches the right block")
        last = self.steps([*superior, *own], y, rules["head_leading"], x, "names of the bodies")
        star = last + (rules["head_leading"] + rules["star_drop"]) * PT
        if mark := rules.word("issuer_mark"):
            found = self.take(mark, 1)
            self.steps(found, star, 0, x, "mark under the body")
            self.say(all(line.sizes == {size} for line in found), "size of the mark under the body")
        rules_left = [rule for rule in self.level_rules(1, 0, last + 8) if (rule[0] + rule[1]) / 2 < x + 20]
        share = rules["issuer_rule_share"]
        self.say(len(rules_left) == int(share > 0), "rules under the body")
        if share and rules_left and own:
            drop = DESCENT * max(size, rules["motto_size"]) + rules["banner_rule_drop"]
            self.ruled(rules_left[0], x, last + drop * PT, max(line.width for line in own) * share, "rule on the left")
        return last, star

    def _check_number(self, x: float, y: float) -> None:
        rules, number = self.rules, self.facts.number
        shown = f"{number:0{int(rules['number_digits'])}d}" if number is not None else ""
        row = self.part(
            rules.word("number_pattern").format(number=shown, symbol=self.facts.symbol), "number_row", "number"
        )
        self.steps(row, y, 0, x, "number")
        words = " ".join(line.text for line in row)
        self.say((":" in words) == (":" in rules.word("number_pattern")), "colon after Số")
        self._check_gap(row, rules.word("number_pattern").split("}")[1][0] + self.facts.symbol, number is None)

    def _check_gap(self, lines: list[Line], word: str, wanted: bool) -> None:
        """Compare the room for the pen before a word."""
        if not lines:
            return
        line = lines[-1]
        chars = [
            char
            for char in self.pages[0].chars
            if abs((float(self.pages[0].height) - char["matrix"][5]) * PT - line.y) < 0.05
        ]
        chars = [char for char in chars if line.x0 - 1 < char["x0"] * PT < line.x1 + 1]
        text = "".join(char["text"] for char in chars)
        at = text.find(word)
        before = [char for char in chars[:at] if char["text"].strip()] if at > 0 else []
        gap = (chars[at]["x0"] - before[-1]["x1"]) * PT if before else 0.0
        least, size = self.rules["pen_gap"], max(line.sizes)
        right = least - NEAR <= gap < least + SPACE * size * PT + NEAR if wanted else gap < 3
        self.say(right, f"gap before {word}: {gap:.2f}")

    def _check_title(self, row: float) -> tuple[float, float, float]:
        """Check title or letter's subject, and Kính gửi; return the baseline above the text and the drops below it."""
        rules, facts, sheet = self.rules, self.facts, self.sheets[0]
        y, drops = row, ("addressed_drop", "addressed_drop")
        if facts.title:
            y = row + (rules["kind_drop"] if facts.with_number else 28.5) * PT
            kind = self.part(facts.title, "kind", "kind")
            last = y = self.steps(kind, y, 20, sheet.centre, "kind")
            subject = []
            if squeezed(facts.subject):
                subject = self.part(facts.subject, "subject", "subject")
                first = y + rules["subject_drop"] * PT
                last = y = self.steps(subject, first, rules["text_leading"], sheet.centre, "subject")
            y = self._check_title_end(last, (subject or kind)[-1:])
            drops = ("first_text_drop", "first_part_drop")
        elif squeezed(facts.subject):
            y = self._check_letter_subject(row)
        return self._check_addressed(y, drops)

    def _check_title_end(self, y: float, last: list[Line]) -> float:
        rules, x = self.rules, self.sheets[0].centre
        end = y + rules["title_mark_drop"] * PT
        found = self.level_rules(1, y, end + 3)
        if mark := rules.word("title_mark"):
            self.steps(self.take(mark, 1), end, 0, x, "hyphens")
            self.say(not found, "a rule under the title")
            return end
        self.say(len(found) == 1, "one rule under the title")
        if found and last:
            self.ruled(found[0], x, end, last[0].width * rules["title_rule_share"], "rule under the title")
        return y

    def _check_letter_subject(self, row: float) -> float:
        rules, sheet, text = self.rules, self.sheets[0], self.facts.subject
        prefix = rules.word("letter_subject_prefix")
        if prefix and not text.lower().startswith(("về việc", "v/v")):
            text = f"{prefix} {text}"
        found = self.part(text, "letter_subject", "what the letter is about")
        for place, line in enumerate(found):
            drop = rules["letter_subject_drop"] + place * rules["letter_subject_leading"]
            self.near(line.y, row + drop * PT, "what the letter is about")
            self.say(line.x1 < sheet.right - rules["right_block_least"] + NEAR, "it touches the right block")
        return found[-1].y if found else row

    def _check_addressed(self, y: float, drops: tuple[str, str]) -> tuple[float, float, float]:
        rules = self.rules
        told = [re.sub(r"^-|[;,.]+$", "", squeezed(line)) for line in self.facts.addressed]
        told = [line for line in told if line]
        if not told:
            return y, rules[drops[0]], rules[drops[1]]
        word = self.take(rules.word("addressed_word"), 1)
        self.styled(word, "addressed", "Kính gửi")
        for line in word:
            self.near(line.y, y + rules["addressed_drop"] * PT, "Kính gửi")
        lows = [line.y for line in word]
        dashes = []
        for place, text in enumerate(told, 1):
            end = "." if place == len(told) else ";"
            if len(told) > 1:
                dashes += self.take("-", 1)
            found = self.take(text + end, 1)
            self.styled(found, "addressed", "addressee")
            lows += [line.y for line in found]
        colon = max((line.x1 for line in word), default=0.0)
        self.say(all(colon - 2 < dash.x0 < colon + 0.2 for dash in dashes), "dashes under the colon")
        return max(lows, default=y), rules["addressed_text_drop"], rules["addressed_text_drop"]


class BodyReader:
    """Reads the text of a document block by block."""

    def __init__(self, checker: Checker, above: float, drop: float, part_drop: float) -> None:
        self.checker, self.rules = checker, checker.rules
        self.above, self.drops = above, (drop, part_drop)
        self.last: Line | None = None
        self.before: BlockKind | None = None
        self.tabled = False
        self.heading: list[Line] = []

    def block(self, block: Block) -> None:
        """Check one block."""
        if block.kind is BlockKind.TABLE:
            if block.table and block.table.rows:
                self.last = check_table(self.checker, block.table, self.last) or self.last
                self.before, self.tabled, self.heading = block.kind, True, []
            return
        text = "".join(span.text for span in block.spans)
        for part in clean_text(text).split("\n"):
            if squeezed(part):
                if block.kind is BlockKind.ITEM and not part.startswith(("-", "+", "–")):
                    part = f"- {part}"
                self._paragraph(block, part)

    def _paragraph(self, block: Block, text: str) -> None:
        caps = block.kind is BlockKind.PART and "caps" in self.rules.word("part_style")
        lines = self.checker.take(text.upper() if caps else text, after=self.last, step=40)
        if not lines:
            return
        self._places(block.kind, lines)
        self._edges(block.kind, lines)
        self._looks(block, lines)
        self._together(block.kind, lines)
        self.before, self.last, self.tabled = block.kind, lines[-1], False

    def _size(self, kind: BlockKind) -> float:
        return self.rules["part_size" if kind is BlockKind.PART else "text_size"]

    def _places(self, kind: BlockKind, lines: list[Line]) -> None:
        """Compare baselines: exact leading, the gap before, the first line of a page."""
        names = {BlockKind.PART: "part_gap", BlockKind.SECTION: "section_gap"}
        page = self.last.page if self.last else 1
        y = self.last.y if self.last else self.above
        for place, line in enumerate(lines):
            sheet = self.checker.sheets[line.page - 1]
            if line.page != page:
                self.checker.near(line.y, sheet.top + ASCENT * self._size(kind) * PT, "first line of a page")
            elif self.last is None and not place:
                drop = self.drops[1] if kind is BlockKind.PART else self.drops[0]
                self.checker.near(line.y, y + drop * PT, "first line of the text")
            elif not self.tabled or place:
                gap = self.rules["text_leading"] + (0 if place else self.rules[names.get(kind, "paragraph_gap")])
                self.checker.near(line.y, y + gap * PT, f"leading at {line.text[:30]!r}")
            page, y = line.page, line.y

    def _edges(self, kind: BlockKind, lines: list[Line]) -> None:
        centred = kind is BlockKind.PART and self.rules.word("part_place") == "centre"
        for place, line in enumerate(lines):
            sheet, say = self.checker.sheets[line.page - 1], self.checker.near
            if centred:
                say(line.centre, sheet.centre, f"centre of {line.text[:30]!r}")
                continue
            indent = 0.0 if place else self.rules["text_indent"]
            say(line.x0, sheet.left + indent, f"left edge of {line.text[:30]!r}")
            stretched = kind not in (BlockKind.PART, BlockKind.SECTION) and line is not lines[-1]
            if stretched and line.words > 1:
                say(line.x1, sheet.right, f"right edge of {line.text[:30]!r}")

    def _looks(self, block: Block, lines: list[Line]) -> None:
        parts = {BlockKind.PART: "part", BlockKind.SECTION: "section"}
        part = parts.get(block.kind, "text")
        if part != "text" or not any(span.bold or span.italic for span in block.spans):
            self.checker.styled(lines, part, f"{lines[0].text[:30]!r}", self._size(block.kind))

    def _together(self, kind: BlockKind, lines: list[Line]) -> None:
        """No line alone beside a break; a heading keeps two lines of its text."""
        pages = [line.page for line in lines]
        for page in set(pages):
            alone = pages.count(page) == 1 and len(lines) > 1
            self.checker.say(not alone, f"one line alone on page {page}: {lines[0].text[:30]!r}")
        heading = kind in (BlockKind.PART, BlockKind.SECTION)
        if self.heading:
            kept = all(line.page == self.heading[-1].page for line in lines[:2])
            self.checker.say(kept, f"heading left behind: {self.heading[-1].text[:30]!r}")
        self.heading = lines if heading else []

    def close(self) -> None:
        """No heading may end the text of a page; pages but the last are full."""
        portrait = [p for p, sheet in enumerate(self.checker.sheets, 1) if sheet.width < sheet.height]
        for page in portrait[:-1]:
            sheet = self.checker.sheets[page - 1]
            lows = [line.y for line in lines_of(self.checker.pages[page - 1], page)]
            lows += [rule[2] for rule in self.checker.rules_drawn[page - 1]]
            tabled = any(block.kind is BlockKind.TABLE for block in self.checker.facts.body)
            room = sheet.bottom - max(lows, default=0.0)
            allowed = 400 if tabled or page == portrait[-2] else (6 * self.rules["text_leading"] + 40) * PT
            self.checker.say(room < allowed, f"page {page} ends {room:.0f} mm too early")


def form_faults(data: bytes, head: Letterhead, dated: date, two_sided: bool = False, headed: bool = True) -> list[str]:
    """Return what is wrong with sheet, faces, file and head of one of the office's own forms."""
    facts = LetterFacts(
        "", "", "HD05", head, "", None, dated, dated, "", "", (), (), two_sided=two_sided, with_number=False
    )
    checker = LetterChecker(data, facts, rule_set("HD05"), bound_left=True)
    if headed:
        checker.check_numbers()
        checker.check_head()
    return checker.faults


def ended_body(rules: RuleSet, body: Sequence[Block]) -> list[Block]:
    """Return the body as its last sentence must end."""
    blocks = list(body)
    texts = ["".join(span.text for span in block.spans) for block in blocks]
    while blocks and blocks[-1].kind is not BlockKind.TABLE and not squeezed(texts[len(blocks) - 1]):
        blocks.pop()
    if not blocks or blocks[-1].kind is BlockKind.TABLE:
        return blocks
    last = blocks[-1]
    text = texts[len(blocks) - 1].rstrip()
    if last.kind in (BlockKind.PART, BlockKind.SECTION) and not text.endswith("."):
        return blocks
    mark = rules.word("end_mark")
    bare = text.removesuffix("./.").removesuffix(".") if not text.endswith("..") else text
    wanted = bare + mark if bare != text or text[-1:].isalnum() or text[-1:] in ')”"%' else text
    spans = [replace(span, text="") for span in last.spans]
    spans[0] = replace(spans[0], text=wanted)
    blocks[-1] = replace(last, spans=tuple(spans))
    return blocks
