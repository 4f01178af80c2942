"""Regular expressions kept between runs: the same answers without compiling, and damage costs time only."""

import subprocess
import sys

SOURCES = [r"(?P<word>\w+)(?P<rest>[一-鿕]+)?", "a+b", "\ud800?z"]
PROGRAM = f"""
import sys
from etiquette_lint import pattern
pattern.use_compiled(sys.stdin.buffer.read())
from etiquette_lint.pattern import Pattern
found = [Pattern(source, flags).search("x中文 AAB z") for source in {SOURCES!r} for flags in (0, 2)]
print(ascii([match and (match.span(), match.groupdict()) for match in found]), len(pattern._fresh))
"""
KEEP = PROGRAM + "sys.stdout.flush(); sys.stdout.buffer.write(pattern.keep_compiled())"


def run(program: str, kept: bytes) -> bytes:
    return subprocess.run([sys.executable, "-c", program], input=kept, stdout=subprocess.PIPE, check=True).stdout


def test_kept_programs_find_the_same():
    said, _, kept = run(KEEP, b"").partition(b"\n")
    assert said.endswith(b" 6")
    assert b"((0, 3), {'word': 'x\\u4e2d\\u6587', 'rest': None})" in said
    again = run(PROGRAM, kept)
    assert again.strip() == said.removesuffix(b" 6") + b" 0"
    for damaged in (kept[:-300], kept[:40], kept[:200] + b"\xff" * 40 + kept[240:], b"nonsense"):
        assert run(PROGRAM, damaged).strip().startswith(said.removesuffix(b" 6"))
