"""What the hook says, in both languages of display."""

WORDS = {
    "no-agent": (
        "name the agent: --agent claude-code, gemini-cli, codex, cursor or generic",
        "请指明智能体：--agent claude-code、gemini-cli、codex、cursor 或 generic",
    ),
    "empty": (
        "there is nothing on standard input; an agent hands the tool call over there",
        "标准输入为空，应由智能体传入工具调用",
    ),
    "too-large": ("the tool call is larger than {limit} MB", "工具调用超过 {limit} MB"),
    "not-utf8": ("standard input is not UTF-8 (byte {offset})", "标准输入不是 UTF-8（第 {offset} 字节）"),
    "not-json": (
        "standard input is not JSON: line {line}, column {column}: {reason}",
        "标准输入不是 JSON：第 {line} 行第 {column} 列：{reason}",
    ),
    "too-deep": ("the JSON on standard input is nested too deeply", "标准输入的 JSON 嵌套过深"),
    "no-object": ("standard input holds no JSON object", "标准输入不是 JSON 对象"),
    "no-tool": ("the input names no tool ({keys})", "输入中没有工具名（{keys}）"),
    "no-input": ("the call of {tool} has no arguments (tool_input)", "工具 {tool} 的调用没有参数（tool_input）"),
    "no-text": (
        "the call of {tool} has no text at {paths}; correct [[hook.tool]] in the configuration",
        "工具 {tool} 的调用在 {paths} 处没有文字，请改正配置中的 [[hook.tool]]",
    ),
    "too-many": ("the call holds too many messages; send fewer at once", "一次调用包含的邮件太多，请分批发送"),
    "event": (
        "the event {event} comes too late or is another; use the one before a tool is called",
        "事件 {event} 不对，请使用工具调用之前的事件",
    ),
    "open": (
        "etiquette-lint could not check this message: {problem}. It goes through unchecked (--on-failure allow).",
        "etiquette-lint 未能检查这条消息：{problem}。消息未经检查即放行（--on-failure allow）。",
    ),
    "closed": (
        "etiquette-lint could not check this message: {problem}. It is not sent (--on-failure deny).",
        "etiquette-lint 未能检查这条消息：{problem}。消息不予发送（--on-failure deny）。",
    ),
    "passes": ("{tool}: sends no message that it knows of, passes", "{tool}：没有发现要发送的消息，放行"),
    "judged": ("{tool}: {kind}, {count} judged: {decision}", "{tool}：{kind}，检查了 {count} 条：{decision}"),
    "revise": ("Not sent yet. Change this, then call the tool again:", "尚未发送。请先修改以下各处，再重新调用："),
    "ask": ("Not sent yet. A person must decide about this:", "尚未发送。以下内容须由人来决定："),
    "line": ("- {place}: {words} ({code})", "- {place}：{words}（{code}）"),
    "replace": ("write “{new}” instead of “{old}”", "“{old}”改为“{new}”"),
    "delete": ("delete “{old}”", "删去“{old}”"),
    "more": ("and {number} more", "另有 {number} 处"),
    "message": ("message {number}, {field}", "第 {number} 封{field}"),
    "subject": ("subject", "主题"),
    "body": ("text", "正文"),
    "html": ("HTML", "HTML"),
    "raw": ("mail", "邮件"),
}


def say(key: str, language: str, /, **fields: object) -> str:
    """The words for a key in a language of display, its {fields} filled."""
    words = WORDS[key][language == "zh"]
    return words.format(**fields) if fields else words
