"""Compare the texts that our MIME reader decodes with those of mail-parser, file by file.

    python benchmarks/oracle.py DIR...

Every text/plain and text/html part of every file is compared, attached messages included, line ends made
alike. Prints the share of equal parts, and for each difference the file and where the two texts part.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from etiquette_lint.message.charsets import STATEFUL
from etiquette_lint.message.mime import Entity, read_entity
from etiquette_lint.message.second_reader import UnreadableMessage, read_with_mailparser

EXPLAINED = " | explained: "


def our_texts(root: Entity) -> dict[str, list[str]]:
    """The decoded texts by content type, chosen as mail-parser chooses them: what is not a named file."""
    texts: dict[str, list[str]] = {"text/plain": [], "text/html": []}
    hidden: set[int] = set()
    for part in root.walk():
        if part.parent is not None and id(part.parent) in hidden:
            hidden.add(id(part))
        if part.children:
            if part.content_type.startswith("multipart/") and part.is_attachment:
                hidden.add(id(part))
            continue
        named = bool(part.filename) or part.disposition == "attachment"
        if named and (part.disposition != "inline" or id(part) in hidden):
            continue
        if part.content_type in texts:
            string = part.decoded().string
            if string:
                texts[part.content_type].append(string)
    return texts


def first_difference(ours: str, theirs: str) -> str:
    at = next((i for i, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b), min(len(ours), len(theirs)))
    start = max(at - 20, 0)
    return f"at {at}: ours {ours[start : at + 40]!r} theirs {theirs[start : at + 40]!r}"


def reason(root: Entity, ours: str, theirs: str) -> str:
    """Why two readings may differ and ours be the better one; "" when there is no such reason."""
    for part in root.walk():
        if any(defect.reason in ("boundary-missing", "multipart-without-parts") for defect in part.defects):
            return "a multipart that is not there is read as text"
        if part.content_type in ("message/delivery-status", "message/external-body"):
            return "mail-parser lists the blocks of a delivery status or the notes of an external body as text"
    for part in root.walk():
        if not part.children and part.decoded().string == ours and part.decoded().not_base64:
            return "said to be base64 and is not"
        if not part.children and part.decoded().string == ours and not ours.isascii():
            decoded = part.decoded()
            declared = part.charset or "none"
            if "\ufffd" not in ours and ("\ufffd" in theirs or decoded.charset != declared):
                return f"charset {declared} is read as {decoded.charset}"
            if decoded.charset in STATEFUL:
                return f"mail-parser leaves {decoded.charset} undecoded"
    if any(b" " in root.raw[field.field_start : field.start].partition(b":")[0] for field in root.headers):
        return "obsolete white space before a colon"
    return ""


def compare(raw: bytes) -> tuple[int, int, list[str]]:
    """Equal parts, all parts, and what differs."""
    try:
        second = read_with_mailparser(raw)
    except UnreadableMessage as error:
        return 0, 1, [f"mail-parser cannot read it: {error}"]
    equal = total = 0
    differences = []
    root = read_entity(raw)
    for kind, ours in our_texts(root).items():
        theirs = [layer.string for found, layer in second.texts if found == kind]
        total += max(len(ours), len(theirs))
        if len(ours) != len(theirs):
            why = reason(root, "", "")
            differences.append(f"{kind}: {len(ours)} parts here, {len(theirs)} there{EXPLAINED + why if why else ''}")
            equal += len([text for text in ours if text in theirs])
            continue
        for one, other in zip(ours, theirs, strict=True):
            if one == other:
                equal += 1
            else:
                why = reason(root, one, other)
                differences.append(f"{kind}: {first_difference(one, other)}{EXPLAINED + why if why else ''}")
    return equal, total, differences


def main(folders: list[str]) -> None:
    if not folders:
        sys.exit(__doc__)
    for folder in folders:
        files = sorted(path for path in Path(folder).rglob("*") if path.is_file() and path.suffix != ".jsonl")
        equal = total = same = explained = 0
        for path in files:
            good, all_parts, differences = compare(path.read_bytes())
            equal += good
            total += all_parts
            same += not differences
            explained += bool(differences) and all(EXPLAINED in difference for difference in differences)
            for difference in differences:
                print(f"{path}: {difference}")
        share = 100 * equal / max(total, 1)
        print(f"{folder}: {equal} of {total} parts equal ({share:.2f} %)")
        share = 100 * (same + explained) / max(len(files), 1)
        print(f"{folder}: {len(files)} files: {same} equal, {explained} differ for a known reason ({share:.2f} %)")


if __name__ == "__main__":
    main(sys.argv[1:])
