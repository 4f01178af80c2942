"""The commands `init` and `config`: write a starter configuration, show the settings in force."""

import os
import sys

from etiquette_lint.catalogue import ConfigurationError
from etiquette_lint.config import FILE_NAMES, LIMITS, Settings
from etiquette_lint.explain import toml
from etiquette_lint.rule import KINDS
from etiquette_lint.surfaces.environment import display_language
from etiquette_lint.surfaces.linters import Linters
from etiquette_lint.surfaces.output import complain, write
from etiquette_lint.words import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from etiquette_lint.surfaces.arguments import Values

DONE, FAILED = 0, 2  # exit status

STARTER = {
    "en": """\
# Settings of etiquette-lint for everything in this folder and below.
# "etiquette-lint config" shows what is in force, "etiquette-lint rules" lists the rules.

# extends = "helpdesk"              # a profile to start from: mail, helpdesk, templates or strict

# Rules, by code (DAT001), name (relative-date) or prefix (DAT).
# select = ["ALL"]                  # these and no others
# extend-select = ["TOP003"]        # these as well
# ignore = ["LST006"]               # never these

# fail-on = "warning"               # exit 1 from this severity up: error, warning or info
# lang = "en"                       # language of the words shown: en or zh
# kind = "email"                    # email, ticket or template, where it is not seen from the file
# exclude = ["drafts/old", "*.bak.txt"]

# baseline = ".etiquette-baseline.json"   # report only what it does not record

# [limits]
# max-size = 60000000               # bytes of a file

# [score]                           # what a finding takes from the 100 points of its message
# error = 20
# warning = 5
# info = 1

# [[per-file]]
# files = "templates/legal/*"
# ignore = ["TOP007"]
# reason = "worded by counsel"

# A rule's own options; "etiquette-lint rule CODE" shows them.
# [rule.long-sentence.options]
# max_words = 30

# A rule of your own. "etiquette-lint test-rules" runs its examples; ⟦found⇒write instead⟧.
# [rule.no-guarantee]
# code = "OUR001"
# severity = "error"
# message.en = "“{match}” promises what we cannot keep; write {fix}."
# why.en = "Every promise in a reply is one we answer for."
# phrases.en = { "we guarantee" = "we expect" }
# bad = ["Of course ⟦we guarantee⇒we expect⟧ delivery on Friday, 4 December 2026."]
# good = ["The guarantee runs for two years."]
""",
    "zh": """\
# etiquette-lint 的设置，对本文件夹及其下所有文件生效。
# 用 etiquette-lint config 查看生效的设置，用 etiquette-lint rules 列出全部规则。

# extends = "helpdesk"              # 以现成方案为起点：mail、helpdesk、templates 或 strict

# 规则可写代码（DAT001）、名称（relative-date）或前缀（DAT）。
# select = ["ALL"]                  # 只用这些规则
# extend-select = ["TOP003"]        # 另外启用
# ignore = ["LST006"]               # 一律不用

# fail-on = "warning"               # 达到此级别即以 1 退出：error、warning 或 info
# lang = "zh"                       # 显示语言：en 或 zh
# kind = "email"                    # 看不出类型时按此处理：email、ticket 或 template
# exclude = ["drafts/old", "*.bak.txt"]

# baseline = ".etiquette-baseline.json"   # 只报告基线文件中没有记录的问题

# [limits]
# max-size = 60000000               # 单个文件的字节数上限

# [score]                           # 每处问题从满分 100 中扣除的分数
# error = 20
# warning = 5
# info = 1

# [[per-file]]
# files = "templates/legal/*"
# ignore = ["TOP007"]
# reason = "文字由法务拟定"

# 规则的选项，用 etiquette-lint rule 代码 查看。
# [rule.long-sentence.options]
# max_characters = 60

# 自定义规则。用 etiquette-lint test-rules 运行其示例；⟦问题⇒改法⟧。
# [rule.no-guarantee]
# code = "OUR001"
# severity = "error"
# message.zh = "“{match}”是我们兑现不了的承诺，请改为“{fix}”。"
# why.zh = "回复里的每个承诺，我们都要负责。"
# phrases.zh-Hans = { "保证到货" = "预计到货" }
# bad = ["12月4日（周五）⟦保证到货⇒预计到货⟧。"]
# good = ["这台设备保修两年。"]
""",
}


def init(values: "Values") -> int:
    """Write a starter file into a folder; never over another one."""
    language = values.lang or display_language()
    if len(values.operands) > 1:
        complain(say("too-many", language, words=" ".join(values.operands[1:])))
        return FAILED
    folder = values.operands[0] if values.operands else os.curdir
    for name in FILE_NAMES:
        if os.path.lexists(os.path.join(folder, name)):
            complain(say("exists", language, path=os.path.join(folder, name)))
            return FAILED
    path = os.path.join(folder, FILE_NAMES[0]).removeprefix(f"{os.curdir}{os.sep}")
    try:
        with open(path, "x", encoding="utf-8", newline="\n") as file:
            file.write(STARTER[language])
    except OSError as error:
        complain(say("cannot-write", language, path=path, reason=error.strerror))
        return FAILED
    write([say("written", language, path=path) + "\n"], sys.stdout)
    return DONE


def config(values: "Values") -> int:
    """Show the settings in force for a path, and where each came from."""
    language = values.lang or display_language()
    if len(values.operands) > 1:
        complain(say("too-many", language, words=" ".join(values.operands[1:])))
        return FAILED
    path = values.operands[0] if values.operands else os.curdir
    if not os.path.lexists(path):
        complain(say("unreadable", language, path=path, reason=say("missing", language)))
        return FAILED
    try:
        linters = Linters(values)
        file = linters.configuration(path)
        settings = linters.settings(file)
    except ConfigurationError as error:
        complain(error.words(language))
        return FAILED
    rows = setting_rows(settings)
    write(as_json(rows, settings) if values.format == "json" else as_text(rows, settings, language), sys.stdout)
    return DONE


def setting_rows(settings: Settings) -> list[tuple[str, object, str]]:
    """Every key: its value, and the file or option that set it ("" for the default)."""
    reading = settings.reading
    limits = {name: getattr(reading, name.replace("-", "_")) for name in LIMITS}
    per_file = [
        {"files": entry.files, "ignore": entry.ignore, "reason": entry.reason} for entry in settings.per_file
    ]
    values: list[tuple[str, object]] = [
        ("select", settings.select),
        ("extend-select", settings.extend_select),
        ("ignore", settings.ignore),
        ("fail-on", settings.fail_on),
        ("lang", settings.display_language),
        ("kind", reading.kind),
        ("exclude", settings.exclude),
        ("limits", limits),
        ("per-file", per_file),
        ("baseline", settings.baseline),
        ("score", settings.points),
    ]
    return [(key, value, settings.origins.get(key, "")) for key, value in values]


def rules_by_kind(settings: Settings) -> dict[str, list[str]]:
    """For each kind of message the codes of the rules that run on it."""
    rules = settings.rules.values()
    return {kind: [rule.code for rule in rules if settings.selects(rule, kind)] for kind in KINDS}


def as_text(rows: list[tuple[str, object, str]], settings: Settings, language: str) -> "Iterator[str]":
    """As TOML, the origin of each value behind it."""
    yield f"# {settings.file or say('no-file', language)}\n"
    lines = [(f"{key} = {toml(value)}", origin or say("default", language)) for key, value, origin in rows]
    for line, origin in lines:
        yield f"{line:<44}  # {origin}\n"
    for rule in settings.rules.values():
        if rule.origin:
            yield f"{f'[rule.{rule.name}]':<44}  # {rule.origin}\n"
    for kind, codes in rules_by_kind(settings).items():
        yield f"\n# {say('rules-on', language, kind=kind, number=len(codes))}\n"
        yield from (f"#   {' '.join(codes[start : start + 12])}\n" for start in range(0, len(codes), 12))


def as_json(rows: list[tuple[str, object, str]], settings: Settings) -> "Iterator[str]":
    import json

    fields = {
        "file": settings.file,
        "settings": {key: {"value": value, "origin": origin} for key, value, origin in rows},
        "own_rules": [rule.code for rule in settings.rules.values() if rule.origin],
        "rules": rules_by_kind(settings),
    }
    yield json.dumps(fields, ensure_ascii=False, indent=1) + "\n"
