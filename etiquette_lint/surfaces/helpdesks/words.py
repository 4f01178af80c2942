"""What the hooks say to callers, to operators and in notes, in both languages of display."""

from etiquette_lint.catalogue import ConfigurationError

# Why a request is not accepted. None repeats a secret, a signature or words of the message.
REFUSALS = {
    # 400
    "bad-utf8": ("The body is not UTF-8: byte {offset}.", "请求正文不是 UTF-8：第 {offset} 字节。"),
    "bad-json": (
        "The body is not valid JSON: line {line}, column {column}.",
        "请求正文不是有效的 JSON：第 {line} 行，第 {column} 列。",
    ),
    "bad-nesting": ("The body is nested too deeply.", "请求正文嵌套过深。"),
    "bad-number": ("The body holds a number that is too long.", "请求正文含有过长的数字。"),
    "bad-encryption": ("The body cannot be decrypted with this key.", "无法用此密钥解密请求正文。"),
    # 401
    "no-secret": ("No secret is configured for this hook.", "此接口未配置密钥。"),
    "no-signature": ("The request bears no signature.", "请求没有签名。"),
    "bad-signature": (
        "The signature is not that of this body with any of the secrets configured here.",
        "签名与请求正文不符，或密钥不正确。",
    ),
    "no-timestamp": ("The request bears no timestamp.", "请求没有时间戳。"),
    "bad-timestamp": ("The timestamp cannot be read.", "时间戳格式不正确。"),
    "stale": ("The timestamp is too far from the time here.", "时间戳与本机时间相差过大。"),
    # 422
    "not-object": ("The body must be a JSON object.", "请求正文应为 JSON 对象。"),
    "field-missing": ("The field {field} is missing.", "缺少字段 {field}。"),
    "field-type": ("The field {field} must be of type {type}.", "字段 {field} 的类型应为 {type}。"),
    "bad-draft": ("{words}", "{words}"),
    # 500, 503
    "unjudged": ("The message could not be judged.", "未能检查这条消息。"),
    "full": ("Too many notes wait to be written; send it again later.", "待写入的备注过多，请稍后重发。"),
    "no-disk": ("The note could not be stored; send it again later.", "备注未能保存，请稍后重发。"),
}

# Why nothing is judged.
SKIPPED = {
    "no-message": ("This event holds no message.", "此事件不含消息。"),
    "incoming": ("It comes from the customer.", "消息来自客户。"),
    "internal": ("It is an internal note.", "这是内部备注。"),
    "own": ("We wrote it ourselves.", "这是本程序写的消息。"),
    "no-text": ("It holds no text.", "消息没有文字。"),
    "preview": (
        "The vendor sent a preview without the text; choose the full event.",
        "供应商只发送了预览，没有正文；请改为发送完整事件。",
    ),
}

# The note.
HEAD = (
    "etiquette-lint: {count} in this reply, which has been sent.",
    "etiquette-lint：这条已发出的回复有 {count}。",
)
HELD = (
    "etiquette-lint: this reply was not delivered, for {count}. Please mend it and send it again.",
    "etiquette-lint：这条回复有 {count}，没有发给客户，请修改后重新发送。",
)
COUNT = (("{number} finding", "{number} findings"), ("{number} 处问题", "{number} 处问题"))
SUBJECT = ("subject", "主题")
LINE = ("line {line}", "第 {line} 行")
MORE = ("and {number} more", "另有 {number} 处")
INSTEAD = ("instead: {text}", "可改为：{text}")
SEVERITIES = {"error": ("error", "错误"), "warning": ("warning", "警告"), "info": ("info", "提示")}

CONFIGURATION = {
    "bad-secret": (
        "{where}: write secrets as env:NAME (a variable of the environment) or file:PATH, never as they are",
        "{where}：密钥请写成 env:变量名 或 file:路径，不要直接写在配置里",
    ),
    "bad-secret-env": ("{where}: the variable {name} is not set", "{where}：环境变量 {name} 未设置"),
    "bad-secret-file": ("{where}: {path} holds no secret", "{where}：文件 {path} 中没有密钥"),
    "bad-lacks": ("{where}: {key!r} is missing", "{where}：缺少 {key!r}"),
    "bad-block": (
        "{where}: {name} cannot be stopped by an answer; leave out block",
        "{where}：{name} 无法通过应答拦截，请去掉 block",
    ),
    "bad-address": (
        "{where}: {key!r} must begin with https:// or http://",
        "{where}：{key!r} 应以 https:// 或 http:// 开头",
    ),
    "bad-tolerance": ("{where}: 'tolerance' must be 0 or more seconds", "{where}：'tolerance' 应为 0 或更大的秒数"),
}


class DeskError(ConfigurationError):
    """A table [server.hooks.NAME] that cannot be used; `key` is one of CONFIGURATION."""

    def words(self, language: str) -> str:
        return CONFIGURATION[self.key][language == "zh"].format(**self.fields)


def refusal_words(reason: str, language: str, **fields: object) -> str:
    return REFUSALS[reason][language == "zh"].format(**fields)
