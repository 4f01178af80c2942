"""Mending files: what changes, what must not, and what is refused."""

import base64
import json
import os
import quopri
import stat
import subprocess
import sys
from datetime import datetime, timedelta, timezone
from email.header import Header

import mailparser
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etiquette_lint.api import settings_for
from etiquette_lint.fix import fix
from etiquette_lint.lint import Linter
from etiquette_lint.source import Source

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=timezone(timedelta(hours=8)))  # a Tuesday
TEXT = "Dear Ms Reed,\n\nWe will send the parts next Wednesday.\n\nKind regards,\nAna Silva\n"
MENDED = TEXT.replace("next Wednesday", "on Wednesday, 2 December 2026")
CHINESE = "王经理：\n\n您好！我们将于下周三寄出样品。\n\n此致\n敬礼\n\n李明\n"
CHINESE_MENDED = CHINESE.replace("下周三", "2026年12月2日(周三)")


def linter(*select, **context):
    return Linter(settings_for(now=NOW, select=list(select or ["DAT001"]), **context)[0])


def mend(raw, *select, name="draft.eml", unsafe=True):
    raw = raw.encode("utf-8") if isinstance(raw, str) else raw
    return fix(Source(name, raw), linter(*select), unsafe)


def mail(body, encoding="quoted-printable", charset="utf-8", kind="plain", subject="Parts", line_end="\n", extra=""):
    """One mail with a part encoded so."""
    content = body.encode(charset)
    if encoding == "quoted-printable":
        content = quopri.encodestring(content)
    elif encoding == "base64":
        content = base64.encodebytes(content)
    head = (
        f"From: Ana Silva <ana@example.com>\nTo: reed@example.com\nSubject: {subject}\n{extra}MIME-Version: 1.0\n"
        f"Content-Type: text/{kind}; charset={charset}\nContent-Transfer-Encoding: {encoding}\n\n"
    )
    return head.encode("ascii").replace(b"\n", line_end.encode()) + content.replace(b"\n", line_end.encode())


def read(raw):
    return mailparser.parse_from_bytes(raw)


# How each part is written back


@pytest.mark.parametrize("encoding", ["7bit", "8bit", "quoted-printable", "base64"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_part_is_encoded_as_it_was(encoding, line_end):
    before = mail(TEXT, encoding, line_end=line_end)
    done = mend(before)
    assert done.applied == {"DAT001": 1}
    assert done.refused == []
    head = before[: before.index(line_end.encode() * 2)]
    assert done.raw.startswith(head)
    assert read(done.raw).text_plain[0].replace("\r\n", "\n").strip() == MENDED.strip()
    assert all(len(line) <= 76 for line in done.raw[len(head) :].splitlines())
    if line_end == "\r\n":
        assert done.raw.count(b"\n") == done.raw.count(b"\r\n")
    else:
        assert b"\r" not in done.raw


@pytest.mark.parametrize("charset", ["utf-8", "gb18030", "gb2312", "utf-16-le"])
@pytest.mark.parametrize("encoding", ["quoted-printable", "base64"])
def test_chinese_keeps_its_charset(charset, encoding):
    if charset == "utf-16-le" and encoding == "quoted-printable":
        pytest.skip("nobody writes it")
    done = mend(mail(CHINESE, encoding, charset))
    assert done.applied == {"DAT001": 1}
    body = done.raw[done.raw.index(b"\n\n") + 2 :]
    content = quopri.decodestring(body) if encoding == "quoted-printable" else base64.b64decode(body)
    assert content.decode(charset) == CHINESE_MENDED


def test_a_character_that_the_charset_lacks_is_refused_alone(tmp_path):
    rules = own_rules(
        tmp_path,
        '[rule.two-words]\ncode = "OUR001"\nfix = "safe"\nmessage.en = "{match}"\n'
        'phrases.en = { "colour of" = "hue of", "guarantee" = "保证" }\n',
    )
    before = mail("Dear Ms Reed,\n\nWe guarantee the colour of the parts.\n", "quoted-printable", "iso-8859-1")
    done = fix(Source("draft.eml", before), rules)
    assert done.raw == before.replace(b"colour of", b"hue of")
    assert [(refusal.code, refusal.reason) for refusal in done.refused] == [("OUR001", "cannot-encode")]


def own_rules(folder, text):
    """A linter with rules of one's own, all of them safe to fix."""
    path = folder / "etiquette.toml"
    path.write_text(text, encoding="utf-8")
    return Linter(settings_for(config=str(path), select=["OUR"], now=NOW)[0])


DAY = '[rule.day]\ncode = "OUR001"\nfix = "safe"\nmessage.en = "x"\nphrases.zh-Hans = { "下周三" = "12月2日（周三）" }'


def test_encoded_words_are_written_anew(tmp_path):
    subject = Header("关于下周三的会议安排，请确认", "utf-8").encode()
    done = fix(Source("draft.eml", mail(CHINESE, subject=subject)), own_rules(tmp_path, DAY))
    assert done.applied == {"OUR001": 2}
    assert read(done.raw).subject == "关于12月2日（周三）的会议安排，请确认"
    assert all(len(line) <= 76 for line in done.raw.split(b"\n\n")[0].splitlines() if line[:1] in b" S")


def test_html_is_escaped_and_markup_kept():
    before = mail("<p>Dear Ms Reed,</p><p>We will send it <b>next Wednesday</b>.</p>", "8bit", kind="html")
    done = mend(before)
    assert done.raw == before.replace(b"next Wednesday", b"on Wednesday, 2 December 2026")
    torn = mail("<p>Dear Ms Reed,</p><p>We will send it next <b>Wednesday</b>.</p>", "8bit", kind="html")
    done = mend(torn)
    assert done.raw == torn
    assert [refusal.reason for refusal in done.refused] == ["not-contiguous"]


def test_json_is_escaped():
    before = json.dumps({"body": TEXT, "note": "next Wednesday"}, indent=1)
    done = mend(before, name="reply.json")
    assert json.loads(done.raw) == {"body": MENDED, "note": "next Wednesday"}


@pytest.mark.parametrize(
    ("extra", "signer"), [("DKIM-Signature: v=1; a=rsa-sha256; d=example.com; s=x; bh=x; b=x\n", "DKIM")]
)
def test_signed_mail_is_never_touched(extra, signer):
    before = mail(TEXT, "8bit", extra=extra)
    done = mend(before)
    assert done.raw == before
    assert [(refusal.reason, refusal.detail) for refusal in done.refused] == [("signed", signer)]


def test_a_gap_is_never_overwritten():
    before = (
        "Subject: Parts\nTo: reed@example.com\n\nDear Ms Reed,\n\nWe send it asap{{ x }}!!! We will send it ASAP!!!\n"
    )
    done = mend(before, "TON018", name="note.txt.liquid")
    assert done.raw.decode() == before.replace("!!!", "!")


def test_fixes_that_undo_each_other_are_left_out(tmp_path):
    rules = own_rules(
        tmp_path,
        '[rule.one]\ncode = "OUR001"\nfix = "safe"\nmessage.en = "x"\nphrases.en = { "van" = "lorry" }\n'
        '[rule.two]\ncode = "OUR002"\nfix = "safe"\nmessage.en = "x"\nphrases.en = { "lorry" = "van" }\n'
        '[rule.three]\ncode = "OUR003"\nfix = "safe"\nmessage.en = "x"\nphrases.en = { "utilise" = "use" }\n',
    )
    done = fix(Source("a.txt", b"Dear Ms Reed,\n\nWe utilise a van.\n"), rules)
    assert done.raw in (b"Dear Ms Reed,\n\nWe use a van.\n", b"Dear Ms Reed,\n\nWe use a lorry.\n")
    assert fix(Source("a.txt", done.raw), rules).raw == done.raw
    assert "unsettled" in {refusal.reason for refusal in done.refused}


# What must not change

WORDS = st.sampled_from(
    ["next Wednesday", "Please!!!", "parts", "café", "样品", "naïve — “quoted”", "=3D", "https://example.com/a?b=c",
     "x" * 70, "\t", "<b>", "&amp;", "下周三", ",", "。"]
)  # fmt: skip
BODIES = st.lists(st.lists(WORDS, min_size=1, max_size=12).map(" ".join), min_size=1, max_size=6).map("\n\n".join)
ALL = linter("SUB", "SAL", "LST", "DAT", "TON", "CLS", "LNG")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    body=BODIES,
    encoding=st.sampled_from(["8bit", "quoted-printable", "base64"]),
    attached=st.binary(max_size=300),
    line_end=st.sampled_from(["\n", "\r\n"]),
)
def test_only_what_was_mended_differs(body, encoding, attached, line_end):
    text = f"Dear Ms Reed,\n\n{body}\n\nKind regards,\nAna\n"
    content = text.encode("utf-8")
    if encoding == "quoted-printable":
        content = quopri.encodestring(content)
    elif encoding == "base64":
        content = base64.encodebytes(content)
    raw = (
        b"From: ana@example.com\nTo: reed@example.com\nSubject: Parts\nMIME-Version: 1.0\n"
        b'Content-Type: multipart/mixed; boundary="b0"\n\n--b0\nContent-Type: text/plain; charset=utf-8\n'
        b"Content-Transfer-Encoding: " + encoding.encode() + b"\n\n" + content + b"\n--b0\n"
        b'Content-Type: application/octet-stream\nContent-Disposition: attachment; filename="a.bin"\n'
        b"Content-Transfer-Encoding: base64\n\n" + base64.encodebytes(attached) + b"\n--b0--\n"
    ).replace(b"\n", line_end.encode())
    done = fix(Source("draft.eml", raw), ALL, unsafe=True)
    before, after = read(raw), read(done.raw)
    assert after.headers == before.headers
    assert [part["payload"] for part in after.attachments] == [part["payload"] for part in before.attachments]
    assert len(after.text_plain) == len(before.text_plain) == 1
    assert (
        done.raw[done.raw.rindex(b"--b0\r\n" if line_end == "\r\n" else b"--b0\n") :]
        == raw[raw.rindex(b"--b0\r\n" if line_end == "\r\n" else b"--b0\n") :]
    )
    assert fix(Source("draft.eml", done.raw), ALL, unsafe=True).raw == done.raw
    if not done.applied:
        assert done.raw == raw


@settings(max_examples=60, deadline=None)
@given(body=BODIES)
def test_the_edits_of_a_report_are_what_a_fix_writes(body):
    """Applying the edits of a plain file from the end, literally, changes the file inside the flagged spans only."""
    raw = f"Subject: Parts\nTo: reed@example.com\n\nDear Ms Reed,\n\n{body}\n\nKind regards,\nAna\n".encode()
    only = linter("DAT001", "TON018")
    found = [one for one in only.lint(Source("draft.txt", raw)) if one.edits]
    expected = fix_once(raw, only)
    assert apply_literally(raw, [edit for one in found for edit in one.edits]) == expected


def fix_once(raw, judge):
    from etiquette_lint.fix import apply, find_edits

    return apply(raw, find_edits(Source("draft.txt", raw), judge, True, set())[0])


def apply_literally(raw, edits, charset="utf-8"):
    """What an editor that knows lines, columns and the charset, and nothing of mail, makes of the edits."""
    lines = raw.decode(charset).splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    text = "".join(lines)

    def offset(line, column):
        return starts[line - 1] + column - 1

    for edit in sorted(edits, key=lambda edit: (edit.line, edit.column), reverse=True):
        start, end = offset(edit.line, edit.column), offset(edit.end_line, edit.end_column)
        text = text[:start] + edit.text + text[end:]
    return text.encode(charset)


@pytest.mark.parametrize("encoding", ["8bit", "quoted-printable", "base64"])
@pytest.mark.parametrize(("body", "wanted"), [(TEXT, MENDED), (CHINESE, CHINESE_MENDED)])
def test_the_edits_of_a_report_can_be_applied_literally(encoding, body, wanted):
    raw = mail(body, encoding)
    (found,) = linter("DAT001").lint(Source("draft.eml", raw))
    assert found.replacements in (["on Wednesday, 2 December 2026"], ["2026年12月2日(周三)"])
    changed = apply_literally(raw, found.edits)
    assert read(changed).text_plain[0].strip() == wanted.strip()


def test_the_edits_of_html_and_headers_can_be_applied_literally(tmp_path):
    raw = mail("<p>Tom &amp; Ana will meet next&nbsp;Wednesday.</p>", "quoted-printable", kind="html")
    (found,) = linter("DAT001").lint(Source("draft.eml", raw))
    assert (
        "Tom &amp; Ana will meet on Wednesday, 2 December 2026." in read(apply_literally(raw, found.edits)).text_html[0]
    )
    raw = mail(CHINESE.replace("下周三", "今日"), subject=Header("下周三开会", "utf-8").encode())
    (found,) = own_rules(tmp_path, DAY).lint(Source("draft.eml", raw))
    assert found.zone == "subject"
    assert read(apply_literally(raw, found.edits)).subject == "12月2日（周三）开会"


def test_no_edit_carries_a_secret_past_its_mask():
    text = TEXT.replace("Kind regards", "The card is 4111 1111 1111 1111.\n\nKind regards")
    for encoding, kept in (("8bit", 1), ("base64", 0)):
        found = linter("DAT001", "PRV").lint(Source("draft.eml", mail(text, encoding)))
        assert any(one.masked for one in found)
        assert [len(one.edits) for one in found if one.code == "DAT001"] == [kept]


def test_no_edits_where_none_can_be_made():
    torn = mail("<p>We will send it next <b>Wednesday</b>.</p>", "8bit", kind="html")
    (found,) = linter("DAT001").lint(Source("draft.eml", torn))
    assert found.edits == []
    assert found.replacements == ["on Wednesday, 2 December 2026"]


# The command line

ENVIRONMENT = {**os.environ, "LANG": "C.UTF-8", "LC_ALL": ""}


def run(folder, *words, stdin=b"", **options):
    program = [sys.executable, "-m", "etiquette_lint", *words, "--date", "2026-11-24T09:30+08:00", "--no-cache"]
    return subprocess.run(program, cwd=folder, input=stdin, capture_output=True, env=ENVIRONMENT, timeout=60, **options)


DRAFT = "Subject: Parts\r\nTo: reed@example.com\r\n\r\n" + TEXT.replace("\n", "\r\n").replace("Silva", "Silva!!!")


def test_fix_writes_the_file_and_keeps_its_mode(tmp_path):
    path = tmp_path / "draft.txt"
    path.write_bytes(DRAFT.encode())
    path.chmod(0o640)
    link = tmp_path / "link.txt"
    link.symlink_to("draft.txt")
    done = run(tmp_path, "link.txt", "--unsafe-fixes", "--select", "DAT001")
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr == b"etiquette-lint: mended 1 finding in 1 file\n"
    assert path.read_bytes() == DRAFT.replace("next Wednesday", "on Wednesday, 2 December 2026").encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert link.is_symlink()
    assert sorted(os.listdir(tmp_path)) == ["draft.txt", "link.txt"]
    before = path.stat()
    again = run(tmp_path, "draft.txt", "--unsafe-fixes", "--select", "DAT001")
    assert (again.returncode, again.stderr) == (0, b"")
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_fix_alone_leaves_what_may_change_the_meaning(tmp_path):
    (tmp_path / "draft.txt").write_bytes(DRAFT.encode())
    done = run(tmp_path, "draft.txt", "--fix", "--select", "DAT001")
    assert done.returncode == 1
    assert done.stdout.startswith(b"draft.txt:6:24: DAT001")
    assert (tmp_path / "draft.txt").read_bytes() == DRAFT.encode()


def test_diff_changes_nothing_and_can_be_applied(tmp_path):
    path = tmp_path / "draft.txt"
    path.write_bytes(DRAFT.encode())
    done = run(tmp_path, "draft.txt", "--diff", "--unsafe-fixes", "--select", "DAT001")
    assert done.returncode == 1
    assert done.stderr == b""
    assert path.read_bytes() == DRAFT.encode()
    assert done.stdout.startswith(b"--- draft.txt\n+++ draft.txt\n@@ -3,7 +3,7 @@\n")
    subprocess.run(["git", "apply", "-p0", "-"], cwd=tmp_path, input=done.stdout, check=True)
    assert path.read_bytes() == DRAFT.replace("next Wednesday", "on Wednesday, 2 December 2026").encode()
    assert run(tmp_path, "draft.txt", "--diff", "--unsafe-fixes", "--select", "DAT001").returncode == 0


def test_standard_input_is_mended_to_standard_output(tmp_path):
    words = ("-", "--unsafe-fixes", "--select", "DAT001,SUB003", "--format", "json", "--stdin-filename", "a.txt")
    done = run(tmp_path, *words, stdin=DRAFT.replace("Parts", "Hello").encode())
    assert done.returncode == 1
    assert (
        done.stdout
        == DRAFT.replace("Parts", "Hello")
        .replace("next Wed", "on Wed")
        .replace("Wednesday.", "Wednesday, 2 December 2026.")
        .encode()
    )
    report = json.loads(done.stderr[: done.stderr.rindex(b"}") + 1])
    assert [found["code"] for found in report["diagnostics"]] == ["SUB003"]


def test_signed_mail_says_so_once(tmp_path):
    raw = mail(TEXT + TEXT, "8bit", extra="DKIM-Signature: v=1; d=example.com; b=x\n")
    (tmp_path / "a.eml").write_bytes(raw)
    done = run(tmp_path, "a.eml", "--unsafe-fixes", "--select", "DAT001")
    assert done.returncode == 1
    assert done.stderr.decode().splitlines() == [
        "etiquette-lint: a.eml: not changed: a change would break its signature (DKIM); fixes left out: DAT001"
    ]
    assert (tmp_path / "a.eml").read_bytes() == raw


def test_a_file_that_cannot_be_written_stays_byte_for_byte(tmp_path):
    import resource

    path = tmp_path / "draft.txt"
    content = (DRAFT + "\r\n> quoted line\r\n" * 3000).encode()
    path.write_bytes(content)

    def no_room():  # files of this process may not grow over a few bytes
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))

    done = run(tmp_path, "draft.txt", "--unsafe-fixes", "--select", "DAT001", preexec_fn=no_room)
    assert done.returncode == 2
    assert b"draft.txt: cannot be written: " in done.stderr
    assert path.read_bytes() == content
    assert os.listdir(tmp_path) == ["draft.txt"]


def test_processes_mend_as_one_does(tmp_path):
    for number in range(8):
        (tmp_path / f"{number}.txt").write_bytes(DRAFT.encode())
    done = run(tmp_path, ".", "--unsafe-fixes", "--select", "DAT001", "--jobs", "2")
    assert (done.returncode, done.stderr) == (0, b"etiquette-lint: mended 8 findings in 8 files\n")
    assert {path.read_bytes().count(b"on Wednesday, 2") for path in tmp_path.iterdir()} == {1}
