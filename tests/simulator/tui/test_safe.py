"""Nothing typed or loaded is read as markup, drives the terminal, or stops the program."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path

import pytest

import simulator.tui
from simulator.tui.conversation.marked import marked
from simulator.tui.safe import Content, join, label, plain
from simulator.tui.views import FaultView, ReceiptView

from .fakes import (
    BRIEFING,
    DEBRIEF,
    ITEMS,
    OPENING,
    RECEIPT_1,
    TURN_1,
    UNFINISHED,
    FakeCore,
    make_app,
    opened,
    press,
    say,
    settled,
    shown,
)

TUI = Path(simulator.tui.__file__).parent

HOSTILE = {
    "closing tag": "[/]",
    "markup": "x [/order] y [@click=app.quit]click me[/] [bold]bold [frustrated] [link=https://a.org]x[/link] z",
    "markup's own escapes": "a\\[b] \\ $name ${x} {name} {0} %s",
    "escape codes": "\x1b[31mred\x1b[0m \x1b]52;c;aGk=\x07 \x9b2J a\x00b\x07c\x7f",
    "right to left": "\u202egnirts\u202c \u2066x\u2069",
    "lone surrogate": "a\ud800b",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
async def test_hostile_texts_everywhere_are_shown_as_they_are(text):
    core = hostile_core(text)
    app = make_app(core)
    async with opened(app, (200, 60)) as pilot:
        harmless(app, text)
        await press(pilot, "f")
        harmless(app, text)
        await press(pilot, "escape", "ctrl+p", *filter(str.isalpha, ascii(text)[:5]), "escape", "escape")
        app.screen.query_one("Shelf").focus()
        await press(pilot, "enter")
        harmless(app, text)
        await press(pilot, "enter")
        await say(pilot, "x" + text)
        harmless(app, text)
        await press(pilot, "f3", "enter")
        harmless(app, text)
        await press(pilot, "f3")
        harmless(app, text)
    assert app.return_value is None


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
async def test_hostile_drafts_come_back_cleaned_and_can_be_clicked(text):
    core = hostile_core(text)
    core.drafts["a-7"] = text
    app = make_app(core)
    async with opened(app) as pilot:
        await press(pilot, "r")
        harmless(app, text)
        for widget in app.screen.query("Prose"):
            if widget.region.area and app.screen.region.contains_region(widget.region):
                await pilot.click(widget)
        await settled(pilot)
    assert app.return_value is None


def harmless(app, text: str) -> None:
    seen = shown(app)
    assert not any(unsafe in seen for unsafe in "\x00\x07\x1b\x7f\x9b\u202e\u2066\ud800")
    words = plain(text).plain.split()[0]
    assert words[:6] in seen


def hostile_core(text: str) -> FakeCore:
    core = FakeCore()
    left = replace(UNFINISHED, title=text)
    core.items = (replace(ITEMS[0], title=text, summary=text, trade=text, unfinished=left),)
    core.unfinished = (left,)
    core.broken = (FaultView(text, text),)
    core.briefing_view = replace(
        BRIEFING,
        title=text,
        situation=text,
        customer=text,
        trade=text,
        screen=(text,),
        means=(replace(BRIEFING.means[1], offer=text, takes=text, charge=text),),
    )
    finding = replace(RECEIPT_1.first[0], quote=text, message=text, suggestion=text, start=0, end=len(text))
    receipt = replace(
        RECEIPT_1, reply=text, first=(finding,), rest=(replace(finding, of_customer=True),), notes=(text,)
    )
    core.turns = [replace(TURN_1, reply=text, lines=(text,), receipt=receipt, ended=True)]
    core.debrief_view = replace(
        DEBRIEF,
        scenario_title=text,
        customer=text,
        ending=text,
        says=text,
        tells=text,
        advice=text,
        temptation=text,
        unasked=(text,),
        first_thought=text,
        last_thought=text,
        wants=tuple(replace(want, text=text) for want in DEBRIEF.wants),
        turns=tuple(replace(turn, customer=text, thinks=text, receipt=receipt) for turn in DEBRIEF.turns),
    )
    return core


async def test_what_is_pasted_is_cleaned_before_it_is_kept():
    from textual import events

    from simulator.tui.conversation.reply import ReplyBox

    core = FakeCore()
    app = make_app(core, scenario="extra-hot-diner")
    async with opened(app) as pilot:
        await press(pilot, "enter")
        box = app.screen.query_one(ReplyBox)
        app.post_message(events.Paste("two\r\nlines \x1b[31m\u202e[/]"))
        await settled(pilot)
        assert box.text == "two\nlines \ufffd[31m\ufffd[/]"
        await press(pilot, "escape")
    assert core.drafts["a-8"] == "two\nlines \ufffd[31m\ufffd[/]"
    assert OPENING


def test_plain_and_label_never_parse():
    for text in HOSTILE.values():
        assert "\x1b" not in plain(text).plain
        assert plain(text).spans == []
        assert "\n" not in label(f"a\n{text}\nb").plain
    assert label("  a \n b  ").plain == " a b "
    assert label("").plain == ""
    assert label("Qui\u00a0?\n«\u202fmoi\u202f»").plain == "Qui\u00a0? «\u202fmoi\u202f»"


def test_join_leaves_out_what_is_empty():
    assert join(plain("a"), Content(""), plain("b"), by=" · ").plain == "a · b"


def test_overlapping_findings_keep_the_words():
    inner = replace(RECEIPT_1.first[0], start=2, end=4, points=-3)
    outer = replace(RECEIPT_1.first[0], start=0, end=10, points=5)
    content = marked(ReceiptView(1, "0123456789", 52, "neutral", (50, 2), (inner, outer)))
    assert content.plain == "0123456789"
    assert [(span.start, span.end) for span in content.spans] == [(0, 10), (2, 4)]


# --- the doors ---

DOORS = {"safe.py", "controls.py", "row.py"}
ALLOWED_WIDGETS = {"Footer", "OptionList", "TextArea", "Input", "Option"}
"""What may be imported from Textual beside ``safe``: they show nothing but what they are given as ``Content``."""
MAKING_BANNED = {"Static", "Label", "Button", "Option", "Input", "Markdown", "Collapsible", "Tooltip", "Text"}
SETTING_BANNED = {"border_title", "border_subtitle", "tooltip", "sub_title", "title"}
CALLING_BANNED = {"notify", "update", "from_markup", "add_option", "set_options", "replace_option_prompt", "write"}


@pytest.mark.parametrize(
    "file", [file for file in TUI.rglob("*.py") if file.name not in DOORS], ids=lambda file: str(file.relative_to(TUI))
)
def test_text_reaches_widgets_through_the_doors_only(file):
    faults = []
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("textual.widgets"):
            faults += [f"imports {name.name}" for name in node.names if name.name not in ALLOWED_WIDGETS]
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            if name in MAKING_BANNED:
                faults.append(f"line {node.lineno} makes a {name}")
            if isinstance(node.func, ast.Attribute) and node.func.attr in CALLING_BANNED:
                faults.append(f"line {node.lineno} calls {node.func.attr}()")
        if isinstance(node, ast.Assign):
            targets = [target.attr for target in node.targets if isinstance(target, ast.Attribute)]
            faults += [f"line {node.lineno} sets {name}" for name in targets if name in SETTING_BANNED]
    allowed = {("log.py", "write"), ("settings.py", "write"), ("app.py", "Text")}
    assert [fault for fault in faults if not any(file.name == name and what in fault for name, what in allowed)] == []
