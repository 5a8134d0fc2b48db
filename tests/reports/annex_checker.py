"""Tables and annexes as the văn thư checks them: heads on every page, rows whole, figures to the right."""

from __future__ import annotations

from page_checker import ASCENT, PT, Checker, Line, squeezed

from models.rules.documents import Annex, TableBlock

NUMBER_INSET = 5.0


def check_annex(checker: Checker, annex: Annex) -> None:
    """Check one annex: its title, the sheet it lies on, its table."""
    rules = checker.rules
    number = annex.number.strip()
    if rules.word("annex_number") == "roman" and number.isdecimal():
        number = ("", "I", "II", "III", "IV", "V")[int(number)]
    word = checker.take(f"{rules.word('annex_word')} {number}")
    checker.styled(word, "annex_word", "Phụ lục")
    if not word:
        return
    page = word[0].page
    sheet = checker.sheets[page - 1]
    checker.say(sheet.width > sheet.height, "an annex lies on a landscape page")
    y = sheet.top + ASCENT * rules["annex_word_size"] * PT
    y = checker.steps(word, y, rules["head_leading"], sheet.centre, "Phụ lục")
    for text, part, drop in ((annex.name, "annex_name", 18.0), (annex.reference, "annex_reference", 17.0)):
        if squeezed(text):
            lines = checker.part(text, part, part, page)
            y = checker.steps(lines, y + drop * PT, rules["head_leading"], sheet.centre, part)
    if mark := rules.word("title_mark"):
        checker.steps(checker.take(mark, page), y + 14 * PT, 0, sheet.centre, "hyphens of the annex")
    else:
        checker.say(len(checker.level_rules(page, y, y + 9 * PT)) == 1, "rule under the annex's title")
    check_table(checker, annex.table, None, page, numbered=True)


def check_table(
    checker: Checker, table: TableBlock, last: Line | None, page: int = 0, numbered: bool = False
) -> Line | None:
    """Check a table row by row and return the last line read."""
    columns = max(len(row) for row in table.rows)
    heads, pages = table.rows[0], []
    found: list[Line] = []
    while True:
        head = _head(checker, heads, last if not pages else None, page if not pages else pages[-1] + 1)
        if not head:
            checker.say(bool(pages), f"the head of the table is missing: {heads}")
            break
        pages.append(head[0].page)
        if numbered:
            for place in range(columns):
                line = checker.take(f"({place + 1})", pages[-1])
                checker.say(all(one.styles == {"italic"} and one.sizes == {11} for one in line), "column numbers")
        found += head
        rest = [line for line in checker.pool if line.page == pages[-1] + 1]
        if _begins_annex(checker, rest) or not _stands(rest, heads):
            break
    rows = table.rows[1:]
    for place, row in enumerate(rows):
        bold = table.total and place == len(rows) - 1
        found += _row(checker, row, table, bold, min(pages, default=0))
    tables = {line.page for line in found}
    for number in tables:
        top = min(line.y for line in found if line.page == number) - 4
        low = max(line.y for line in found if line.page == number) + 2
        weights = {round(rule[3], 2) for rule in checker.level_rules(number, top, low)}
        checker.say(weights <= {checker.rules["table_rule"]}, f"rules of a table on page {number}: {weights}")
    checker.say(tables <= set(pages) or not pages, f"rows without a head on {tables - set(pages)}")
    return max(found, key=lambda line: (line.page, line.y), default=None)


def _begins_annex(checker: Checker, lines: list[Line]) -> bool:
    word = checker.rules.word("annex_word")
    return any(line.text.startswith(word) and len(line.text) < 16 for line in lines)


def _stands(lines: list[Line], heads: tuple[str, ...]) -> bool:
    """Tell whether a page begins with the head of a table."""
    if not lines:
        return False
    top = min(line.y for line in lines)
    bold = [squeezed(line.text) for line in lines if line.styles == {"bold"} and line.y < top + 20]
    wanted = [squeezed(head) for head in heads if squeezed(head)]
    return bool(wanted) and all(any(head.startswith(text) for text in bold) for head in wanted)


def _head(checker: Checker, heads: tuple[str, ...], last: Line | None, page: int) -> list[Line]:
    found: list[Line] = []
    for head in heads:
        if squeezed(head):
            where = found[0].page if found else page
            lines = checker.take(head, where, last if not found else None)
            for line in lines:
                checker.say(line.styles == {"bold"}, f"head of a table: {set(line.styles)}")
                checker.say(line.sizes == {checker.rules["table_size"]}, f"head of a table: {set(line.sizes)}")
            found += lines
    return found


def _row(checker: Checker, row: tuple[str, ...], table: TableBlock, bold: bool, page: int) -> list[Line]:
    """Check one row: whole, its first lines level, figures to the right."""
    rules, found, firsts = checker.rules, list[Line](), list[Line]()
    first = min([column for column in table.numbers if column], default=1)
    cells = list(enumerate(row))
    if bold:
        label = " ".join(text for text in row[:first] if text)
        cells = [(0, label), *list(enumerate(row))[first:]]
    for column, text in cells:
        if not squeezed(text):
            continue
        lines = checker.take(text, step=rules["table_leading"] + 1)
        for line in lines:
            checker.say(line.sizes == {rules["table_size"]}, f"size in a table: {line.text}")
            checker.say(line.styles == {"bold" if bold else "regular"}, f"style in a table: {line.text}")
            if column in table.numbers and not (bold and column < first):
                _to_the_right(checker, line)
        for upper, lower in zip(lines, lines[1:], strict=False):
            if upper.page == lower.page:
                checker.near(lower.y - upper.y, rules["table_leading"] * PT, "leading in a table")
        found, firsts = found + lines, firsts + lines[:1]
    checker.say(len({(line.page, round(line.y, 1)) for line in firsts}) <= 1, f"a row is not level: {row}")
    tall = any(len(text) > 1500 for text in row)
    checker.say(tall or len({line.page for line in found}) <= 1, f"a row is split: {row}")
    return found


def _to_the_right(checker: Checker, line: Line) -> None:
    page = checker.pages[line.page - 1]
    rights = sorted(
        edge["x0"] * PT
        for edge in page.lines
        if edge["height"] > edge["width"]
        and edge["top"] * PT < line.y < edge["bottom"] * PT
        and edge["x0"] * PT > line.x1
    )
    if rights:
        checker.say(rights[0] - line.x1 <= NUMBER_INSET + 0.15, f"a figure stands too far left: {line.text}")
