"""What the facilitator reads while a block is on: the step, notes, safety, questions."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from facilitator_app.core.activity import Activity
from facilitator_app.core.plan import Block, Plan, walk
from facilitator_app.core.public import facilitator_title, prompt
from facilitator_app.core.run_view import RunView
from facilitator_app.core.spans import minutes_text
from facilitator_app.ui.live import Live
from facilitator_app.ui.run.hung import Hung
from facilitator_app.ui.run.parts import Reader, set_text
from facilitator_app.ui.run.steps import StepRow
from facilitator_app.ui.run.words import Library, bullets, sensitivity
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import Role, column, label, row


class Passage(QWidget):
    """A heading with its text; gone when it has no text."""

    def __init__(self, heading: str, role: Role = "") -> None:
        super().__init__()
        self._text = Hung("", role)
        layout = column(self, 0)
        if heading:
            layout.addWidget(label(heading, "small"))
        layout.addWidget(self._text)
        self.hide()

    def say(self, text: str) -> None:
        """Take on another text."""
        self._text.say(text)
        self.setVisible(bool(text))

    def text(self) -> str:
        """The text that it has."""
        return self._text.plain


class SafetyBox(QFrame):
    """What keeps people safe in a sensitive block: its own box, with a shield and the word."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("safety")
        self._theme = theme
        self._shield = QLabel()
        self.heading = label("", "danger", wrap=True)
        self._passages = {
            "opt_out": Passage("Say, so that anybody can sit out"),
            "notes": Passage("Keep in mind"),
            "do_nots": Passage("Do not"),
        }
        layout = column(self, SPACE, 2 * SPACE)
        top = row()
        top.addWidget(self._shield, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.heading, 1)
        layout.addLayout(top)
        for each in self._passages.values():
            layout.addWidget(each)
        theme.changed.connect(self._draw)
        self._draw()
        self.hide()

    def show_for(self, block: Block, library: Library) -> None:
        """Show what a block needs; nothing for one that is not sensitive."""
        level = sensitivity(block, library)
        inside = [block, *(each for strand in block.strands for each in walk(strand.blocks))]
        activities = [library[each.activity] for each in inside if each.activity in library]
        safeties = [each.safety for each in activities]
        flags = dict.fromkeys(flag for each in safeties for flag in each.flags)
        said = [each.opt_out for each in inside] + [each.opt_out for each in safeties]
        opt_outs = dict.fromkeys(filter(None, said))
        self.setVisible(level != "low")
        heading = {"high": "Highly sensitive", "medium": "Sensitive"}.get(level, "")
        if flags:
            heading += f": may touch on {', '.join(flags)}"
        set_text(self.heading, heading)
        self._passages["opt_out"].say(block.opt_out or "\n".join(opt_outs))
        self._passages["notes"].say(bullets([note for each in safeties for note in each.notes]))
        self._passages["do_nots"].say(bullets([each for safety in safeties for each in safety.do_nots]))

    def text(self) -> dict[str, str]:
        """What it says, by what it is about."""
        return {name: each.text() for name, each in self._passages.items()}

    def _draw(self) -> None:
        colours = self._theme.colours
        self._shield.setPixmap(self._theme.icon("shield", colours.danger).pixmap(QSize(20, 20)))
        self.setStyleSheet(
            f"QFrame#safety {{ border: 1px solid {colours.danger}; border-radius: 6px;"
            f" background: {colours.surface}; }}"
        )


class Reading(Reader):
    """One page of text for the block that is on, the chosen step first."""

    def __init__(self, theme: Theme, live: Live, library: Library) -> None:
        self._live, self._library = live, library
        self._block: Block | None = None
        self._page = QWidget()
        super().__init__("What to do now", self._page)
        self.step = Passage("", "reading")
        self.step_note = Passage("Note for you")
        self.on_screen = Passage("On their screen")
        self.cues = Passage("Before this part")
        self.groups = Passage("Side by side")
        self.notes = Passage("Notes")
        self.roles = Passage("Who")
        self.safety = SafetyBox(theme)
        self.questions = Passage("Questions to talk it over")
        self.closing = Passage("To close")
        self.replies = Passage("If somebody says")
        self.nothing = Passage("", "muted")
        self._lay_out(column(self._page, 2 * SPACE, SPACE))

    def show_view(self, shown: RunView) -> None:
        """Show the texts of the block that is on; while it stays the same, only what participants read."""
        block, plan = shown.block, self._live.plan
        if block is None or plan is None:
            return
        self.on_screen.say(shown.message or prompt(block, self._library))
        if block is not self._block:
            self._block = block
            self._show_block(plan, block)

    def _show_block(self, plan: Plan, block: Block) -> None:
        activity = self._library.get(block.activity)
        self.cues.say(bullets([*cues(plan, block, self._library)]))
        self.groups.say(bullets([*groups(block, self._library)]))
        self.notes.say(block.notes)
        self.roles.say(", ".join(each for each in (block.lead, block.support) if each))
        self.safety.show_for(block, self._library)
        self._say_activity(activity)
        texts = (self.cues, self.groups, self.notes, self.questions, self.closing)
        bare = activity is None and not any(each.text() for each in texts)
        self.nothing.say("There are no notes for this part." if bare else "")
        self.verticalScrollBar().setValue(0)

    def show_step(self, step: StepRow | None) -> None:
        """Show the step that is chosen."""
        self.step.say(step.text if step else "")
        self.step_note.say(step.note if step else "")
        self.verticalScrollBar().setValue(0)

    def _say_activity(self, activity: Activity | None) -> None:
        self.questions.say(bullets(activity.questions) if activity else "")
        self.closing.say(activity.closing if activity else "")
        replies = activity.safety.resistance if activity else ()
        self.replies.say("\n\n".join(f"“{each.says}”\n{each.reply}" for each in replies))

    def _lay_out(self, layout: QVBoxLayout) -> None:
        order = (
            self.cues,
            self.step,
            self.step_note,
            self.groups,
            self.notes,
            self.safety,
            self.on_screen,
            self.questions,
            self.closing,
            self.replies,
            self.roles,
            self.nothing,
        )
        for each in order:
            layout.addWidget(each)
        layout.addStretch()


def cues(plan: Plan, block: Block, library: Library) -> Iterator[str]:
    """What the plan notes, in blocks that take no time, between the timed block before this one and it."""
    waiting: list[str] = []
    for each in plan.walk():
        if each.id == block.id:
            yield from waiting
            return
        if each.is_leaf and each.minutes:
            waiting = []
        elif each.is_leaf:
            title = facilitator_title(each, library)
            waiting.append(f"{title}: {each.notes}" if each.notes else title)


def groups(block: Block, library: Library) -> Iterator[str]:
    """What each of the groups that work side by side does, with its minutes."""
    for strand in block.strands:
        parts = (
            f"{facilitator_title(each, library)}, {minutes_text(each.minutes)}" for each in strand.blocks
        )
        yield f"{strand.title or 'Group'}: {'; '.join(parts)}"
