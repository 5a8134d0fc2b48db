"""The end of a document as the văn thư checks it: who signs, the pen's room, Nơi nhận."""

from __future__ import annotations

import re

from page_checker import ASCENT, PT, Checker, Line, squeezed

from models.rules.documents import BlockKind


def check_end(checker: Checker, last: Line | None) -> None:
    """Check signatures and recipients, their level, that they stand together and not alone."""
    facts, rules = checker.facts, checker.rules
    first = _dated(checker, last)
    tops, names, places = _signers(checker, last)
    if tops and last is not None:
        _beside_text(checker, last, tops[0])
    for line in names[:1] if tops else ():
        low = max(one.y for one in [*tops, *places])
        checker.near(line.y - low, rules["signing_space"] + ASCENT * rules["signature_size"] * PT, "room for the pen")
    checker.say(len({line.page for line in [*first, *tops, *names, *places]}) <= 1, "the signatures are split")
    if len(facts.signers) > 1:
        checker.say(len({round(line.y, 1) for line in names}) <= 1, "names are not level")
    _recipients(checker, tops, names)


def _dated(checker: Checker, last: Line | None) -> list[Line]:
    if checker.facts.with_number or not checker.facts.signers:
        return []
    lines = checker.take(checker.dated_text())
    checker.styled(lines, "place_date", "date above the signature")
    return lines


def _signers(checker: Checker, last: Line | None) -> tuple[list[Line], list[Line], list[Line]]:
    """Take the blocks; return the first lines of each, their names, and all other lines."""
    facts, rules = checker.facts, checker.rules
    tops: list[Line] = []
    names: list[Line] = []
    others: list[Line] = []
    whole = rules["left_block"] + rules["right_block_least"]
    for place, signer in enumerate(facts.signers):
        head: list[Line] = []
        for text, part in ((_written(checker, signer.authority), "authority"), (signer.title, "signer_title")):
            if squeezed(text):
                caps = "caps" in rules.word(f"{part}_style")
                found = checker.take(text.upper() if caps else text, after=last)
                checker.styled(found, part, part, rules["signature_size"])
                head += found
        name = checker.take(signer.name, after=last) if squeezed(signer.name) else []
        checker.styled(name, "signer_name", "name", rules["signature_size"])
        for upper, lower in zip(head, head[1:], strict=False):
            checker.near(lower.y - upper.y, rules["text_leading"] * PT, "leading of the signature")
        tops, names, others = tops + head[:1], names + name[:1], others + head[1:]
        for line in [*head, *name]:
            sheet = checker.sheets[line.page - 1]
            edge = sheet.left + (sheet.right - sheet.left) * rules["left_block"] / whole
            left, right = (sheet.left + edge) / 2, (edge + sheet.right) / 2
            if len(facts.signers) < 3:
                wanted = left if len(facts.signers) == 2 and place == 0 else right
                checker.near(line.centre, wanted, f"centre of {line.text}")
    checker.say(len({round(line.y, 1) for line in tops}) <= 1, "signatures are not level")
    return tops, names, others


TYPED = {"on_behalf": ("T/M ", "TM. "), "for_head": ("K/T ", "KT. "), "by_order": ("T/L ", "TL. ")}


def _written(checker: Checker, text: str) -> str:
    """Return forms of signing as the rules write them."""
    lines = text.split("\n")
    for form, typed in TYPED.items():
        wanted = f"{checker.rules.word(form)} "
        lines = [wanted + line[len(typed[0]) :] if line.startswith(typed) else line for line in lines]
    return "\n".join(lines)


def _beside_text(checker: Checker, last: Line, top: Line) -> None:
    """Two lines of text stay with the signatures, at their distance."""
    rules, facts = checker.rules, checker.facts
    after_table = any(block.kind is BlockKind.TABLE for block in facts.body[-1:])
    checker.say(after_table or top.page == last.page, "the signatures stand alone")
    dated = 0.0 if facts.with_number else rules["text_leading"]
    if not after_table and top.page == last.page:
        checker.near(top.y - last.y, (rules["signature_drop"] + dated) * PT, "text to signature")


def _recipients(checker: Checker, tops: list[Line], names: list[Line]) -> None:
    facts, rules = checker.facts, checker.rules
    told = [re.sub(r"^-|[;,.]+$", "", squeezed(line)) for line in facts.recipients.lines]
    told = [line for line in told if line]
    if not told:
        return
    words = checker.take(rules.word("recipients_word"))
    checker.styled(words, "recipients_word", "Nơi nhận")
    for word in words:
        sheet = checker.sheets[word.page - 1]
        checker.near(word.x0, sheet.left, "Nơi nhận, left edge")
        if tops and len(facts.signers) == 1 and facts.with_number:
            checker.near(word.y, tops[0].y, "Nơi nhận, level with the signature")
        under = [
            rule
            for rule in checker.level_rules(word.page, word.y, word.y + 2)
            if abs(rule[0] - word.x0) < 0.2 and rule[2] - word.y < 1.5
        ]
        lined = "underlined" in rules.word("recipients_word_style")
        checker.say(len(under) == int(lined), "underline of Nơi nhận")
        for rule in under if lined else ():
            checker.near(rule[1], word.x1, "underline of Nơi nhận, length")
            checker.near(rule[2], word.y + rules["underline_drop"] * PT, "underline of Nơi nhận, height")
            checker.near(rule[3], rules["underline"], "underline of Nơi nhận, weight", 0.01)
    y = words[0].y if words else 0.0
    page, drop = (words[0].page if words else 0), rules["recipients_drop"]
    for place, text in enumerate(told, 1):
        end = rules.word("recipients_end" if place == len(told) else "recipients_separator")
        lines = checker.take(f"-{text}{end}", after=words[0] if words else None)
        checker.styled(lines, "recipients", "recipient")
        for line in lines:
            sheet = checker.sheets[line.page - 1]
            hung = line is not lines[0]
            checker.say((line.x0 > sheet.left + 1) == hung, f"{line.text} hangs after its dash")
            checker.say(line.x1 <= sheet.left + rules["recipients_room"] + 0.2, f"{line.text} is too wide")
            if line.page == page:
                checker.near(line.y - y, drop * PT, f"leading at {line.text}")
            page, y, drop = line.page, line.y, rules["recipients_leading"]
