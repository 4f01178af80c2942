"""Pages made from rules.toml, in English and Chinese: one for each rule, and the index by family."""

import functools
import html
import os
import tomllib
import unicodedata

from etiquette_lint.catalogue import CATALOGUE
from etiquette_lint.explain import MARK, kinds_words, summary, text_of, toml
from etiquette_lint.language import detect
from etiquette_lint.rule import FAMILIES, LANGUAGES, Rule
from etiquette_lint.words import listed, say

WORDS = {
    "rules": ("Rules", "规则"),
    "index-intro": (
        "{number} rules. Those marked “{none}” are chosen with `extend-select` or a [profile]({settings}#profiles).",
        "共 {number} 条规则。标有“{none}”的，用 `extend-select` 或[方案]({settings}#profiles)启用。",
    ),
    "code": ("Code", "代码"),
    "name": ("Name", "名称"),
    "severity": ("Severity", "级别"),
    "on": ("On for", "适用类型"),
    "says": ("What it says", "提示内容"),
    "says-heading": ("What it says", "提示内容"),
    "with-profile": ("on with {profiles}", "方案 {profiles} 会启用"),
    "any-language": ("any language", "与语言无关"),
    "missing": ("missing", "缺少"),
    "marks": (
        "Found words are <mark>marked</mark>; where there is a fix: <del>found</del><ins>write instead</ins>.",
        "找到的字词<mark>加底色</mark>；有改法的：<del>原文</del><ins>改法</ins>。",
    ),
    "words-heading": ("Words it looks for", "查找的字词"),
    "write": ("write", "改为"),
    "configure": ("In the configuration", "配置"),
    "configure-intro": (
        "Shown with their defaults; see [settings]({settings}) and [suppressions]({suppressions}).",
        "以下为默认值；另见[设置]({settings})与[屏蔽]({suppressions})。",
    ),
    "switch-off": ("never", "一律不用"),
    "switch-on": ("on", "启用"),
    "other": ("中文", "English"),
    "fix-none": ("no fix", "无自动改法"),
    "Attachments": ("Attachments", "附件"),
    "customer": ("customer", "客户"),
    "agent": ("agent", "客服"),
}
LANGUAGE_NAMES = {
    "en": "English",
    "zh-Hans": "简体中文",
    "zh-Hant": "繁體中文",
    "mixed": "English + 中文",
    "other": "…",
}
VISIBLE_SPACES = "\u00a0\u2007\u202f"  # look like a space and are none


def words(key: str, language: str, **fields: object) -> str:
    return WORDS[key][language == "zh"].format(**fields)


@functools.cache
def profiles() -> dict[str, dict]:
    """The profiles of the catalogue, by name."""
    with open(CATALOGUE, "rb") as file:
        return tomllib.load(file)["profile"]


def profiles_with(rule: Rule) -> list[str]:
    """The profiles that switch on a rule which is off by default."""
    return [name for name, profile in profiles().items() if rule.code in profile.get("extend-select", [])]


def rule_page(rule: Rule, language: str) -> str:
    """The page of one rule; it stands in rules/ and its twin in the other language two folders away."""
    blocks = [f"# {rule.code} {rule.name}", facts(rule, language), f"## {words('says-heading', language)}"]
    blocks += [f"> {summary(texts, language)}" for texts in distinct([rule.message, *rule.variants.values()])]
    why = rule.why.get(language) or rule.why["en"]
    blocks += [f"## {say('explain-why', language)}", why]
    for key, examples in (("explain-bad", rule.bad), ("explain-good", rule.good)):
        blocks.append(f"## {say(key, language)}")
        if key == "explain-bad":
            blocks.append(f'<p class="legend">{words("marks", language)}</p>')
        blocks += [piece for group in by_language(examples, language) for piece in example_group(*group, language)]
    if "" in rule.phrases:
        blocks += phrase_list(rule, language)
    blocks += configuration(rule, language)
    return "\n\n".join(blocks) + "\n"


def distinct(messages: list[dict[str, str]]) -> list[dict[str, str]]:
    return [texts for number, texts in enumerate(messages) if texts not in messages[:number]]


def facts(rule: Rule, language: str) -> str:
    """Severity, where it is on, languages, fix; and the way to the page in the other language."""
    on = kinds_words(rule, language)
    if not rule.kinds and (names := profiles_with(rule)):
        on += ", " if language == "en" else "，"
        on += words("with-profile", language, profiles=listed(names, language))
    fix = say("fix-" + rule.fix, language) if rule.fix else words("fix-none", language)
    known = listed((LANGUAGE_NAMES[name] for name in rule.languages), language)
    chips = [
        f'<span class="severity {rule.severity}">{say(rule.severity, language)}</span>',
        *(f"<span>{html.escape(text)}</span>" for text in (on, known or words("any-language", language), fix)),
    ]
    there, other = ("../../zh/rules", "zh") if language == "en" else ("../../../rules", "en")
    link = f'<a href="{there}/{rule.code}/" lang="{other}" hreflang="{other}">{words("other", language)}</a>'
    return f'<p class="facts">{" ".join(chips)} {link}</p>'


def by_language(examples: list, language: str) -> list[tuple[str, list]]:
    """Examples by the language they are written in, the reader's own first."""
    groups: dict[str, list] = {}
    for example in examples:
        groups.setdefault(detect(MARK.sub(r"\1", body_of(example))), []).append(example)
    order = list(LANGUAGES) if language == "en" else ["zh-Hans", "zh-Hant", "en"]
    return sorted(groups.items(), key=lambda group: order.index(group[0]) if group[0] in order else len(order))


def body_of(example: "str | dict") -> str:
    """What of an example tells its language: the words it is about, not the names of fields."""
    if isinstance(example, str):
        return example
    return "\n".join(str(example.get(key, "")) for key in ("subject", "body", "html"))


def example_group(name: str, examples: list, language: str) -> list[str]:
    code = name if name in LANGUAGES else "mul"
    blocks = [f"### {LANGUAGE_NAMES[name]} {{ data-search-exclude }}"]
    blocks += [f'<pre class="example" lang="{code}">{example_html(example, language)}</pre>' for example in examples]
    return blocks


def example_html(example: "str | dict", language: str) -> str:
    text = example if isinstance(example, str) else table_text(example, language)
    return MARK.sub(lambda found: mark_html(found[1], found[2], found[3], language), safe(text.strip("\n")))


def table_text(example: dict, language: str) -> str:
    """An example with several fields as one reads it: what came before, header lines, the body."""
    lines = []
    for entry in example.get("thread", []):
        author = entry.get("from", "customer")
        author = words(author, language) if author in WORDS else author
        when = f" ({entry['date']})" if entry.get("date") else ""
        said = entry.get("body") or entry.get("html") or ""
        lines += [f"{author}{when}:", *(f"> {line}".rstrip() for line in said.split("\n")), ""]
    left_out = ("thread", "attachments", "format", "extension")
    rest = {key if key in ("body", "html") else key.title(): example[key] for key in example if key not in left_out}
    if example.get("attachments"):
        names = [item.get("name", item.get("type", "")) for item in example["attachments"]]
        rest = {words("Attachments", language): listed(names, language), **rest}
    if set(rest) == {"body"}:
        return "\n".join([*lines, rest["body"]])
    return "".join(f"{line}\n" for line in lines) + text_of(rest).lstrip("\n")


def mark_html(found: str, arrow: "str | None", written: str, language: str) -> str:
    if arrow:
        return (f"<del>{found}</del>" if found else "") + (f"<ins>{written}</ins>" if written else "")
    return f"<mark>{found}</mark>" if found else f'<mark class="missing">{words("missing", language)}</mark>'


def safe(text: str) -> str:
    """A text for a page, with characters that cannot be seen named."""
    shown = []
    for char in text:
        if char != "\n" and (char in VISIBLE_SPACES or unicodedata.category(char) in ("Cc", "Cf", "Co", "Cs")):
            shown.append(f'<span class="unseen">U+{ord(char):04X}</span>')
        else:
            shown.append(html.escape(char, quote=False))
    return "".join(shown)


def phrase_list(rule: Rule, language: str) -> list[str]:
    """The words of a rule, folded away: some have two hundred."""
    lines = [f"## {words('words-heading', language)} {{ data-search-exclude }}"]
    for name, phrases in rule.phrases[""].items():
        items = []
        for phrase, instead in phrases.items():
            more = f" → {words('write', language)} <ins>{safe(instead)}</ins>" if instead else ""
            items.append(f"<li><code>{safe(phrase)}</code>{more}</li>")
        title = f"{LANGUAGE_NAMES[name]} ({len(phrases)})"
        lines.append(f'<details lang="{name}"><summary>{title}</summary>\n<ul>{"".join(items)}</ul>\n</details>')
    return lines


def configuration(rule: Rule, language: str) -> list[str]:
    """How the rule is switched on or off, with its options."""
    key = "ignore" if rule.kinds else "extend-select"
    comment = words("switch-off" if rule.kinds else "switch-on", language)
    lines = [f'{key} = ["{rule.code}"]  # {comment}', "", f"[rule.{rule.name}]", f'severity = "{rule.severity}"']
    if rule.options:
        lines += ["", f"[rule.{rule.name}.options]"]
        lines += [f"{name} = {toml(value)}" for name, value in rule.options.items()]
    intro = words("configure-intro", language, settings="../settings.md", suppressions="../suppressions.md")
    return [f"## {words('configure', language)}", intro, "```toml\n" + "\n".join(lines) + "\n```"]


def families(rules: dict[str, Rule]) -> dict[str, list[Rule]]:
    """The rules of each family, in the order of the catalogue."""
    found: dict[str, list[Rule]] = {family: [] for family in FAMILIES}
    for rule in rules.values():
        found[rule.family].append(rule)
    return found


def family_title(family: str, language: str) -> str:
    return f"{family} {say('family-' + family, language)}"


def index_page(rules: dict[str, Rule], language: str) -> str:
    none = say("kinds-none", language)
    blocks = [f"# {words('rules', language)}"]
    blocks.append(words("index-intro", language, number=len(rules), none=none, settings="../settings.md"))
    columns = [words(key, language) for key in ("code", "name", "severity", "on", "says")]
    for family, members in families(rules).items():
        rows = ["| " + " | ".join(columns) + " |", "|---" * len(columns) + "|"]
        rows += [index_row(rule, language) for rule in members]
        blocks += [f"## {family_title(family, language)} {{ #{family} }}", "\n".join(rows)]
    return "\n\n".join(blocks) + "\n"


def index_row(rule: Rule, language: str) -> str:
    severity = f'<span class="severity {rule.severity}">{say(rule.severity, language)}</span>'
    said = html.escape(summary(rule.message, language), quote=False).replace("|", "\\|")
    name = rule.name.replace("-", "-<wbr>")
    return f"| [{rule.code}]({rule.code}.md) | {name} | {severity} | {kinds_words(rule, language)} | {said} |"


def rule_files(rules: dict[str, Rule], language: str) -> dict[str, str]:
    """Path under the language's folder -> page."""
    pages = {os.path.join("rules", "index.md"): index_page(rules, language)}
    for rule in rules.values():
        pages[os.path.join("rules", f"{rule.code}.md")] = rule_page(rule, language)
    return pages
