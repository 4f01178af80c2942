"""Ticket JSON and header lines: the values, and where in the file each of their characters stands."""

import json
import math
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etiquette_lint.message.json_text import DEPTH, JsonError, JsonString, escape_json, read_json, read_json_values
from etiquette_lint.message.text import Literal
from etiquette_lint.message.tickets import read_tickets, split_header_lines


def plain(value):
    """Strings of ours as strings of Python."""
    if isinstance(value, JsonString):
        return value.string
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return value


def same(left, right) -> bool:
    if isinstance(left, float) and isinstance(right, float) and math.isnan(left):
        return math.isnan(right)
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(same, left, right))
    if isinstance(left, dict) and isinstance(right, dict):
        return list(left) == list(right) and all(map(same, left.values(), right.values()))
    return type(left) is type(right) and left == right


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("ab\n你😀", max_size=3), inner, max_size=4),
    max_leaves=15,
)


@settings(max_examples=300, deadline=None)
@given(_VALUES, st.booleans(), st.sampled_from([None, 1, "\t"]))
def test_reads_what_the_standard_library_writes(value, ascii_only: bool, indent) -> None:
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    assert same(plain(read_json(Literal(text))), json.loads(text))


_PIECES = [
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    '"',
    '"a"',
    '"\\n"',
    '"\\u4f60"',
    "\\",
    "1",
    "-",
    "0",
    ".5",
    "e9",
    "true",
    "null",
    "NaN",
    " ",
    "\n",
    "x",
]


@settings(max_examples=600, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=9).map("".join))
def test_refuses_what_the_standard_library_refuses(text: str) -> None:
    try:
        expected = json.loads(text)
    except ValueError:
        with pytest.raises(JsonError) as error:
            read_json(Literal(text))
        assert 0 <= error.value.offset <= len(text)
    else:
        assert same(plain(read_json(Literal(text))), expected)


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("", 0),
        ('{"a": }', 6),
        ('{"a" 1}', 5),
        ("[1, 2", 5),
        ('["a\nb"]', 3),
        ('["a\\x"]', 3),
        ('["never', 1),
        ("[01]", 2),
        ('{"a": 1} x', 9),
        ("[1,]", 3),
        ("{'a': 1}", 1),
    ],
)
def test_an_error_says_where(text: str, offset: int) -> None:
    with pytest.raises(JsonError) as error:
        read_json(Literal(text))
    assert error.value.offset == offset


def test_depth_is_limited() -> None:
    assert plain(read_json(Literal("[" * DEPTH + "]" * DEPTH)))
    with pytest.raises(JsonError):
        read_json(Literal("[" * 100_000))


def test_strings_know_their_places() -> None:
    source = '{"body": "Hi \\u4f60\\u597d,\\n\\ud83d\\ude00 \\"ok\\" \\/"}'
    body = read_json(Literal(source))["body"]
    assert body.string == 'Hi 你好,\n😀 "ok" /'

    def typed(words: str) -> str:
        start = body.string.index(words)
        _, first, last = body.lower(start, start + len(words))
        return source[first:last]

    assert typed("Hi") == "Hi"
    assert typed("好") == "\\u597d"
    assert typed("😀") == "\\ud83d\\ude00"
    assert typed('"ok"') == '\\"ok\\"'
    assert typed(",\n") == ",\\n"
    assert body.escape('say "no"\n') == 'say \\"no\\"\\n'
    assert escape_json("你好\t\\") == "你好\\t\\\\"


def test_half_a_surrogate_pair_reads_as_unknown() -> None:
    assert read_json(Literal('"a\\ud83d b\\ude00"')).string == "a\ufffd b\ufffd"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ('{"body": "a"}', 1),
        ('[{"body": "a"}, {"body": "b"}]', 2),
        ('{"body": "a"}\n{"body": "b"}\r\n\n{"body": "c"}\n', 3),
    ],
)
def test_a_file_holds_one_message_or_several(text: str, count: int) -> None:
    assert len(read_tickets(Literal(text))) == count


def test_two_values_on_one_line_are_an_error() -> None:
    with pytest.raises(JsonError):
        read_json_values(Literal('{"body": "a"} {"body": "b"}'))
    with pytest.raises(JsonError):
        read_tickets(Literal('["not a message"]'))


def test_every_field_of_a_ticket() -> None:
    [ticket] = read_tickets(
        Literal(
            json.dumps(
                {
                    "subject": "Re: Refund",
                    "body": "Dear Anna,\n\nit is done.",
                    "html": "<p>Dear Anna</p>",
                    "requester": {"name": "Anna Lee", "email": "anna@example.com"},
                    "to": ["anna@example.com", {"name": "Bo", "email": "bo@example.com"}],
                    "cc": "Cy Young <cy@example.com>",
                    "from": "help@example.com",
                    "date": "2026-11-24T09:30:00+08:00",
                    "language": "en",
                    "kind": "ticket",
                    "attachments": [{"name": "form.pdf", "type": "application/pdf", "size": 1200}, {"name": "x"}],
                    "thread": [
                        {"from": "customer", "date": "2026-11-23", "body": "Where is it?"},
                        {"from": {"name": "Bo"}, "html": "<p>Soon</p>"},
                        {"body": "Hello?"},
                    ],
                    "priority": 3,
                }
            )
        )
    )
    assert ticket.problems == []
    assert str(ticket.subject) == "Re: Refund"
    assert str(ticket.body) == "Dear Anna,\n\nit is done."
    assert str(ticket.html) == "<p>Dear Anna</p>"
    assert ticket.requester is not None
    assert (str(ticket.requester.name), str(ticket.requester.address)) == ("Anna Lee", "anna@example.com")
    assert [str(person.address) for person in ticket.to] == ["anna@example.com", "bo@example.com"]
    assert [str(person.address) for person in ticket.cc] == ["Cy Young <cy@example.com>"]
    assert [str(person.address) for person in ticket.sender] == ["help@example.com"]
    assert (str(ticket.date), ticket.language, ticket.kind) == ("2026-11-24T09:30:00+08:00", "en", "ticket")
    assert [(str(item.name), item.type, item.size) for item in ticket.attachments] == [
        ("form.pdf", "application/pdf", 1200),
        ("x", "", 0),
    ]
    assert [(entry.author, entry.date, str(entry.body), entry.html) for entry in ticket.thread] == [
        ("customer", "2026-11-23", "Where is it?", False),
        ("Bo", "", "<p>Soon</p>", True),
        ("customer", "", "Hello?", False),
    ]


def test_a_name_alone_is_a_person_without_address() -> None:
    [ticket] = read_tickets(Literal('{"body": "x", "requester": "王小姐", "agent": "小李"}'))
    assert ticket.requester is not None
    assert (str(ticket.requester.name), ticket.requester.address) == ("王小姐", None)
    assert [str(person.name) for person in ticket.sender] == ["小李"]


def test_fields_of_a_wrong_type_are_named() -> None:
    [ticket] = read_tickets(
        Literal('{"body": 5, "to": [7], "thread": [{"from": "customer"}, 3], "attachments": "a.pdf", "cc": null}')
    )
    assert ticket.problems == [
        ("ticket-field", "body"),
        ("ticket-field", "to"),
        ("ticket-field", "attachments"),
        ("ticket-field", "thread"),
        ("ticket-field", "thread"),
        ("no-body", ""),
    ]


@pytest.mark.parametrize(
    ("text", "fields", "body"),
    [
        ("Subject: Hi\nTo: ann@example.com\n\nDear Ann,", [("Subject", "Hi"), ("To", "ann@example.com")], "Dear Ann,"),
        ("Subject: a\r\n b\r\n\r\nBody", [("Subject", "a\r\n b")], "Body"),
        ("subject:Hi  \n\nBody", [("subject", "Hi")], "Body"),
        (
            "X-Etiquette-Lint: ignore=DAT\nDate: today\n\nBody",
            [("X-Etiquette-Lint", "ignore=DAT"), ("Date", "today")],
            "Body",
        ),
        ("\ufeffSubject: Hi\n\nBody", [("Subject", "Hi")], "Body"),
        ("Subject: Hi\n", [("Subject", "Hi")], ""),
        ("Subject:\n\nBody", [("Subject", "")], "Body"),
        ("Subject: Hi\n \nBody", [("Subject", "Hi")], "Body"),
    ],
)
def test_header_lines(text: str, fields: list[tuple[str, str]], body: str) -> None:
    found, body_start = split_header_lines(text)
    assert [(name, text[start:end]) for name, start, end in found] == fields
    assert text[body_start:] == body


@pytest.mark.parametrize(
    "text",
    [
        "Team:\n\nThe office is closed.",
        "Subject: Hi\nDear Ann,\n\nthanks",
        "X-Priority: 1\n\nBody",
        "Cc: ann@example.com\n\nBody",
        "Dear Ann,\n\nSubject: x\n\n",
        "From here on we are closed.\n\nBody",
        "Note: x\nSubject: y\n\nBody",
        " Subject: x\n\nBody",
        "",
        "日期:今天\n\n正文",
    ],
)
def test_all_else_is_body(text: str) -> None:
    assert split_header_lines(text) == ([], 0)


def test_the_documented_examples_are_sound() -> None:
    page = (Path(__file__).parent.parent / "docs" / "ticket-json.md").read_text(encoding="utf-8")
    examples = [part.partition("```")[0] for part in page.split("```json\n")[1:]]
    assert len(examples) == 2
    for example in examples:
        [ticket] = read_tickets(Literal(example))
        assert ticket.problems == [] and ticket.body is not None and ticket.requester is not None and ticket.thread
