from __future__ import annotations

import pytest
from textual.color import Color

from simulator.tui.theme import DARK, LIGHT, THEMES

from .fakes import make_app, opened, press, settled

TEXT = ("foreground", "quiet", "voice", "gain", "cost", *(f"step-{step}" for step in
        ("company", "golden", "empathy", "platinum", "neutral")))  # fmt: skip


def colour(theme, name: str) -> Color:
    return Color.parse(theme.variables.get(name) or getattr(theme, name))


def contrast(one: Color, other: Color) -> float:
    """The contrast of two colours as the web's accessibility guidelines (WCAG 2) measure it: 1 to 21."""

    def luminance(color: Color) -> float:
        parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("name", TEXT)
def test_text_can_be_read_on_every_ground_it_stands_on(theme, name):
    for ground in ("background", "surface"):
        assert contrast(colour(theme, name), colour(theme, ground)) >= 4.5, ground


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("name", ["gain", "cost"])
def test_highlighted_words_can_be_read(theme, name):
    assert contrast(colour(theme, name), colour(theme, f"{name}-tint")) >= 4.5


def test_both_themes_have_the_same_colours():
    dark, light = THEMES
    assert (dark.name, light.name) == (DARK, LIGHT)
    assert dark.dark
    assert not light.dark
    own = {"input-cursor-background", "input-cursor-foreground"}
    assert set(dark.variables) == set(light.variables) - own


async def test_one_key_switches_and_the_choice_is_kept():
    app = make_app()
    async with opened(app) as pilot:
        await press(pilot, "ctrl+t")
        assert app.theme == LIGHT
        assert app.settings.current.theme == LIGHT
        await press(pilot, "ctrl+t")
        await settled(pilot)
        assert app.theme == DARK
