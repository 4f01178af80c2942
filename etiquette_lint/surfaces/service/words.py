"""What the service says to the programs and people that call it, in both languages of display."""

REFUSALS = {
    # 400
    "bad-json": (
        "The body is not valid JSON: {reason}, line {line}, column {column}.",
        "请求正文不是有效的 JSON：{reason}（第 {line} 行，第 {column} 列）。",
    ),
    "bad-number": ("The body holds a number that JSON does not have.", "请求正文含有 JSON 中不存在的数字。"),
    "bad-nesting": ("The body is nested too deeply.", "请求正文嵌套过深。"),
    "bad-utf8": ("The body is not UTF-8: byte {offset}.", "请求正文不是 UTF-8：第 {offset} 字节。"),
    "bad-request": ("The request cannot be read as HTTP.", "请求不符合 HTTP 格式。"),
    # 401
    "no-key": (
        "This service wants an API key: Authorization: Bearer KEY.",
        "需要 API 密钥，请发送请求头 Authorization: Bearer 密钥。",
    ),
    "wrong-key": ("This API key is not known here.", "API 密钥无效。"),
    # 404, 405
    "no-page": ("There is nothing at this address.", "此地址没有内容。"),
    "no-method": ("This address takes {allowed} only.", "此地址只接受 {allowed}。"),
    # 408, 413, 415
    "slow-head": ("The request did not arrive in time.", "请求未能按时收完。"),
    "slow-body": ("The body did not arrive within {seconds} seconds.", "请求正文未能在 {seconds} 秒内收完。"),
    "too-large": ("The body has more than {limit} bytes.", "请求正文超过 {limit} 字节。"),
    "wrong-type": (
        "Send application/json (UTF-8) or message/rfc822.",
        "请使用 application/json（UTF-8）或 message/rfc822。",
    ),
    "wrong-encoding": ("Send the body as it is, without Content-Encoding.", "请直接发送正文，不要压缩。"),
    # 422
    "bad-draft": ("{reason}", "{reason}"),
    "not-a-draft": (
        "The body must be a draft (an object) or a list of drafts.",
        "请求正文应为一份草稿（对象）或草稿列表。",
    ),
    "one-draft": ("Send one draft, as an object.", "请只发送一份草稿（对象）。"),
    "batch-empty": ("The list holds no drafts.", "列表中没有草稿。"),
    "batch-long": ("The list holds more than {limit} drafts.", "列表中的草稿超过 {limit} 份。"),
    "batch-status": ("fail_status is for one draft, not for a list.", "fail_status 只能用于单份草稿。"),
    "bad-text": ("{field} must be text of at most {limit} characters.", "{field} 应为不超过 {limit} 个字符的文字。"),
    "bad-override": (
        'override must be {{"by": …, "reason": …, "codes": […]}}, none of them empty: {field}.',
        'override 应为 {{"by": …, "reason": …, "codes": […]}}，且各项不能为空：{field}。',
    ),
    "no-rules": ("There is no rule set of this name.", "没有这个名称的规则集。"),
    "bound-key": (
        "This API key is bound to its rule set; {field} cannot be chosen.",
        "此 API 密钥已绑定规则集，不能指定 {field}。",
    ),
    "bad-codes": (
        "{field} names a rule that does not exist{near}.",
        "{field} 中有不存在的规则{near}。",
    ),
    "no-parameter": ("No such parameter in the query{near}.", "查询参数有误{near}。"),
    "bad-parameter": ("{field} must be one of {allowed}.", "{field} 应为 {allowed} 之一。"),
    "twice": ("{field} is given twice.", "{field} 重复。"),
    # 429, 503, 500
    "too-many": ("Too many requests; try again in {seconds} seconds.", "请求过于频繁，请 {seconds} 秒后重试。"),
    "busy": ("The service is busy; try again in a moment.", "服务繁忙，请稍后重试。"),
    "too-long": (
        "This draft could not be judged within {seconds} seconds.",
        "未能在 {seconds} 秒内检查完这份草稿。",
    ),
    "not-ready": ("The service is starting.", "服务正在启动。"),
    "no-record": (
        "The override cannot be recorded now, so it does not count. Try again later.",
        "暂时无法登记放行，因此放行无效，请稍后重试。",
    ),
    "internal": (
        "The linter failed on this request; the log tells where, under the id of this answer.",
        "检查程序出错，可凭本次答复的编号在日志中查找。",
    ),
    "near": (" (did you mean {word}?)", "（是否想用 {word}？）"),
}


def refusal_words(code: str, language: str, /, **fields: object) -> str:
    """The words for a refusal in a language of display, its {fields} filled; `near` is the nearest valid word."""
    if fields.get("near"):
        fields["near"] = REFUSALS["near"][language == "zh"].format(word=fields["near"])
    return REFUSALS[code][language == "zh"].format(**fields)
