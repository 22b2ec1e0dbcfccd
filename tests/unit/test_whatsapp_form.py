"""What is sent to WhatsApp: in the form of Meta's own schema, within its limits, and every button in reach."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.base import Posted
from bot.channels.whatsapp.channel import whom
from bot.channels.whatsapp.form import BUTTON_TITLE, BUTTONS, DONE, MORE, ROWS, form
from bot.channels.whatsapp.keys import tap_of
from bot.domain.messages import TITLE_LIMIT, Button, Choice, Choices, File, OutboundMessage, Picture, Template
from tests.fakes.graph_api import check

CONTRACT = json.loads((Path(__file__).parents[1] / "contracts" / "whatsapp-cloud-api-v23.json").read_text())
NAMES = {
    "text": "TextMessage",
    "interactive": "InteractiveMessage",
    "template": "TemplateMessage",
    "image": "ImageMessage",
    "document": "DocumentMessage",
}


def valid(body: dict[str, Any], address: str = "31612345678") -> dict[str, Any]:
    """Check a whole request against Meta's schema, and against the limits that the schema does not tell."""
    whole = {"messaging_product": "whatsapp", "recipient_type": "individual", **whom(address), **body}
    schema = {"$ref": f"#/components/schemas/{NAMES[body['type']]}", **CONTRACT}
    jsonschema.validate(whole, schema)
    check(whole, {"media-1": None})
    return body


def posted(message: OutboundMessage, **more: Any) -> Posted:
    return Posted(7, "31612345678", message, **more)


def rows(body: dict[str, Any]) -> list[dict[str, str]]:
    action = body["interactive"]["action"]
    if "buttons" in action:
        return [one["reply"] for one in action["buttons"]]
    return [row for section in action["sections"] for row in section["rows"]]


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        (OutboundMessage("Dag"), "text"),
        (OutboundMessage("Goed?", (Button("Ja", "affirm"), Button("Nee", "deny"))), "button"),
        (OutboundMessage("Goed?", tuple(Button(f"keuze {n}", "x") for n in range(4))), "list"),
        (OutboundMessage("Goed?", (Button("een titel van 22 tekens", "x"),)), "list"),
    ],
)
def test_a_message_has_the_form_that_fits_it(message: OutboundMessage, kind: str) -> None:
    body = valid(form(posted(message), None))
    assert (body["interactive"]["type"] if body["type"] == "interactive" else body["type"]) == kind


def test_pictures_and_files_go_by_what_was_brought_there() -> None:
    picture = OutboundMessage("Zo ziet het eruit", picture=Picture("cards", {}, "kaarten"))
    assert valid(form(posted(picture), "media-1"))["image"] == {"id": "media-1", "caption": "Zo ziet het eruit"}
    alone = OutboundMessage("", picture=Picture("cards", {}, "kaarten"))
    assert valid(form(posted(alone), "media-1"))["image"] == {"id": "media-1"}
    file = OutboundMessage("Uw gegevens", file=File("mijn-gegevens.json", "{}"))
    assert valid(form(posted(file), "media-1"))["document"]["filename"] == "mijn-gegevens.json"


def test_a_template_is_filled_and_its_buttons_lead_on() -> None:
    template = Template("profiel_early_fact", "nl", {"kind": "Samir", "mentor": "mevrouw De Wit"}, "marketing")
    message = OutboundMessage("Samir kiest", (Button("Begin", "start_assignment"), Button("Even pauze", "pause")))
    body = valid(form(posted(message, template=template), None))
    filled, *buttons = body["template"]["components"]
    assert {one["parameter_name"]: one["text"] for one in filled["parameters"]} == template.parameters
    taps = [tap_of(one["parameters"][0]["payload"]) for one in buttons]
    assert [(tap.message, tap.button) for tap in taps] == [(7, 0), (7, 1)]


def test_a_template_that_announces_brings_the_message_itself() -> None:
    template = Template("bericht_van_school", "nl", {}, "utility", announces=True)
    body = valid(form(posted(OutboundMessage("Goed gedaan"), template=template), None))
    (button,) = body["template"]["components"]
    assert tap_of(button["parameters"][0]["payload"]).reads


def test_an_id_of_the_platform_goes_in_a_field_of_its_own() -> None:
    assert whom("31612345678") == {"to": "31612345678"}
    assert whom("NL.13491208655302741918") == {"recipient": "NL.13491208655302741918"}


def test_titles_that_are_the_same_or_too_long_are_told_apart() -> None:
    """Two children of one name in a family; a name that no button holds. The rest of a title was checked before."""
    names = ("Samir", "Samir", "Maximiliaan-Alexander-Johannes", "Maximiliaan-Alexander-Jozef")
    shown = rows(valid(form(posted(OutboundMessage("Over wie?", tuple(Button(one, "x") for one in names))), None)))
    assert [row["title"] for row in shown] == [
        "Samir",
        "Samir (2)",
        "Maximiliaan-Alexander-J…",
        "Maximiliaan-Alexande (2)",
    ]


TITLES = st.lists(
    st.text(st.characters(categories=("Ll", "Lu"), codec="latin-1"), min_size=1, max_size=TITLE_LIMIT),
    min_size=1,
    max_size=40,
    unique=True,
).filter(lambda titles: not {MORE, DONE} & set(titles))


@given(TITLES)
def test_every_button_is_in_reach_page_by_page(titles: list[str]) -> None:
    message = OutboundMessage("Kies", tuple(Button(title, "x") for title in titles))
    seen, page, pages = [], 0, set[int]()
    while page not in pages:
        pages.add(page)
        body = valid(form(posted(OutboundMessage("Kies", message.buttons, page=page)), None))
        shown = rows(body)
        assert len(shown) <= ROWS
        if "buttons" in body["interactive"]["action"]:
            assert len(shown) <= BUTTONS
            assert all(len(row["title"]) <= BUTTON_TITLE for row in shown)
        taps = [tap_of(row["id"]) for row in shown]
        seen += [tap.button for tap in taps if tap.button is not None]
        page = next((tap.page for tap in taps if tap.page is not None), page)
    assert sorted(seen) == list(range(len(titles)))


@given(TITLES, st.data())
def test_every_option_that_is_left_is_in_reach(titles: list[str], data: st.DataObject) -> None:
    """And the row that ends it stands on every page once there is enough."""
    options = tuple(Choice(f"o{n}", title) for n, title in enumerate(titles))
    chosen = data.draw(st.lists(st.sampled_from([one.id for one in options]), unique=True, max_size=len(options) - 1))
    least = data.draw(st.integers(1, len(options)))
    choices = Choices(options, least, len(options), "answer")
    seen, page, pages = [], 0, set[int]()
    while page not in pages:
        pages.add(page)
        message = OutboundMessage("Kies", choices=choices, page=page)
        shown = rows(valid(form(posted(message, chosen=tuple(chosen)), None)))
        taps = [tap_of(row["id"]) for row in shown]
        seen += [tap.pick for tap in taps if tap.pick is not None]
        assert (DONE in [row["title"] for row in shown]) is (len(chosen) >= least)
        page = next((tap.page for tap in taps if tap.page is not None), page)
    assert sorted(seen) == [n for n, one in enumerate(options) if one.id not in chosen]


@given(st.text(max_size=60))
def test_any_key_is_read_as_some_tap(key: str) -> None:
    assert tap_of(key).message >= 0
