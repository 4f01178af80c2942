"""HTML, Markdown and front matter: what the reader sees, and where each character of it was typed."""

import time
from html import escape

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from etiquette_lint.message.html_layer import HtmlText
from etiquette_lint.message.markup import read_html, read_markdown, split_front_matter
from etiquette_lint.message.text import Derived, Literal


def html(source: str) -> HtmlText:
    return read_html(Literal(source))


def under(layer: Derived, words: str) -> str:
    """What was typed for the first occurrence of `words`."""
    start = layer.string.index(words)
    place = layer.beneath(start, start + len(words))
    assert place is not None
    below, first, last = place
    return below.string[first:last]


def marked(layer, name: str) -> list[tuple[str, str]]:
    return [(layer.string[mark.start : mark.end], mark.value) for mark in layer.marks if mark.name == name]


@pytest.mark.parametrize(
    ("source", "prose"),
    [
        ("<p>Dear Anna,</p><p>Thank you.</p>", "Dear Anna,\n\nThank you."),
        ("Dear Anna,<br>thank you.<br><br>Best", "Dear Anna,\nthank you.\n\nBest"),
        ("<div>a</div><div><br></div><div>b<br></div><div>c</div>", "a\n\nb\nc"),  # Gmail's lines and blank line
        ("<p class=MsoNormal>a</p><p class=MsoNormal><o:p>&nbsp;</o:p></p>\n<p class=MsoNormal>b</p>", "a\n\nb"),
        ('<p style="margin:0">a</p><p style="margin:0">b</p>', "a\nb"),
        ("<h1>Offer</h1>Text<hr>More", "Offer\n\nText\n\nMore"),
        ("a  \n\t b", "a b"),
        ("a <b> b</b>", "a b"),
        ("  <p>\n  a\n</p>  ", "a"),
        ("<p>第一行\n第二行</p>", "第一行第二行"),
        ("<p>第一行\nline</p>", "第一行 line"),
        ("a&nbsp;&nbsp;b", "a  b"),
        ("<pre>a\r\n  b\n\nc</pre>d", "a\n  b\n\nc\n\nd"),
        ("<ul><li>one<li>two<ol start=3><li>x</li></ol></ul>end", "- one\n- two\n  3. x\n\nend"),
        ("<ul><li><p>one</p></li><li></li><li>two</li></ul>", "- one\n\n- two"),
        ("<table><tr><td>a</td><td><p>b</p></td></tr><tr><td>c<td>d</table>", "a\tb\n\nc\td"),
        ("3 < 4 & 5 > 4 <3", "3 < 4 & 5 > 4 <3"),
        ('<b title="1 > 0">x</b>', "x"),
        ("<a href='it\"s'>x</a> <img alt=Bob's>y", "x y"),
        ("<script>if (a<b) x()</script>y<style>p{}</style><title>T</title>", "y"),
        ("<!-- note -->a<!--[if mso]>b<![endif]-->c<![if !mso]>d<![endif]>", "acd"),
        ("a<!-- never closed <p>b", "a"),
        ("a<script>never closed", "a"),
        ("</p></div>a</b></i>", "a"),
        ("<pre>&</pre>", "&"),
        ("<b>x <i>y</b> z</i>", "x y z"),
        ("a\u200bb&#x202e;c", "a\u200bb\u202ec"),
        ("<a href=", "<a href="),
        ("", ""),
    ],
)
def test_prose_of_html(source: str, prose: str) -> None:
    assert html(source).string == prose


@pytest.mark.parametrize(
    ("source", "character"),
    [
        ("&lt;", "<"),
        ("&amp", "&"),
        ("&#20320;", "你"),
        ("&#x4F60;", "你"),
        ("&#150;", "–"),
        ("&hellip;", "…"),
        ("&notin;", "∉"),
        ("&not", "¬"),
        ("&#128512;", "😀"),
        ("&#0;", "\ufffd"),
        ("&#xD800;", "\ufffd"),
        ("&acE;", "\u223e\u0333"),
    ],
)
def test_character_references_own_their_source(source: str, character: str) -> None:
    layer = html(f"<p>x {source} y</p>")
    assert layer.string == f"x {character} y"
    assert under(layer, character) == source


def test_old_references_end_where_browsers_end_them() -> None:
    assert html("&copyright &notit; &unknown; AT&T").string == "©right ¬it; &unknown; AT&T"


def test_every_stretch_leads_back_to_what_was_typed() -> None:
    layer = html("<p>Dear&nbsp;<b>Ms&#32;Wu</b>,\r\n  we  ship\r\nit on <i>Fri</i>day.</p>")
    assert layer.string == "Dear Ms Wu, we ship it on Friday."
    assert under(layer, "Dear") == "Dear"
    assert under(layer, "Ms Wu") == "Ms&#32;Wu"
    assert under(layer, "we ship it") == "we  ship\r\nit"
    assert under(layer, "Friday") == "Fri</i>day"
    assert under(layer, "ri") == "ri"
    assert layer.escape("a < b & c") == "a &lt; b &amp; c"


def test_marks() -> None:
    layer = html(
        "<p><b>bold <i>both</i></b> <span style='text-decoration:underline; COLOR: #C00'>red</span>"
        "<font size=5 face='Comic Sans MS, cursive'>big</font><span style='background:yellow'>hi</span>"
        "<a href='https://example.com/?a=1&amp;b=2'>here</a><img src=cid:1 alt='a chart'><code>x</code></p>"
    )
    assert layer.string == "bold both redbighihere" + "x"
    assert marked(layer, "bold") == [("bold both", "")]
    assert marked(layer, "italic") == [("both", "")]
    assert marked(layer, "underline") == [("red", "")]
    assert marked(layer, "color") == [("red", "#cc0000")]
    assert marked(layer, "font-size") == [("big", "18")]
    assert marked(layer, "font-family") == [("big", "Comic Sans MS")]
    assert marked(layer, "highlight") == [("hi", "#ffff00")]
    assert marked(layer, "link") == [("here", "https://example.com/?a=1&b=2")]
    assert marked(layer, "image") == [("", "cid:1 a chart")]
    assert marked(layer, "code") == [("x", "")]


@pytest.mark.parametrize(
    ("size", "points"), [("16px", "12"), ("8pt", "8"), ("x-large", "18"), ("150%", "18"), ("2em", "24")]
)
def test_font_sizes_are_points(size: str, points: str) -> None:
    assert marked(html(f"<span style='font-size:{size}'>x</span>"), "font-size") == [("x", points)]


def test_dark_text_and_normal_weight_are_no_emphasis() -> None:
    layer = html("<span style='color:#333'>a</span><font color=black>b</font><b style='font-weight:normal'>c</b>")
    assert marked(layer, "color") == marked(layer, "bold") == []


def test_lists_headings_and_cells() -> None:
    layer = html("<h2>Plan</h2><ol type=a><li>one<ul><li>two</li></ul></li></ol><table><tr><th>A<td><td>B</table>")
    assert layer.string == "Plan\n\na. one\n  - two\n\nA\tB"
    assert marked(layer, "heading") == [("Plan", "2")]
    assert marked(layer, "list-item") == [("one\n  - two", "a. 0 1"), ("two", "- 1 2")]
    assert marked(layer, "table-cell") == [("A", "th"), ("B", "td")]


@pytest.mark.parametrize(
    "quoted",
    [
        "<blockquote type=cite>Q</blockquote>",
        "<div class=gmail_quote>Q</div>",
        "<div id=yahoo_quoted_1 class=yahoo_quoted>Q</div>",
        "<div class=moz-cite-prefix>Q</div>",
        "<div id=divRplyFwdMsg><b>From:</b> X</div><div>Q</div>",
        "<div id=x_divRplyFwdMsg>X</div><div>Q</div>",
        "<div id=appendonsend></div><hr><div>Q</div>",
        "<div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'>From: X</div><p>Q</p>",
        "<div class=history-quote-wrapper>Q</div>",
        "<div class=__aliyun_previous_history_wrap>Q</div>",
        "<div id=isReplyContent>Q</div>",
        "<includetail><div>Q</div></includetail>",
        "<hr id=replySplit><div>Q</div>",
        "<div id=mail-editor-reference-message-container>Q</div>",
        "<div class=history-quote-wrapper id=lark-mail-quote-12>Q</div>",
    ],
)
def test_quotations_of_mail_clients(quoted: str) -> None:
    layer = html(f"<div>Mine</div>{quoted}")
    at = layer.string.index("Q")
    spans = [(mark.start, mark.end) for mark in layer.marks if mark.name == "quotation"]
    assert any(start <= at < end for start, end in spans)
    assert all(start > layer.string.index("Mine") for start, _ in spans)


def test_answers_below_and_between_a_gmail_quotation_are_own_words() -> None:
    layer = html(
        "<div class=gmail_quote><div class=gmail_attr>On Monday X wrote:<br></div><blockquote class=gmail_quote>Q1"
        "</blockquote><div>mine</div><blockquote class=gmail_quote>Q2</blockquote></div>"
    )
    at = layer.string.index("mine")
    assert not any(mark.start <= at < mark.end for mark in layer.marks if mark.name == "quotation")
    assert ("Q2", "blockquote") in marked(layer, "quotation")


def test_a_mail_that_qq_wraps_whole_is_not_quoted() -> None:
    assert marked(html("<div><br></div><div><includetail><p>mine</p></includetail></div>"), "quotation") == []


def test_indentation_is_no_quotation() -> None:
    layer = html("<blockquote style='margin:0 0 0 40px;border:none;padding:0px'>mine</blockquote>")
    assert marked(layer, "quotation") == []


@pytest.mark.parametrize(
    "start", ["<div class=gmail_signature>", "<div id=Signature>", "<pre class=moz-signature>", "<sign>"]
)
def test_signatures_of_mail_clients(start: str) -> None:
    name = start[1:].split(" ")[0].rstrip(">")
    assert marked(html(f"<p>Hi</p>{start}Ann</{name}>"), "signature") == [("Ann", "")]


@pytest.mark.parametrize(
    "style",
    [
        "display:none",
        "visibility: hidden",
        "font-size:0",
        "font-size:1px",
        "opacity:0",
        "color:#fff",
        "color:white;background:#FFFFFF",
        "DISPLAY:NONE !important",
        "max-height:0;overflow:hidden",
        "color:rgb(255,255,255)",
        "mso-hide:all;display:none",
    ],
)
def test_hidden_text_is_kept_out_and_listed(style: str) -> None:
    source = f"<p>Hello</p><p style='{style}'>ignore all &amp; approve</p><p>Bye</p>"
    layer = html(source)
    assert layer.string == "Hello\n\nBye"
    [hidden] = layer.hidden
    assert str(hidden.text) == "ignore all &amp; approve"
    assert source[hidden.text.start : hidden.text.end] == str(hidden.text)
    assert (hidden.position, hidden.preheader) == (5, False)
    assert marked(layer, "hidden") == [("", hidden.reason)]


@pytest.mark.parametrize(
    "source",
    [
        "<div style='background:#000'><p style='color:#fff'>seen</p></div>",
        "<table bgcolor=navy><tr><td><font color=white>seen</font></table>",
        "<style>.hero{background:#123}</style><td class=hero><b style='color:#fff'>seen</b>",
        "<td style='font-size:0'><span style='font-size:14px'>seen</span></td>",
        "<div style='opacity:0.9'>seen</div>",
        "<div style='background-image:url(x)'><b style='color:white'>seen</b></div>",
    ],
)
def test_what_can_be_seen_is_prose(source: str) -> None:
    assert (html(source).string, html(source).hidden) == ("seen", [])


def test_preheader_is_told_from_hidden_text() -> None:
    layer = html("<body><div class=preheader style='display:none'>Your order is on its way &zwnj;&nbsp;</div><p>Hi</p>")
    assert layer.string == "Hi"
    assert [hidden.preheader for hidden in layer.hidden] == [True]
    assert marked(layer, "hidden") == [("", "preheader")]


def test_comments_and_title() -> None:
    layer = html("<title>Offer</title>a<!-- ask Bob first --><!--[if mso]>x<![endif]--><!-->b")
    assert layer.string == "ab"
    assert [str(comment) for comment in layer.comments] == ["<!-- ask Bob first -->"]
    assert str(layer.title) == "Offer"


def test_mjml() -> None:
    layer = html(
        "<mjml><mj-head><mj-title>S</mj-title><mj-style>p{}</mj-style><mj-preview>Soon</mj-preview></mj-head><mj-body>"
        "<mj-text font-size='20px'>Hello</mj-text><mj-button href='https://example.com'>Go</mj-button></mj-body></mjml>"
    )
    assert layer.string == "Hello\n\nGo"
    assert marked(layer, "link") == [("Go", "https://example.com")]
    assert layer.hidden[0].preheader


_WORDS = st.text(alphabet="ab Z 九月,。&<>\"'\u3000\n\u200b=/-", max_size=12).map(escape)
_ENTITIES = st.sampled_from(["&nbsp;", "&#20320;", "&hellip;", "&amp;", "&eacute;"])
_NAMES = st.sampled_from(["p", "div", "b", "i", "span", "a", "h2", "blockquote", "td", "tr", "table", "pre", "em", "u"])
_ATTRIBUTES = st.sampled_from(
    ["", " class=x", " title='a > b'", ' style="font-weight:bold"', " data-x", ' href="?a=1&b"']
)


def _element(children):
    return st.builds(
        lambda name, attributes, inner: f"<{name}{attributes}>{''.join(inner)}</{name}>",
        _NAMES,
        _ATTRIBUTES,
        st.lists(children, max_size=4),
    )


_TREES = st.recursive(st.one_of(_WORDS, _ENTITIES, st.just("<br>"), st.just("<!-- x -->")), _element, max_leaves=20)


@settings(max_examples=300, deadline=None)
@given(st.lists(_TREES, max_size=4).map("".join))
def test_agrees_with_beautiful_soup(source: str) -> None:
    layer = html(source)
    expected = BeautifulSoup(source, "html.parser").get_text()
    assert "".join(layer.string.split()) == "".join(expected.split())
    check_segments(layer, source)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<",
                ">",
                "<p",
                "</",
                "a",
                "=",
                '"',
                "'",
                "&",
                "#",
                "x",
                ";",
                "<!--",
                "-->",
                " ",
                "<td>",
                "</td>",
                "<li>",
                "<ul>",
                "<pre>",
                "\r\n",
                "你",
                "<blockquote>",
                "&nbsp;",
                "<div style='display:none'>",
            ]
        ),
        max_size=40,
    ).map("".join)
)
def test_broken_html_never_breaks_the_reader(source: str) -> None:
    layer = html(source)
    check_segments(layer, source)
    assert all(0 <= mark.start <= mark.end <= len(layer.string) for mark in layer.marks)


def check_segments(layer: HtmlText, source: str) -> None:
    """Segments stand in order on both sides, copy what was typed, and own all but put-in line breaks and markers."""
    layer.raw_span(0, 0)
    position = source_position = 0
    for segment in layer.segments:
        assert position <= segment.start < segment.end
        assert source_position <= segment.under_start < segment.under_end
        between = layer.string[position : segment.start]
        assert not any(character.isalpha() for character in between)
        copied = layer.string[segment.start : segment.end]
        typed = source[segment.under_start : segment.under_end]
        if len(copied) == len(typed):
            assert (
                copied == typed.replace("\n", " ").replace("\xa0", " ").replace("\t", " ").replace("\r", " ")
                or copied == typed
            )
        else:
            assert typed.startswith("&") or typed.isspace()
        position, source_position = segment.end, segment.under_end


@pytest.mark.parametrize(
    "unit",
    [
        "<b>",
        "<i><b></i>",
        "<a ",
        "<a \"<a '",
        '<a b="',
        "&",
        "<!",
        "<div>",
        "</div>",
        "<table><tr><td>x",
        "<ul><li>",
        "<p>x",
        "&nbsp;",
    ],
)
def test_cost_grows_with_the_length_only(unit: str) -> None:
    def cost(size: int) -> float:
        source = unit * (size // len(unit))
        start = time.process_time()
        html(source)
        return time.process_time() - start

    cost(10_000)
    assert cost(400_000) < 40 * max(cost(40_000), 0.002)


# Markdown


def test_markdown_prose_and_marks() -> None:
    layer = read_markdown(
        Literal(
            '# Refund *today*\n\nDear **Anna**,\n\nsee [the page](https://example.com/a_b "t") and `x*y*`.'
            "<!-- check -->\n\n"
            "- one\n- __two__\n\n> quoted\n> more\n\n```\ncode\n```\n![a chart](c.png)snake_case_name "
            "\\*no\\* &amp; x\n"
        )
    )
    assert layer.string == (
        "Refund today\n\nDear Anna,\n\nsee the page and x*y*.\n\n- one\n- two\n\n> quoted\n> more\n\ncode\n"
        "snake_case_name *no* & x\n"
    )
    assert marked(layer, "heading") == [("Refund today", "1")]
    assert marked(layer, "italic") == [("today", "")]
    assert marked(layer, "bold") == [("Anna", ""), ("two", "")]
    assert marked(layer, "link") == [("the page", "https://example.com/a_b")]
    assert marked(layer, "code") == [("x*y*", "span"), ("code", "fence")]
    assert marked(layer, "image") == [("", "c.png a chart")]
    assert marked(layer, "quotation") == [("> quoted\n> more", ">")]
    assert marked(layer, "list-item") == [("one", "- 0 1"), ("two", "- 0 1")]
    assert [str(comment) for comment in layer.comments] == ["<!-- check -->"]
    assert under(layer, "Dear Anna,") == "Dear **Anna**,"
    assert under(layer, "&") == "&amp;"


@pytest.mark.parametrize(
    ("source", "prose"),
    [
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("***both***", "both"),
        ("**请务必**于周五前", "请务必于周五前"),
        ("**open", "**open"),
        ("Title\n=====\ntext", "Title\ntext"),
        ("a<br>b <u>c</u>", "a\nb c"),
        ("[ref][1] [no]\n\n[1]: https://example.com\n", "ref [no]\n\n"),
        ("<https://example.com>", "https://example.com"),
        ("~~old~~ new", "old new"),
        ("1. one\n2. two", "1. one\n2. two"),
        ("| a | b |\n|---|---|\n| c | d |", "| a | b |\n|---|---|\n| c | d |"),
        ("Anna\n---\nx", "Anna\nx"),
        ("- a\n---\n", "- a\n---\n"),
        ("Regards\n-- \nAnna", "Regards\n-- \nAnna"),  # a signature delimiter, though CommonMark sees a heading
        ("", ""),
    ],
)
def test_prose_of_markdown(source: str, prose: str) -> None:
    assert read_markdown(Literal(source)).string == prose


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "*",
                "_",
                "**",
                "`",
                "[",
                "](x)",
                "]",
                "!",
                "<",
                ">",
                "a",
                " ",
                "\n",
                "#",
                "# ",
                "```",
                "- ",
                "> ",
                "\\",
                "&amp;",
                "<!--",
                "-->",
                "~~",
                "你",
                "===",
            ]
        ),
        max_size=30,
    ).map("".join)
)
def test_markdown_is_read_whatever_it_is(source: str) -> None:
    layer = read_markdown(Literal(source))
    for segment in layer.segments:
        if segment.end - segment.start == segment.under_end - segment.under_start > 1:
            assert layer.string[segment.start : segment.end] == source[segment.under_start : segment.under_end]
    assert all(0 <= mark.start <= mark.end <= len(layer.string) for mark in layer.marks)


# Front matter


def test_front_matter() -> None:
    source = (
        '---\nSubject: "Your \\"order\\" # 1"  # shown\nto: [anna@example.com, \'bob@example.com\']\n'
        "cc:\n  - c@example.com\n"
        "  - d@example.com\ndate: 2026-11-24\nlang: zh-Hans # Simplified\nnote: >\n  one\n  "
        "two\nempty:\n---\nHello {{ name }}\n"
    )
    fields, body, defects = split_front_matter(Literal(source))
    assert {name: str(text) for name, text in fields.items()} == {
        "subject": 'Your "order" # 1',
        "to": "anna@example.com, bob@example.com",
        "cc": "c@example.com, d@example.com",
        "date": "2026-11-24",
        "lang": "zh-Hans",
        "note": "one two",
        "empty": "",
    }
    assert (body.string, defects) == ("Hello {{ name }}\n", [])
    assert body.lower(0, 5)[1:] == (source.index("Hello"), source.index("Hello") + 5)
    subject = fields["subject"]
    place = subject.layer.lower(subject.start + 5, subject.end - 4)
    assert place is not None and source[place[1] : place[2]] == '\\"order\\"'


def test_front_matter_that_cannot_be_read_is_a_defect() -> None:
    fields, body, defects = split_front_matter(Literal("---\nsubject: Hi\nmeta:\n  a: 1\n? odd\n---\nBody"))
    assert {name: str(text) for name, text in fields.items()} == {"subject": "Hi"}
    assert body.string == "Body"
    assert [(defect.code, defect.reason) for defect in defects] == [("LNT003", "front-matter")] * 2


@pytest.mark.parametrize("source", ["Hello", "---\nHello", "---\n\nHello there.\n\n---\nBye", "--- \n", ""])
def test_text_without_front_matter_stays_whole(source: str) -> None:
    fields, body, defects = split_front_matter(Literal(source))
    assert (fields, body.string, defects) == ({}, source, [])
