"""Charts as SVG: well formed, readable without colour, with a text for those who do not see them."""

import re
from xml.etree import ElementTree as ET

import pytest

from compliance.documents.charts import Fill, Series, bar_chart, chart_text
from compliance.documents.texts import breakable, columns_of, in_lines, one_line, shortened

LABELS = ["第16項", "第13項"]
SERIES = (Series("期限超過", (3, 0), Fill.HATCHED), Series("期限前", (1, 2), Fill.EMPTY))
SVG = "{http://www.w3.org/2000/svg}"


def drawn() -> ET.Element:
    return ET.fromstring(bar_chart("期限超過はどの項に多いか", LABELS, SERIES))


def test_title_and_description_name_the_picture() -> None:
    chart = drawn()
    named = {element.get("id"): element.text for element in chart if element.tag in (f"{SVG}title", f"{SVG}desc")}
    assert set(named) == set(str(chart.get("aria-labelledby")).split())
    assert chart_text("期限超過はどの項に多いか", LABELS, SERIES) in named.values()


def test_the_text_has_every_label_with_every_number() -> None:
    assert chart_text("問", LABELS, SERIES) == "問 第16項: 期限超過3件、期限前1件。第13項: 期限超過0件、期限前2件。"


def test_bars_are_as_long_as_their_numbers() -> None:
    widths = {
        round(float(str(box.get("width"))) / float(str(other.get("width"))), 3)
        for box in drawn().iter(f"{SVG}rect")
        for other in drawn().iter(f"{SVG}rect")
        if box.get("height") == other.get("height") == "15"
    }
    assert widths == {1.0, 3.0, 0.333, 1.5, 0.667, 2.0, 0.5}


def test_no_colour_tells_the_parts_apart() -> None:
    colours = set(re.findall(r"#[0-9a-f]{3,6}", bar_chart("問", LABELS, SERIES).decode()))
    assert {colour for colour in colours if re.fullmatch(r"#([0-9a-f]{3}){1,2}", colour)} == {"#fff", "#1a1a1a"}


def test_markup_in_a_label_stays_text() -> None:
    chart = ET.fromstring(bar_chart("<a&b>", ["<script>$x$\x00", "b"], SERIES))
    assert not [element for element in chart.iter() if element.tag.endswith("script")]
    assert any("<script>$x$" in str(element.text) for element in chart.iter(f"{SVG}text"))


def test_the_same_figures_give_the_same_bytes() -> None:
    assert bar_chart("問", LABELS, SERIES) == bar_chart("問", LABELS, SERIES)


def test_two_charts_on_one_page_share_no_id() -> None:
    ids = [set(re.findall(r' id="(\w+)"', bar_chart(title, LABELS, SERIES).decode())) for title in ("甲", "乙")]
    assert ids[0].isdisjoint(ids[1])


def test_all_zeros_can_be_drawn() -> None:
    ET.fromstring(bar_chart("問", ["a"], [Series("s", (0,), Fill.DOTTED)]))


@pytest.mark.parametrize(("labels", "values"), [([], ()), (["a"], (1, 2)), (["a"], (-1,))])
def test_what_cannot_be_drawn_is_refused(labels: list[str], values: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="。 / "):
        bar_chart("問", labels, [Series("s", values, Fill.EMPTY)])


def test_a_long_label_is_cut_without_losing_a_selector() -> None:
    assert shortened("葛\U000e0100飾区立保健所", 6) == "葛\U000e0100飾…"
    assert columns_of("葛\U000e0100飾") == 4


def test_a_long_label_stands_on_two_lines_and_breaks_between_words() -> None:
    assert in_lines("Clause 16 (Inspection once a year)", 27, 2) == ("Clause 16 (Inspection once", "a year)")
    assert in_lines("個人情報の取扱状況の立入調査", 10, 2) == ("個人情報の", "取扱状況…")
    assert in_lines("短い", 10, 2) == ("短い",)


def test_a_chart_grows_with_a_label_of_two_lines() -> None:
    heights = [
        float(str(ET.fromstring(bar_chart("問", [label, "b"], SERIES)).get("height"))) for label in ("a", "あ" * 30)
    ]
    assert heights[1] > heights[0]


def test_one_line_keeps_what_was_typed_and_drops_what_cannot_be_printed() -> None:
    assert one_line(" 髙\r\n﨑\u202e\x00\ud800 ") == "髙 﨑"


def test_a_long_run_of_letters_may_break() -> None:
    assert breakable("A" * 25).replace("\u200b", "") == "A" * 25
    assert "\u200b" not in breakable("A" * 20)
