"""Outlook files: a small .msg written here, read through mail-parser's outlook extra."""

import struct

import extract_msg

from etiquette_lint.config import ReadingSettings
from etiquette_lint.message.reading import read_messages
from etiquette_lint.source import Source


def write_msg(path, body: str, sender: str, address: str) -> None:
    """A message with the few properties that matter ([MS-OXMSG] 2.1: streams __substg1.0_ and a property table)."""
    writer = extract_msg.OleWriter()

    def text(tag: str, value: str) -> None:
        writer.addEntry(f"__substg1.0_{tag}001F", value.encode("utf-16-le"))

    text("001A", "IPM.Note")
    text("1000", body)
    text("0C1A", sender)
    text("0C1F", address)
    table = b"".join(struct.pack("<IIQ", tag, 6, 8) for tag in (0x001A001F, 0x1000001F))
    writer.addEntry("__properties_version1.0", bytes(32) + table)
    writer.addEntry("__nameid_version1.0", storage=True)
    for stream in ("00020102", "00030102", "00040102"):
        writer.addEntry(f"__nameid_version1.0/__substg1.0_{stream}", b"")
    writer.write(str(path))


def read(raw: bytes):
    (message,) = read_messages(Source("letter.msg", raw), ReadingSettings())
    return message


def test_text_and_sender_of_an_outlook_file(tmp_path):
    path = tmp_path / "letter.msg"
    write_msg(path, "王经理：\r\n\r\n您好！样品已经寄出。\r\n", "李明", "li@example.com")
    message = read(path.read_bytes())
    assert message.body.string.strip() == "王经理：\n\n您好！样品已经寄出。"
    assert [person.name for person in message.sender] == ["李明"]
    assert not message.body.raw_span(0, 3).exact


def test_a_damaged_outlook_file_says_so():
    message = read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"no table follows")
    assert [(defect.code, defect.reason) for defect in message.defects] == [("LNT001", "outlook-unreadable")]
