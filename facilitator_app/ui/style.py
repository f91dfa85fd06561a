"""The style sheet of the program, made from the theme's names."""

from __future__ import annotations

from string import Template

from facilitator_app import bundled
from facilitator_app.ui.theme import FAMILY, Theme

_SHEET = Template("""
* { font-family: "$family", "Noto Sans"; font-size: ${body}px; color: $ink; }
QMainWindow, QDialog, QWidget#page, QWidget#scrolled { background: $paper; }
QToolTip { background: $surface; color: $ink; border: 1px solid $line; padding: 4px 8px; }
QLabel { background: transparent; }
QLabel[role="display"] { font-size: ${display}px; font-weight: 600; }
QLabel[role="title"] { font-size: ${title}px; font-weight: 600; }
QLabel[role="lead"] { font-size: ${lead}px; font-weight: 600; }
QLabel[role="reading"] { font-size: ${lead}px; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="small"] { color: $muted; font-size: ${small}px; }
QLabel[role="warning"] { color: $warning; }
QLabel[role="danger"] { color: $danger; }
QLabel[role="fine"] { color: $fine; }

QFrame[role="card"] { background: $surface; border: 1px solid $line; border-radius: 6px; }
QFrame[role="soft"] { background: $accent_soft; border: none; border-radius: 6px; }
QFrame[role="line"] { background: $line; border: none; min-height: 1px; max-height: 1px; }
QFrame#rail { background: $surface; border: none; border-right: 1px solid $line; }
QFrame#notice { background: $ink; border-radius: 6px; margin-bottom: 8px; }
QFrame#notice QLabel { color: $paper; }
QFrame#notice QPushButton { background: transparent; color: $paper; border: 1px solid $paper; }

QToolButton[role="rail"] { border: none; border-radius: 6px; padding: 8px 4px; background: transparent;
    color: $muted; font-size: ${small}px; }
QToolButton[role="rail"]:hover { background: $paper; }
QToolButton[role="rail"]:checked { background: $accent_soft; color: $accent; font-weight: 600; }
QToolButton[role="rail"]:focus { border: 2px solid $accent; padding: 6px 2px; }

QPushButton { background: $surface; border: 1px solid $line; border-radius: 6px; padding: 7px 14px; }
QPushButton, QToolButton { outline: none; }
QPushButton:hover { border-color: $accent; }
QPushButton:focus { border: 2px solid $accent; padding: 6px 13px; }
QPushButton:pressed { background: $accent_soft; }
QPushButton:disabled { color: $muted; background: $paper; }
QPushButton:checked { background: $accent_soft; border-color: $accent; color: $accent; font-weight: 600; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border: 1px solid $accent;
    font-weight: 600; }
QPushButton[role="primary"]:focus { border: 2px solid $ink; }
QPushButton[role="primary"]:disabled { background: $line; color: $muted; border-color: $line; }
QPushButton[role="quiet"], QToolButton[role="quiet"] { background: transparent; border: 1px solid transparent;
    border-radius: 6px; padding: 6px 8px; }
QPushButton[role="quiet"]:hover, QToolButton[role="quiet"]:hover { background: $accent_soft; }
QPushButton[role="quiet"]:focus, QToolButton[role="quiet"]:focus {
    border: 2px solid $accent; padding: 5px 7px; }
QPushButton[role="danger"] { color: $danger; }
QPushButton[role="choice"], QPushButton[role="choice"]:focus { padding: 0; }
QToolButton { border-radius: 6px; }

QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QComboBox, QTimeEdit, QDateEdit { background: $surface;
    border: 1px solid $line; border-radius: 6px; padding: 6px 8px; selection-background-color: $accent;
    selection-color: $on_accent; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QComboBox:focus, QTimeEdit:focus,
    QDateEdit:focus { border: 2px solid $accent; padding: 5px 7px; }
QLineEdit, QPlainTextEdit, QTextEdit { placeholder-text-color: $muted; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"] { border: 2px solid $danger;
    padding: 5px 7px; }
QLineEdit[role="title"] { font-size: ${title}px; font-weight: 600; background: transparent;
    border: 1px solid transparent; padding: 2px 4px; }
QLineEdit[role="title"]:hover { border-color: $line; }
QLineEdit[role="title"]:focus { background: $surface; border: 2px solid $accent; padding: 1px 3px; }
QLineEdit[role="title"][wrong="true"] { border: 2px solid $danger; padding: 1px 3px; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url("$icons/combo.svg"); width: 16px; height: 16px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $line; selection-background-color:
    $accent_soft; selection-color: $ink; }

QAbstractItemView { background: $surface; border: 1px solid $line; border-radius: 6px; outline: none;
    padding: 1px; }
QListView::item, QTreeView::item, QTableView::item { padding: 6px 8px; }
QListView::item:selected, QTreeView::item:selected, QTableView::item:selected { background: $accent_soft;
    color: $ink; }
QListView:focus, QTreeView:focus, QTableView:focus { border: 2px solid $accent; padding: 0; }
QHeaderView, QHeaderView:focus { background: $paper; border: none; border-radius: 0; padding: 0; }
QTableCornerButton::section { background: $paper; border: none; border-bottom: 1px solid $line; }
QHeaderView::section { background: $paper; color: $muted; border: none; border-bottom: 1px solid $line;
    padding: 6px 8px; font-size: ${small}px; }
QTableView { gridline-color: $line; }

QFrame[role="pane"] { background: $surface; border: none; border-left: 1px solid $line; }
QTextBrowser[role="page"], QTextBrowser[role="page"]:focus { background: $surface; border-radius: 0;
    padding: 0; }
QTextBrowser[role="page"] { border: 2px solid $surface; }
QTextBrowser[role="page"]:focus { border: 2px solid $accent; }

QScrollArea { background: transparent; border: none; }
QScrollArea[role="reader"] { border: 2px solid transparent; border-radius: 6px; }
QScrollArea[role="reader"]:focus { border: 2px solid $accent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar::handle:vertical { background: $line; border-radius: 4px; min-height: 32px; }
QScrollBar::handle:vertical:hover { background: $muted; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle:horizontal { background: $line; border-radius: 4px; min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: none;
    border: none; width: 0; height: 0; }
QSplitter::handle { background: transparent; }
QProgressBar { background: $line; border: none; border-radius: 4px; max-height: 8px; text-align: center; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }
QMenu { background: $surface; border: 1px solid $line; border-radius: 6px; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $accent_soft; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QCheckBox::indicator { width: 18px; height: 18px; border: 1px solid $muted; border-radius: 4px;
    background: $surface; }
QCheckBox::indicator:focus { border: 2px solid $accent; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$icons/$tick.svg"); }
QRadioButton::indicator { width: 16px; height: 16px; border: 2px solid $muted; border-radius: 10px;
    background: $surface; }
QRadioButton::indicator:focus { border-color: $accent; }
QRadioButton::indicator:checked { width: 8px; height: 8px; border: 6px solid $accent; border-radius: 10px; }
QToolButton::menu-indicator { image: none; }
QCheckBox:disabled { color: $muted; }
QSlider::groove:horizontal { background: $line; height: 6px; border-radius: 3px; }
QSlider::sub-page:horizontal { background: $accent; height: 6px; border-radius: 3px; }
QSlider::handle:horizontal { background: $surface; border: 2px solid $accent; width: 18px; height: 18px;
    margin: -8px 0; border-radius: 11px; }
QSlider::handle:horizontal:focus { background: $accent; }
QCheckBox, QRadioButton { spacing: 8px; background: transparent; }
QCheckBox:focus, QRadioButton:focus { color: $accent; }
""")


def style_sheet(theme: Theme) -> str:
    """The style sheet in the theme's colours and sizes."""
    colours, sizes = theme.colours, theme.sizes
    names = colours._asdict() | sizes._asdict()
    tick = "tick-on-light" if colours.dark else "tick-on-dark"
    return _SHEET.substitute(names, family=FAMILY, icons=bundled.icons().as_posix(), tick=tick)
