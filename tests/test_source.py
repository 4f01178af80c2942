"""Which files a path stands for, and their bytes."""

import os

import pytest

from etiquette_lint.source import (
    Skipped,
    Source,
    Unreadable,
    excluded,
    find_paths,
    is_binary,
    looks_like_message,
    read_source,
)


def make(folder, **files):
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_DOT_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def found(path, exclude=None):
    """Paths below `path` as found, relative; and those passed over or unreadable, with the reason."""
    paths, others = [], []
    for item in find_paths(str(path), exclude):
        if isinstance(item, str):
            paths.append(os.path.relpath(item, path))
        else:
            others.append((type(item).__name__, os.path.relpath(item.name, path), item.reason))
    return paths, others


def test_a_file_stands_for_itself_whatever_it_is(tmp_path):
    make(tmp_path, photo_DOT_png=b"\x89PNG")
    assert list(find_paths(str(tmp_path / "photo.png"))) == [str(tmp_path / "photo.png")]


def test_a_folder_stands_for_its_messages_in_order(tmp_path):
    make(
        tmp_path,
        b_DOT_eml=b"", a_DOT_txt=b"", c_DOT_MD=b"", photo_DOT_png=b"", sub__d_DOT_html=b"", sub__e_DOT_py=b"",
        z_DOT_json=b"", node_modules__x_DOT_txt=b"", _DOT_git__x_DOT_txt=b"",
    )  # fmt: skip
    paths, others = found(tmp_path)
    assert paths == ["a.txt", "b.eml", "c.MD", "z.json", os.path.join("sub", "d.html")]
    assert others == [
        ("Skipped", "photo.png", "not-a-message"),
        ("Skipped", os.path.join("sub", "e.py"), "not-a-message"),
    ]


def test_files_without_extension_are_looked_at(tmp_path):
    make(tmp_path, draft=b"Subject: x\n\nhello", inbox=b"From a@example.com Tue\nTo: x\n", README=b"Read me first.\n")
    assert found(tmp_path)[0] == ["draft", "inbox"]
    assert looks_like_message(str(tmp_path / "draft"))
    assert not looks_like_message(str(tmp_path / "README"))


def test_a_maildir_is_mail_whatever_the_names(tmp_path):
    make(tmp_path, cur__1767225600_DOT_M1P2_DOT_host=b"Subject: x\n\n", new__x=b"hello", tmp__y=b"no")
    paths, others = found(tmp_path)
    assert paths == [os.path.join("cur", "1767225600.M1P2.host"), os.path.join("new", "x")]
    assert [name for _, name, _ in others] == [os.path.join("tmp", "y")]
    make(tmp_path, _DOT_Sent__cur__1767225601_DOT_host=b"Subject: x\n\n", _DOT_Sent__tmp__z=b"")
    assert os.path.join(".Sent", "cur", "1767225601.host") in found(tmp_path)[0]


def test_excluded_files_are_left_out(tmp_path):
    make(tmp_path, a_DOT_txt=b"", old__b_DOT_txt=b"", old__deep__c_DOT_txt=b"", d_DOT_bak_DOT_txt=b"")
    assert found(tmp_path, ["old", "*.bak.txt"]) == (["a.txt"], [])


@pytest.mark.parametrize(
    ("path", "pattern", "out"),
    [
        ("templates/legal/a.txt", "templates/legal/*", True),
        ("./templates/legal/a.txt", "templates/legal", True),
        ("templates/a.txt", "a.txt", True),
        ("templates/a.txt", "*.txt", True),
        ("templates/b.eml", "*.txt", False),
        ("templates/legality/a.txt", "legal", False),
    ],
)
def test_patterns_of_exclusion(path, pattern, out):
    assert excluded(path, [pattern]) is out


def test_what_cannot_be_read_says_why(tmp_path):
    assert found(tmp_path / "gone")[1] == [("Unreadable", ".", "missing")]
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert found(tmp_path / "loop")[1] == [("Unreadable", ".", "link-loop")]
    (item,) = find_paths("a\0b")
    assert isinstance(item, Unreadable)
    result = read_source(str(tmp_path), 100)
    assert isinstance(result, Unreadable) and result.reason == "is-folder"


def test_links_in_circles_are_walked_once(tmp_path):
    make(tmp_path, a__x_DOT_txt=b"")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert found(tmp_path) == ([os.path.join("a", "x.txt")], [])


def test_a_dangling_link_is_a_missing_message_only_when_called_like_one(tmp_path):
    (tmp_path / "draft.eml").symlink_to(tmp_path / "gone")
    (tmp_path / ".#notes.txt").symlink_to("user@host.123")
    assert found(tmp_path) == ([], [("Skipped", ".#notes.txt", "missing"), ("Unreadable", "draft.eml", "missing")])


def test_a_pipe_may_be_named(tmp_path):
    pipe = str(tmp_path / "pipe")
    os.mkfifo(pipe)
    assert list(find_paths(pipe)) == [pipe]
    assert [type(item) for item in find_paths(str(tmp_path))] == [Skipped]


def test_reading_stops_at_the_limit(tmp_path):
    make(tmp_path, x_DOT_txt=b"0123456789")
    path = str(tmp_path / "x.txt")
    whole, cut = read_source(path, 10), read_source(path, 9)
    assert isinstance(whole, Source) and isinstance(cut, Source)
    assert (whole.raw, whole.problem, whole.size) == (b"0123456789", "", 10)
    assert (cut.raw, cut.problem, cut.size) == (b"012345678", "too-large", 10)


@pytest.mark.parametrize(
    ("raw", "binary"),
    [
        (b"\x89PNG\r\n\x1a\n", True),
        (b"PK\x03\x04rest", True),
        (b"%PDF-1.7", True),
        (bytes(range(256)) * 4, False),  # one NUL in 256: text with a slip, not a picture
        (b"\x00\x01\x02\x03" * 100, True),
        (b"", False),
        ("Hello".encode("utf-16"), False),
        ("Hello, this is wide".encode("utf-16-le"), False),
        ("你好，请查收附件。".encode("gb18030"), False),
    ],
)
def test_what_is_no_text(raw, binary):
    assert is_binary(raw) is binary
