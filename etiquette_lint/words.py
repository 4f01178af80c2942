"""What the program says of itself, in both languages of display. Rules keep their own words in rules.toml."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

WORDS = {
    "note-language": (
        "{files} not in English or Chinese: judged only by the rules that need no language",
        "有 {files} 个文件既非中文也非英文，只用了与语言无关的规则检查",
    ),
    "summary": ("{findings} in {files}", "共 {findings} 处问题，涉及 {files} 个文件"),
    "skipped": (
        "skipped {files} that no message is kept in; -v lists them",
        "跳过了 {files} 个不是邮件或模板的文件，用 -v 可列出",
    ),
    "skipped-one": ("skipped {path}: {reason}", "已跳过 {path}：{reason}"),
    "unreadable": ("{path}: {reason}", "{path}：{reason}"),
    "internal": (
        "{path}: internal error{rule}: {error}; please report it",
        "{path}：程序内部出错{rule}：{error}；请反馈给我们",
    ),
    "internal-rule": (" in rule {code}", "（规则 {code}）"),
    "no-command": ("did you mean the command '{near}'?", "是否想用命令 {near}？"),
    "no-path": (
        "nothing to judge: name a file, a folder, or - for standard input",
        "没有指定要检查的内容：请给出文件或文件夹，或用 - 表示标准输入",
    ),
    "nothing-found": ("{path}: no messages found in this folder", "{path}：文件夹中没有邮件或模板"),
    "try-help": ("Try '{command} --help'.", "运行“{command} --help”查看用法。"),
    "bad-date": (
        "--date: {value!r} is no date; write it as 2026-11-24 or 2026-11-24T09:30+08:00",
        "--date：“{value}”不是日期，请写成 2026-11-24 或 2026-11-24T09:30+08:00",
    ),
    "cannot-write": ("{path}: cannot be written: {reason}", "{path}：无法写入：{reason}"),
    "terminal-input": ("reading from the terminal; end with Ctrl-D", "正在读取终端输入，按 Ctrl-D 结束"),
    "progress": ("{done} of {total} files", "已检查 {done}/{total} 个文件"),
    "worker-died": ("a worker process was killed; try --jobs 1", "有工作进程被终止，可改用 --jobs 1 重试"),
    "interrupted": ("interrupted", "已中断"),
    # Fixes
    "mended": ("mended {findings} in {files}", "已修正 {findings} 处问题，涉及 {files} 个文件"),
    "refused-signed": (
        "{path}: not changed: a change would break its signature ({detail}); fixes left out: {codes}",
        "{path}：未改动：邮件带有签名（{detail}），改动会使签名失效；未修正：{codes}",
    ),
    "refused-gap": (
        "{path}: {codes} not mended: the fix would overwrite a placeholder",
        "{path}：{codes} 未修正：改动会覆盖占位符",
    ),
    "refused-not-contiguous": (
        "{path}: {codes} not mended: markup stands inside the words",
        "{path}：{codes} 未修正：这些字词中间有标记",
    ),
    "refused-cannot-encode": (
        "{path}: {codes} not mended: {detail}",
        "{path}：{codes} 未修正：{detail}",
    ),
    "refused-unsettled": (
        "{path}: {codes} not mended: the fixes undo each other",
        "{path}：{codes} 未修正：这些修正会互相抵消",
    ),
    "read-only": ("it is read-only", "文件只读"),
    "changed-meanwhile": ("it was changed by another program meanwhile", "文件刚刚被其他程序改动"),
    "excludes": ("{one} cannot be used with {other}", "{one} 不能与 {other} 同时使用"),
    # Baselines
    "baseline-written": (
        "Wrote {path}: {findings} in {files}",
        "已写入 {path}：{findings} 处问题，涉及 {files} 个文件",
    ),
    "baseline-not-written": (
        "{path}: not written, because not every file could be judged",
        "{path}：有文件未能检查，因此没有写入",
    ),
    "baseline-expired": (
        "{path}: {entries} in {files} no longer found; record anew with 'etiquette-lint baseline'",
        "{path}：有 {entries} 条记录（{files} 个文件）已不再出现，请用 etiquette-lint baseline 重新记录",
    ),
    "baseline-expired-one": ("{path}: {code} no longer found (baseline)", "{path}：{code} 已不再出现（基线）"),
    "bad-baseline-json": (
        "{where}:{line}: the baseline is not valid JSON: {reason}",
        "{where}:{line}：基线文件不是有效的 JSON：{reason}",
    ),
    "bad-baseline-not": (
        "{where}: this is no baseline of etiquette-lint: key {key!r}: {reason}",
        "{where}：这不是 etiquette-lint 的基线文件：键 {key!r}：{reason}",
    ),
    "bad-baseline-newer": (
        "{where}: key 'version': {version} is newer than this program knows ({known}); update etiquette-lint",
        "{where}：键 'version'：版本 {version} 比本程序所知的（{known}）新，请更新 etiquette-lint",
    ),
    # Lines changed since a revision
    "git-missing": ("--changed {revision}: git is not installed", "--changed {revision}：没有安装 git"),
    "git-outside": (
        "--changed {revision}: {path} is in no git repository",
        "--changed {revision}：{path} 不在 git 仓库中",
    ),
    "git-unknown": (
        "--changed {revision}: {path} knows no such revision",
        "--changed {revision}：{path} 中没有这个版本",
    ),
    "git-shallow": (
        "--changed {revision}: {path} is a shallow clone without that revision; run 'git fetch --unshallow', "
        "or check out with fetch-depth: 0",
        "--changed {revision}：{path} 是浅克隆，没有这个版本；请运行 git fetch --unshallow，或以 fetch-depth: 0 检出",
    ),
    "git-failed": ("--changed {revision}: git: {reason}", "--changed {revision}：git：{reason}"),
    # Values for --render
    "bad-values-json": (
        "{where}:{line}: the values are not valid JSON: {reason}",
        "{where}:{line}：变量文件不是有效的 JSON：{reason}",
    ),
    "bad-values-not": (
        "{where}: the values must be a JSON object of names and texts",
        "{where}：变量文件应为 JSON 对象，由名称和文字组成",
    ),
    # Command line errors
    "no-option": ("no such option: {option}{hint}", "没有选项 {option}{hint}"),
    "did-you-mean": ("; did you mean {words}?", "，是否想用 {words}？"),
    "needs-value": ("{option} needs a value", "{option} 需要一个值"),
    "takes-no-value": ("{option} takes no value", "{option} 不带值"),
    "bad-choice": ("{option}: {value!r} is not one of {choices}", "{option}：“{value}”无效，可选：{choices}"),
    "bad-number": ("{option}: {value!r} is not a whole number", "{option}：“{value}”不是整数"),
    "too-many": ("too many arguments: {words}", "多余的参数：{words}"),
    "no-code": (
        "name a rule, by code or name; 'etiquette-lint rules' lists them",
        "请给出规则的代码或名称；etiquette-lint rules 可列出全部规则",
    ),
    # Reasons why a path cannot be read
    "missing": ("no such file or folder", "文件或文件夹不存在"),
    "denied": ("permission denied", "没有读取权限"),
    "not-a-file": ("neither a file nor a folder", "不是文件也不是文件夹"),
    "link-loop": ("a symbolic link that leads back to itself", "符号链接循环指向自身"),
    "not-a-message": ("not a kind of file that holds messages", "不是邮件或模板文件"),
    "is-folder": ("is a folder", "是文件夹"),
    # The readable forms
    "fix": ("Write: {fix}", "改为：{fix}"),
    "fix-delete": ("Delete it.", "删去。"),
    "fix-add": ("Add: {fix}", "加上：{fix}"),
    "why": ("Why: {why}", "理由：{why}"),
    "message-number": (" (message {number})", "（第 {number} 封）"),
    "error": ("error", "错误"),
    "warning": ("warning", "警告"),
    "info": ("advice", "建议"),
    # The page of HTML
    "html-title": ("What to change before sending", "发送前检查报告"),
    "html-sum": ("{findings} in {dirty} of {files}", "共 {findings} 处问题，涉及 {dirty} 个文件（共检查 {files} 个）"),
    "html-none": ("Nothing to change in {files}", "检查了 {files} 个文件，没有发现问题"),
    "html-skip": ("Skip to the messages", "跳到正文"),
    "html-filter": ("Filter the findings", "筛选问题"),
    "html-severity": ("Show", "显示"),
    "html-rule": ("Rule", "规则"),
    "html-all": ("all rules", "全部规则"),
    "html-reset": ("Show all", "全部显示"),
    "html-shown": ("{shown} of {all} shown", "显示 {shown}/{all} 处"),
    "html-findings": ("{findings}", "{findings} 处问题"),
    "html-message": ("Message {number}", "第 {number} 封"),
    "html-to-text": ("Finding {number}: to its place in the text", "第 {number} 处：跳到正文中的位置"),
    "html-to-finding": ("Finding {number}, {code}", "第 {number} 处，{code}"),
    "html-left-out": ("… {number} characters without findings …", "……此处略去 {number} 个字符，无问题……"),
    "html-empty": ("Nothing to read here", "没有可读的内容"),
    "html-troubles": ("Could not be judged", "未能检查的文件"),
    "html-clean": ("{files} without findings", "{files} 个文件没有问题"),
    "zone-date": ("date", "日期"),
    "zone-header": ("header", "邮件头"),
    # Configuration
    "bad-table": ("{where} must be a table", "{where} 应为表"),
    "bad-key": ("{where}: unknown key {key!r}", "{where}：未知的键 {key!r}"),
    "bad-lacks": ("{where}: a rule of your own needs {key!r}", "{where}：自定义规则必须有 {key!r}"),
    "bad-lacks-words": (
        "{where}: a rule of your own needs phrases, a pattern or required words",
        "{where}：自定义规则必须有 phrases、pattern 或 required 之一",
    ),
    "bad-option": ("{where}: unknown option {option!r}", "{where}：未知的选项 {option!r}"),
    "bad-option-type": (
        "{where}: option {option!r} must be {wanted}, not {found}",
        "{where}：选项 {option!r} 的类型应为 {wanted}，不是 {found}",
    ),
    "bad-word": (
        "{where}: {key} {value!r} is not one of {allowed}",
        "{where}：{key} 的值 {value!r} 无效，可用：{allowed}",
    ),
    "bad-code-taken": (
        "{where}: code {code} already belongs to {owner}; choose another",
        "{where}：代码 {code} 已属于 {owner}，请换一个",
    ),
    "bad-rule": ("{where}: no rule is called {word!r}", "{where}：没有名为 {word!r} 的规则"),
    "bad-unreadable": ("{where}: cannot be read: {reason}", "{where}：无法读取：{reason}"),
    "bad-toml": ("{where}: is not valid TOML: {reason}", "{where}：不是有效的 TOML：{reason}"),
    "bad-per-file": (
        "{where}: [[per-file]] takes files, ignore and reason",
        "{where}：[[per-file]] 只接受 files、ignore 和 reason",
    ),
    "bad-profile": ("{where}: no profile is called {name!r}", "{where}：没有名为 {name!r} 的方案"),
    "bad-points": ("{where}: {key} must be 0 to 100", "{where}：{key} 应在 0 到 100 之间"),
    "bad-least": ("{where}: {key} must be at least {least}", "{where}：{key} 至少为 {least}"),
    "bad-most": ("{where}: {key} must be at most {most}", "{where}：{key} 至多为 {most}"),
    "bad-type-switch": ("{where}: {key!r} must be true or false", "{where}：{key!r} 应为 true 或 false"),
    "bad-lacks-key": ("{where}: {key!r} is missing", "{where}：缺少 {key!r}"),
    "bad-key-hash": (
        "{where}: the hash of the API key {name!r} is not one that 'etiquette-lint api-key' prints",
        "{where}：API 密钥 {name!r} 的 hash 应由 etiquette-lint api-key 生成",
    ),
    "bad-key-twice": (
        "{where}: the API key {name!r} has the hash of another",
        "{where}：API 密钥 {name!r} 的 hash 与另一个重复",
    ),
    "bad-limit": ("{where}: {key} must be at least 1", "{where}：{key} 至少为 1"),
    "bad-type-text": ("{where}: {key!r} must be text", "{where}：{key!r} 应为字符串"),
    "bad-type-list": ("{where}: {key!r} must be a list", "{where}：{key!r} 应为列表"),
    "bad-type-table": ("{where}: {key!r} must be a table", "{where}：{key!r} 应为表"),
    "bad-type-number": ("{where}: {key!r} must be a whole number", "{where}：{key!r} 应为整数"),
    "bad-type-words": ("{where}: {key!r} must be a list or a table", "{where}：{key!r} 应为列表或表"),
    "bad-no-language": ("{where}: {key!r} needs {key}.en or {key}.zh", "{where}：{key!r} 须有 {key}.en 或 {key}.zh"),
    "bad-no-text": ("{where}: {key!r} holds {word!r}, which is no text", "{where}：{key!r} 中的 {word!r} 不是字符串"),
    "bad-phrase": ("{where}: {key}: {reason}", "{where}：{key}：{reason}"),
    "exists": ("{path}: already there; nothing written", "{path}：文件已存在，未写入"),
    "written": ("Wrote {path}", "已写入 {path}"),
    "no-file": ("no configuration file", "没有配置文件"),
    "default": ("default", "默认"),
    "rules-on": ("{number} rules run on kind {kind}:", "对 {kind} 运行 {number} 条规则："),
    # Rules
    "explain-why": ("Why", "理由"),
    "explain-bad": ("Wrong", "不妥"),
    "explain-good": ("Right", "妥当"),
    "explain-options": ("Options", "选项"),
    "explain-marks": ("(⟦found⇒write instead⟧)", "（⟦问题⇒改法⟧）"),
    "kinds-none": ("only when selected", "默认关闭"),
    "kinds-all": ("all kinds", "全部类型"),
    "fix-safe": ("safe fix", "可安全修正"),
    "fix-unsafe": ("fix on request", "可按需修正"),
    "score": ("score {score} of 100", "得分 {score}（满分 100）"),
    "family-SUB": ("Subject", "主题"),
    "family-SAL": ("Salutation and greeting", "称呼与问候"),
    "family-TOP": ("Topic and structure", "话题与结构"),
    "family-LST": ("Lists", "列表"),
    "family-DAT": ("Dates, times and promises", "日期、时间与承诺"),
    "family-TON": ("Tone", "语气"),
    "family-SRV": ("Service language", "服务用语"),
    "family-CLS": ("Closing and signature", "结尾与署名"),
    "family-ATT": ("Attachments", "附件"),
    "family-RCP": ("Recipients and replying", "收件人与回复"),
    "family-LNG": ("Language, encoding and typography", "语言、编码与排版"),
    "family-PRV": ("Privacy", "隐私"),
    "family-TPL": ("Templates and placeholders", "模板与占位符"),
    "family-DRF": ("Leftovers of drafting", "草稿残留"),
    "family-LNT": ("The linter itself", "检查工具自身"),
    "no-configuration": (
        "no configuration here; 'etiquette-lint init' writes one",
        "这里没有配置文件，可用 etiquette-lint init 生成",
    ),
    "no-own-rules": ("{path}: no rules of your own", "{path}：没有自定义规则"),
    "rule-holds": ("holds ({bad} bad, {good} good)", "通过（反例 {bad} 个，正例 {good} 个）"),
    "rule-troubled": ("fails", "未通过"),
    "rules-troubled": ("{rules} with trouble", "{rules} 条规则有问题"),
    "no-examples": (
        'has no examples: add bad = ["… ⟦found⟧ …"] and good = ["…"]',
        '没有示例：请加上 bad = ["……⟦问题⟧……"] 和 good = ["……"]',
    ),
    "never-selected": (
        'never runs: it is on for no kind of message; add kinds, or extend-select = ["{code}"]',
        '永远不会运行：没有对任何类型启用；请加上 kinds，或 extend-select = ["{code}"]',
    ),
    "never-zone": ("zone '{zone}' does not exist; there are {zones}", "没有“{zone}”这个分区，可用：{zones}"),
    "never-language": (
        "its words for {name} never match: the rule judges {languages} only",
        "{name} 的词语永远不会匹配：该规则只检查 {languages}",
    ),
    "never-phrase": ("'{phrase}' has no letters and never matches", "“{phrase}”不含文字，永远不会匹配"),
    "never-pattern": (
        "pattern '{pattern}' also matches nothing at all; such matches are ignored",
        "正则“{pattern}”可匹配空串，空匹配会被忽略",
    ),
    # Drafts handed over by programs
    "draft-not-object": (
        "a draft is an object with fields such as subject and body",
        "草稿应为含 subject、body 等字段的对象",
    ),
    "draft-text": ("'{field}' must be text", "“{field}”应为文字"),
    "draft-people": (
        "'{field}' must be a name, an address, an object with name and email, or a list of these",
        "“{field}”应为姓名、邮箱地址、含 name 和 email 的对象，或由它们组成的列表",
    ),
    "draft-attachments": (
        "'{field}' must be a list of objects with name and type as text and size as a number of bytes",
        "“{field}”应为对象列表，其中 name、type 为文字，size 为字节数",
    ),
    "draft-thread": (
        "'{field}' must be a list of objects with from, date, and body or html as text",
        "“{field}”应为对象列表，其中 from、date 和 body（或 html）为文字",
    ),
    "draft-choice": ("'{field}' must be one of: {allowed}", "“{field}”只能是：{allowed}"),
    "draft-unknown": ("a draft has no field '{field}'", "草稿没有“{field}”这个字段"),
    "draft-unknown-near": (
        "a draft has no field '{field}'; did you mean '{near}'?",
        "草稿没有“{field}”这个字段，是否想写“{near}”？",
    ),
    "draft-raw-alone": (
        "'{field}' cannot stand beside 'raw', which is the whole mail",
        "raw 已是整封邮件，不能再给“{field}”",
    ),
    "draft-no-text": ("nothing to judge: give body, html or raw", "没有可检查的内容：请给出 body、html 或 raw"),
    # MCP
    "mcp-missing": (
        "the MCP server needs more packages: pip install 'etiquette-lint[mcp]'",
        "MCP 服务需要安装附加组件：pip install 'etiquette-lint[mcp]'",
    ),
    "mcp-serving": ("MCP server at {place}; end with Ctrl-C", "MCP 服务地址：{place}，按 Ctrl-C 结束"),
    "mcp-no-port": (
        "cannot listen at {host}, port {port}: {reason}; choose another with --port",
        "无法监听 {host} 的 {port} 端口：{reason}；请用 --port 另选端口",
    ),
    # Configuration of hooks
    "bad-hook-tool": (
        "{where}: must be a table with name, and where its text stands",
        "{where}：应为含 name 及文字所在位置的表",
    ),
    # How a message is read
    "zone-salutation": ("salutation", "称呼"),
    "zone-body": ("body", "正文"),
    "zone-closing": ("closing", "结尾"),
    "zone-signature": ("signature", "署名"),
    "zone-postscript": ("postscript", "附言"),
    "zone-quotation": ("quotation", "引文"),
    "zone-disclaimer": ("disclaimer", "声明"),
    "zone-subject": ("subject", "主题"),
    "zone-from": ("from", "发件人"),
    "zone-to": ("to", "收件人"),
    "zone-cc": ("cc", "抄送"),
    "kind-email": ("e-mail", "邮件"),
    "kind-ticket": ("ticket reply", "工单回复"),
    "kind-template": ("template", "模板"),
    "language-en": ("English", "英文"),
    "language-zh-Hans": ("Simplified Chinese", "简体中文"),
    "language-zh-Hant": ("Traditional Chinese", "繁体中文"),
    "language-mixed": ("English and Chinese", "中英混排"),
    "language-other": ("another language", "其他语言"),
    "read-at": ("read as of {moment}", "按 {moment} 解读"),
    "topic": ("topic", "话题"),
    "dates": ("Dates", "日期"),
    "date-vague": ("says no time", "没有说明具体时间"),
    "date-relative": (" (relative)", "（相对日期）"),
    "date-unknown": ("value unknown", "无法确定"),
    "attachments": ("Attachments", "附件"),
    "attachment": ("{type}, {size:,} bytes", "{type}，{size:,} 字节"),
    "placeholders": ("Placeholders", "占位符"),
    "category-name": ("a name", "姓名"),
    "category-amount": ("an amount", "金额"),
    "category-date": ("a date", "日期"),
    "category-other": ("something else", "其他"),
}


def say(key: str, language: str, /, **fields: object) -> str:
    """The words for a key in a language of display, its {fields} filled."""
    words = WORDS[key][language == "zh"]
    return words.format(**fields) if fields else words


def listed(words: "Iterable[str]", language: str) -> str:
    """Words one after another, as the language of display separates them."""
    return ("、" if language == "zh" else ", ").join(words)


def count(number: int, noun: str, language: str, plural: str = "") -> str:
    """ "1 file", "2 files"; in Chinese the number alone."""
    if language == "zh":
        return str(number)
    return f"{number} {noun}" if number == 1 else f"{number} {plural or noun + 's'}"
