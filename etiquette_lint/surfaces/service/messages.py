"""What the commands of the service say in a terminal, in both languages of display."""

MESSAGES = {
    "no-extra": (
        "the service needs more packages: pip install 'etiquette-lint[server]'",
        "运行服务需要另装依赖：pip install 'etiquette-lint[server]'",
    ),
    "no-operands": ("this command takes no files: {words}", "此命令不接受文件参数：{words}"),
    "port-used": (
        "{host}:{port} is in use by another program; choose another with --port",
        "{host}:{port} 已被其他程序占用，请用 --port 换一个端口",
    ),
    "no-listening": ("cannot listen on {host}:{port}: {reason}", "无法监听 {host}:{port}：{reason}"),
    "serving": ("serving on {url} (Ctrl-C stops it)", "服务已启动：{url}（按 Ctrl-C 停止）"),
    "open": (
        "anybody who reaches this address may use it; 'etiquette-lint api-key NAME' makes an API key",
        "尚未设置 API 密钥，凡能访问此地址的人都可以使用；可用 etiquette-lint api-key 名称 生成密钥",
    ),
    "one-name": ("name the key: etiquette-lint api-key NAME", "请给密钥起一个名称：etiquette-lint api-key 名称"),
    "bad-name": ("the name of a key is plain text without '='", "密钥名称应为普通文字，且不含“=”"),
    "key-kept": (
        "The key is shown only now. Give it to the caller; put this into the configuration:",
        "密钥只显示这一次，请交给调用方；并将以下内容加入配置文件：",
    ),
    "no-database": ("{path}: no such file", "{path}：文件不存在"),
    "bad-database": ("{path}: cannot be read: {reason}", "{path}：无法读取：{reason}"),
    "no-overrides": ("no overrides on record in {path}", "{path} 中没有放行记录"),
}


def message(key: str, language: str, /, **fields: object) -> str:
    """The words for a key in a language of display, its {fields} filled."""
    return MESSAGES[key][language == "zh"].format(**fields)
