"""The papers screen: a list of papers, how they are to be made, and a preview."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLocale, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QHideEvent
from PySide6.QtWidgets import QCheckBox, QStackedWidget, QVBoxLayout, QWidget

from facilitator_app.core.people import Attendance, Roster
from facilitator_app.core.plan import Plan
from facilitator_app.papers.all import Paper
from facilitator_app.store.faults import reason
from facilitator_app.ui.asking import ask_target
from facilitator_app.ui.document import Document
from facilitator_app.ui.papers.job import NOT_MADE, PrintJob
from facilitator_app.ui.papers.page_count import PageCount
from facilitator_app.ui.papers.pages import Pages
from facilitator_app.ui.papers.paper_list import PaperList
from facilitator_app.ui.papers.printer import ask_printer, send
from facilitator_app.ui.papers.shown import Shown
from facilitator_app.ui.papers.usual import file_name, page_of
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import Choice, EmptyState, button, column, label, row, yielding

KEPT = 9
PAGES = {"a4": "A4", "letter": "Letter", "a5": "A5"}
FOR_WHOM = {
    "facilitator": "For facilitators only",
    "participant": "For participants",
    "coordinator": "For coordinators",
}


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be made, and from what: equal wishes give equal papers."""

    paper: str
    page: str
    large: bool
    plan: Plan
    roster: Roster | None
    attendance: Attendance | None


class PapersScreen(QWidget):
    """Shows each paper of the open plan as it will print; saves, opens and prints it."""

    start_wanted = Signal()
    said = Signal(str)

    def __init__(
        self,
        theme: Theme,
        papers: Mapping[str, Paper],
        plan: Document[Plan],
        roster: Document[Roster],
        attendance: Document[Attendance],
        data: Sequence[str],
    ) -> None:
        super().__init__()
        self._theme, self._papers, self._data = theme, papers, tuple(data)
        self._plan, self._roster, self._attendance = plan, roster, attendance
        self._folder = Path(tempfile.mkdtemp(prefix="facilitator-papers-"))
        self._job = PrintJob(self)
        self._made: list[tuple[Wish, Path]] = []
        self._pending: Wish | None = None
        self._given_up: Wish | None = None
        self._pages: Pages | None = None
        self._shown_file: Path | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(150)
        self._build()
        self._connect()
        self._redraw()

    @property
    def is_ready(self) -> bool:
        """Whether the paper that is chosen is made and shown."""
        return self._pages is not None

    def choose(self, name: str) -> None:
        """Choose a paper by its name."""
        self._list.choose(name)

    def take_focus(self) -> None:
        """Put the focus on the list of papers, and show the paper as the plan is now."""
        self._redraw()
        (self._begin if self._plan.value is None else self._list).setFocus()

    def save_to(self, target: Path) -> bool:
        """Save the paper that is shown as a file; what was there is replaced whole or not at all."""
        source = self._file()
        if source is None:
            return False
        beside = target.with_name(f".{target.name}.part")
        try:
            shutil.copyfile(source, beside)
            beside.replace(target)
        except OSError as error:
            with suppress(OSError):
                beside.unlink()
            self.said.emit(f"{target.name} could not be saved: {reason(error)}")
            return False
        self.said.emit(f"Saved {target}.")
        return True

    def close_down(self) -> None:
        """Stop what is on and take the working copies away, which hold names."""
        self._job.cancel()
        shutil.rmtree(self._folder, ignore_errors=True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is made for a screen that nobody looks at."""
        self._soon.stop()
        super().hideEvent(event)

    def _build(self) -> None:
        self._stack = QStackedWidget()
        self._begin = button(self._theme, "Go to Home", "home", "primary", pressed=self.start_wanted.emit)
        words = "Open or start a plan, and its guide, run sheet, handouts and sign-in sheet are here."
        self._empty = EmptyState(self._theme, "papers", "No plan is open", words, self._begin)
        whole = QWidget()
        layout = row(whole, 3 * SPACE, 3 * SPACE)
        layout.addLayout(self._left())
        layout.addLayout(self._right(), 1)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(whole)
        column(self).addWidget(self._stack)

    def _left(self) -> QVBoxLayout:
        left = column(spacing=2 * SPACE)
        left.addWidget(label("Papers", "title"))
        self._list = PaperList(self._theme, self._papers)
        left.addWidget(self._list)
        self._about = yielding(label("", "muted", wrap=True))
        self._whom = yielding(label("", "small", wrap=True))
        left.addWidget(self._whom)
        left.addWidget(self._about)
        left.addSpacing(SPACE)
        left.addLayout(self._options())
        left.addStretch()
        return left

    def _options(self) -> QVBoxLayout:
        options = column()
        name = label("&Page")
        self._page = Choice(self._theme)
        self._page.setAccessibleName("Page size")
        for key, word in PAGES.items():
            self._page.addItem(word, key)
        self._page.setCurrentIndex(self._page.findData(page_of(QLocale.system())))
        name.setBuddy(self._page)
        line = row()
        line.addWidget(name)
        line.addWidget(self._page, 1)
        options.addLayout(line)
        self._large = QCheckBox("&Large print (18 point)")
        options.addWidget(self._large)
        return options

    def _right(self) -> QVBoxLayout:
        right = column(spacing=2 * SPACE)
        buttons = row()
        self._count = PageCount()
        buttons.addWidget(self._count, 1)
        self._save = button(self._theme, "Save…", "save", tip="Ctrl+S", pressed=self._ask_save)
        self._open = button(self._theme, "Open", "open-out", pressed=self._open_outside)
        self._print = button(self._theme, "Print…", "print", "primary", tip="Ctrl+P", pressed=self._ask_print)
        self._save.setShortcut("Ctrl+S")
        self._print.setShortcut("Ctrl+P")
        for each in (self._save, self._open, self._print):
            buttons.addWidget(each)
        right.addLayout(buttons)
        self._shown = Shown(self._theme)
        right.addWidget(self._shown, 1)
        return right

    def _connect(self) -> None:
        self._list.currentRowChanged.connect(self._redraw)
        self._page.currentIndexChanged.connect(self._redraw)
        self._large.toggled.connect(self._redraw)
        for document in (self._plan, self._roster, self._attendance):
            document.changed.connect(self._later)
        self._soon.timeout.connect(self._redraw)
        self._job.made.connect(self._take)
        self._job.failed.connect(self._fail)
        self._shown.cancelled.connect(self._cancel)
        self._shown.again.connect(self._try_again)
        self._shown.preview.turned.connect(self._tell_page)

    def _later(self) -> None:
        """Wait until the typing rests; a screen out of sight waits until it is shown."""
        if self._plan.value is None or self.isVisible():
            self._soon.start()

    def _wish(self) -> Wish | None:
        if self._plan.value is None:
            return None
        return Wish(
            self._list.chosen,
            self._page.currentData(),
            self._large.isChecked(),
            self._plan.value,
            self._roster.value,
            self._attendance.value,
        )

    def _file(self) -> Path | None:
        wish = self._wish()
        return None if wish is None else next((file for made, file in self._made if made == wish), None)

    def _redraw(self) -> None:
        wish = self._wish()
        self._stack.setCurrentIndex(0 if wish is None else 1)
        if wish is None:
            return
        paper = self._papers[wish.paper]
        self._about.setText(paper.about)
        self._whom.setText(FOR_WHOM[paper.audience])
        if (file := self._file()) is not None:
            self._show(file)
        elif self._pending == wish:
            self._show_none()
            self._shown.show_making()
        elif self._given_up == wish:
            self._show_none()
            self._shown.show_not_made()
        elif self.isVisible():
            self._make(wish)

    def _make(self, wish: Wish) -> None:
        self._show_none()
        self._pending, self._given_up = wish, None
        self._shown.show_making()
        target = Path(tempfile.mkdtemp(dir=self._folder))
        large = ["--large"] if wish.large else []
        asked = ["--out", str(target), "--paper", wish.paper, "--page", wish.page, *large]
        self._job.start([wish.plan.id, *self._data, *asked])

    def _take(self, files: dict[str, Path]) -> None:
        wish = self._pending
        if wish is None or wish.paper not in files:
            self._fail(NOT_MADE)
            return
        self._pending = None
        made = files[wish.paper].rename(
            files[wish.paper].with_name(file_name(self._papers[wish.paper], wish.plan))
        )
        # Older ones go, so that the folder does not grow with every word that is typed.
        for _, old in self._made[:-KEPT]:
            shutil.rmtree(old.parent, ignore_errors=True)
        self._made = [*self._made[-KEPT:], (wish, made)]
        self._redraw()

    def _fail(self, words: str) -> None:
        self._give_up()
        self.said.emit(words)

    def _cancel(self) -> None:
        self._job.cancel()
        self._give_up()

    def _try_again(self) -> None:
        self._given_up = None
        self._redraw()

    def _give_up(self) -> None:
        self._pending, self._given_up = None, self._pending
        if self._pages is None:
            self._shown.show_not_made()

    def _show(self, file: Path) -> None:
        """Show a paper; one that is shown already stays at its page."""
        if file != self._shown_file:
            self._shown_file, self._pages = file, Pages(file)
            self._shown.show_pages(self._pages)
            self._tell_page(self._shown.preview.page)
            self._allow(True)

    def _tell_page(self, page: int) -> None:
        """Say which page is in sight, and how many there are."""
        self._count.tell(page, len(self._pages or ()))

    def _show_none(self) -> None:
        self._shown_file = self._pages = None
        self._tell_page(0)
        self._allow(False)

    def _allow(self, is_made: bool) -> None:
        for each in (self._save, self._open, self._print):
            each.setEnabled(is_made)

    def _ask_save(self) -> None:
        source = self._file()
        if source is not None:
            target = ask_target(self, "Save the paper", source.name, "PDF", "pdf")
            if target is not None:
                self.save_to(target)

    def _open_outside(self) -> None:
        source = self._file()
        if source is not None and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(source))):
            self.said.emit("No program on this computer opens PDF files. Save the paper instead.")

    def _ask_print(self) -> None:
        wish, pages = self._wish(), self._pages
        if wish is None or pages is None:
            return
        printer = ask_printer(self, self._papers[wish.paper].title, pages, wish.page)
        if printer is not None:
            sent = send(pages, printer)
            where = printer.printerName() or "the printer"
            self.said.emit(f"Sent to {where}." if sent else f"{where} did not take the paper.")
