"""The style sheet: borders, paddings and heights; colour and type come from the palette where they can."""

from __future__ import annotations

from ui.theme import Theme


def sheet(theme: Theme) -> str:
    """Return the whole style sheet of a theme."""
    return "\n".join((_fields(theme), _buttons(theme), _tables(theme), _rest(theme)))


def _fields(theme: Theme) -> str:
    c, px = theme.colours, theme.px
    inside = px(32) - 2
    selected = f"selection-background-color: {c.accent}; selection-color: #FFFFFF;"
    placeholder = f"placeholder-text-color: {c.muted};"
    return f"""
    QLineEdit, QPlainTextEdit, QTextEdit {{
        background: {c.base}; border: 1px solid {c.border}; border-radius: {px(4)}px; {selected}
    }}
    QLineEdit {{ min-height: {inside}px; max-height: {inside}px; padding: 0 {px(5)}px; {placeholder} }}
    QPlainTextEdit, QTextEdit {{ padding: {px(2)}px {px(4)}px; {placeholder} }}
    QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled {{
        background: {c.window}; border-color: {c.line}; color: {c.disabled};
    }}
    QLineEdit[readOnly="true"], QPlainTextEdit[readOnly="true"], QTextEdit[readOnly="true"] {{
        background: {c.window}; border-color: {c.line};
    }}
    QLineEdit[tone="missing"], QPlainTextEdit[tone="missing"] {{
        background: {c.amber_tint}; border-color: {c.amber};
    }}
    QLineEdit[tone="wrong"], QPlainTextEdit[tone="wrong"] {{ border-color: {c.red}; }}
    QLineEdit[kind="cell"] {{
        border: 2px solid {c.focus}; border-radius: {px(3)}px; min-height: 0; max-height: 9999px;
    }}
    QListView {{ background: {c.base}; border: 1px solid {c.border}; padding: {px(2)}px; outline: none; }}
    QListView::item {{ padding: 0 {px(6)}px; }}
    QListView::item:selected {{ background: {c.selection}; color: {c.text}; }}
    """


def _buttons(theme: Theme) -> str:
    c, px = theme.colours, theme.px
    inside = px(32) - 2
    return f"""
    QPushButton {{
        background: {c.button}; border: 1px solid {c.border}; border-radius: {px(4)}px;
        min-height: {inside}px; max-height: {inside}px; padding: 0 {px(14) - 1}px;
    }}
    QPushButton:hover {{ border-color: {c.text}; }}
    QPushButton:pressed {{ background: {c.selection}; }}
    QPushButton:disabled {{ background: {c.window}; border-color: {c.line}; color: {c.disabled}; }}
    QPushButton[kind="primary"] {{
        background: {c.accent}; border-color: {c.accent}; color: #FFFFFF; font-weight: bold;
    }}
    QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed {{
        background: {c.accent_hover}; border-color: {c.accent_hover};
    }}
    QPushButton[kind="primary"]:disabled {{ background: {c.window}; border-color: {c.line}; color: {c.disabled}; }}
    QPushButton[kind="quiet"], QPushButton[kind="filter"] {{ background: transparent; border-color: transparent; }}
    QPushButton[kind="quiet"] {{ padding: 0 {px(4)}px; }}
    QPushButton[kind="quiet"]:hover {{ border-color: {c.line}; }}
    QPushButton[kind="filter"] {{ color: {c.muted}; padding: 0 {px(11) - 1}px; }}
    QPushButton[kind="filter"]:hover {{ color: {c.text}; border-color: {c.line}; }}
    QPushButton[kind="filter"]:checked {{
        background: {c.button}; border-color: {c.line}; color: {c.text}; font-weight: bold;
    }}
    QPushButton::menu-indicator {{ image: none; width: 0; }}
    QCheckBox {{ spacing: {px(8)}px; min-height: {px(24)}px; }}
    QCheckBox::indicator {{
        width: {px(16)}px; height: {px(16)}px; background: {c.base};
        border: 1px solid {c.border}; border-radius: {px(3)}px;
    }}
    QCheckBox::indicator:checked {{ background: {c.text}; border-color: {c.text}; }}
    QCheckBox::indicator:disabled {{ border-color: {c.line}; }}
    """


def _tables(theme: Theme) -> str:
    c, px = theme.colours, theme.px
    return f"""
    QTableView {{ background: {c.base}; border: 1px solid {c.hairline}; selection-background-color: {c.selection}; }}
    QHeaderView {{ background: {c.base}; border: none; }}
    QHeaderView::section {{
        background: {c.base}; color: {c.muted}; border: none; border-bottom: 1px solid {c.line}; padding: 0 {px(8)}px;
    }}
    QScrollBar:vertical {{ background: transparent; width: {px(12)}px; margin: 0; border: none; }}
    QScrollBar:horizontal {{ background: transparent; height: {px(12)}px; margin: 0; border: none; }}
    QScrollBar::handle {{ background: {c.line}; border-radius: {px(4)}px; margin: {px(2)}px; }}
    QScrollBar::handle:vertical {{ min-height: {px(32)}px; }}
    QScrollBar::handle:horizontal {{ min-width: {px(32)}px; }}
    QScrollBar::handle:hover {{ background: {c.border}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    """


def _rest(theme: Theme) -> str:
    c, px = theme.colours, theme.px
    return f"""
    QMenu {{ background: {c.base}; border: 1px solid {c.border}; padding: {px(4)}px 0; }}
    QMenu::item {{ padding: {px(6)}px {px(24)}px {px(6)}px {px(16)}px; }}
    QMenu::icon {{ left: {px(8)}px; }}
    QMenu::item:selected {{ background: {c.selection}; }}
    QMenu::item:disabled {{ color: {c.disabled}; }}
    QMenu::separator {{ height: 1px; background: {c.hairline}; margin: {px(4)}px 0; }}
    QToolTip {{ background: {c.base}; color: {c.text}; border: 1px solid {c.border}; padding: {px(4)}px; }}
    QProgressBar {{
        background: {c.base}; border: 1px solid {c.border}; border-radius: {px(4)}px;
        min-height: {px(12)}px; max-height: {px(12)}px;
    }}
    QProgressBar::chunk {{ background: {c.text}; border-radius: {px(3)}px; }}
    """
