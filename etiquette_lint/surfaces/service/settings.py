"""How the service runs: the table [server] of a configuration file, the environment over it, options over both."""

import os

from etiquette_lint.catalogue import ConfigurationError, nearest
from etiquette_lint.config import check_type, find_file, read_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

PREFIX = "ETIQUETTE_LINT_"  # of variables of the environment: ETIQUETTE_LINT_PORT is port
DEFAULT = "default"  # name of the rule set that the configuration file itself makes

# Every key of [server] that is one value or a list of words: its default, and the least a number may be.
NUMBERS = {
    "port": (8000, 0),
    "workers": (1, 1),
    "max-body": (1_048_576, 1),  # bytes of a request
    "head-seconds": (10, 1),  # to send the request line and the headers
    "body-seconds": (10, 1),  # to send the body
    "judge-seconds": (20, 1),  # to judge one large draft
    "grace-seconds": (10, 0),  # for requests under way when the service is told to stop
    "backlog": (500, 1),  # requests of one worker that wait to be judged
    "connections": (1000, 1),  # requests of one worker that are under way, slow senders among them
    "batch": (100, 1),  # drafts of one request
    "rate": (0, 0),  # requests a minute of one key, or of one address where there are no keys; 0 is no limit
    "burst": (0, 0),  # requests at once within that; 0 is a tenth of the rate
}
TEXTS = {"host": "127.0.0.1", "state": "", "log": "requests"}
LISTS = {"cors": [], "never-override": ["PRV", "LNT001"], "trusted-proxies": []}  # type: dict[str, list[str]]
SWITCHES = {"page": True, "open-metrics": True, "reload": True}
TABLES = ("rules", "brands", "queues", "hooks")
KEYS = (*NUMBERS, *TEXTS, *LISTS, *SWITCHES, *TABLES, "keys")
CHOICES = {"log": ("requests", "faults")}
SWITCH_WORDS = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}
# What takes a restart to change.
FIXED = ("host", "port", "workers", "head-seconds", "log", "cors", "trusted-proxies", "page", "hooks", "state")


class Key:
    """An API key as it is kept: `hash` is of the secret half, `rules` the rule set it is bound to, "" for none."""

    __slots__ = ("name", "id", "hash", "rules", "rate")

    def __init__(self, name: str, id: str, hash: str, rules: str = "", rate: int = -1):
        self.name = name
        self.id = id
        self.hash = hash
        self.rules = rules
        self.rate = rate


class ServerSettings:
    """Everything the service was told. `file` is the configuration file, None where there is none; `values` are the
    keys with one value, `rules` the files of the rule sets by name, `brands` and `queues` names of rule sets."""

    def __init__(self, file: str | None = None):
        self.file = file
        self.values: dict = {key: default for key, (default, _) in NUMBERS.items()}
        self.values.update(TEXTS)
        self.values.update({key: list(words) for key, words in LISTS.items()})
        self.values.update(SWITCHES)
        self.rules: dict[str, str | None] = {DEFAULT: file}
        self.brands: dict[str, str] = {}
        self.queues: dict[str, str] = {}
        self.hooks: dict[str, dict] = {}
        self.keys: list[Key] = []
        self.options: dict[str, object] = {}  # of the command line

    def __getitem__(self, key: str):
        return self.values[key]

    @property
    def files(self) -> list[str]:
        """Every file that a change of the rules or keys may come from."""
        return sorted({file for file in [self.file, *self.rules.values()] if file})

    @property
    def folder(self) -> str:
        """Where relative paths begin: that of the configuration file."""
        return os.path.dirname(self.file) if self.file else os.getcwd()

    @property
    def state(self) -> str:
        """The folder for what the service keeps."""
        return os.path.join(self.folder, self["state"])

    @property
    def overrides(self) -> str:
        """Path of the record of overrides."""
        return os.path.join(self.state, "etiquette-overrides.sqlite")


def load(given: str, environment: "Mapping[str, str]", options: "Mapping[str, object] | None" = None) -> ServerSettings:
    """The settings in force; raises ConfigurationError. `given` is the file of --config, "" for the nearest one."""
    file = given or environment.get(PREFIX + "CONFIG", "") or find_file(os.curdir)
    settings = ServerSettings(os.path.abspath(file) if file else None)
    if settings.file:
        table = check_type(settings.file, "server", read_file(settings.file).get("server", {}), dict)
        for key, value in table.items():
            take(settings, f"{settings.file}: [server]", key, value)
    for key in (*NUMBERS, *TEXTS, *LISTS, *SWITCHES):
        name = PREFIX + key.upper().replace("-", "_")
        if name in environment:
            take(settings, name, key, from_text(name, key, environment[name]))
    if environment.get(PREFIX + "KEYS"):
        settings.keys = [key_from_text(PREFIX + "KEYS", word) for word in environment[PREFIX + "KEYS"].split()]
    settings.options = dict(options or {})
    for key, value in settings.options.items():
        take(settings, "--" + key, key, value)
    check_names(settings)
    return settings


def take(settings: ServerSettings, where: str, key: str, value: object) -> None:
    """Put one key into force; raises ConfigurationError."""
    if key in NUMBERS:
        if check_type(where, key, value, int) < NUMBERS[key][1]:
            raise ConfigurationError("bad-least", where=where, key=key, least=NUMBERS[key][1])
        if key == "port" and value > 65535:  # type: ignore[operator]
            raise ConfigurationError("bad-most", where=where, key=key, most=65535)
        settings.values[key] = value
    elif key in TEXTS:
        check_type(where, key, value, str)
        if key in CHOICES and value not in CHOICES[key]:
            raise ConfigurationError("bad-word", where=where, key=key, value=value, allowed=", ".join(CHOICES[key]))
        settings.values[key] = value
    elif key in LISTS:
        for word in check_type(where, key, value, list):
            check_type(where, key, word, str)
        settings.values[key] = value
    elif key in SWITCHES:
        if type(value) is not bool:
            raise ConfigurationError("bad-type-switch", where=where, key=key)
        settings.values[key] = value
    elif key == "keys":
        settings.keys = [read_key(f"{where} keys", entry) for entry in check_type(where, key, value, list)]
    elif key in TABLES:
        take_table(settings, where, key, check_type(where, key, value, dict))
    else:
        raise ConfigurationError("bad-key", nearest(key, KEYS), where=where, key=key)


def take_table(settings: ServerSettings, where: str, key: str, table: dict) -> None:
    """[server.rules] names files, relative to the file it stands in; [server.brands] and [server.queues] name rule
    sets; [server.hooks] is for whoever reads the hooks."""
    if key == "hooks":
        settings.hooks = table
        return
    for name, value in table.items():
        check_type(f"{where} {key}", name, value, str)
    if key == "rules":
        folder = os.path.dirname(settings.file or "")
        settings.rules.update({name: os.path.join(folder, path) for name, path in table.items()})
    else:
        setattr(settings, key, dict(table))


def read_key(where: str, entry: object) -> Key:
    """One [[server.keys]] table; raises ConfigurationError."""
    if not isinstance(entry, dict):
        raise ConfigurationError("bad-table", where=where)
    for word, value in entry.items():
        if word not in ("name", "hash", "rules", "rate"):
            raise ConfigurationError("bad-key", nearest(word, Key.__slots__), where=where, key=word)
        check_type(where, word, value, int if word == "rate" else str)
    for word in ("name", "hash"):
        if not entry.get(word):
            raise ConfigurationError("bad-lacks-key", where=where, key=word)
    return key_from_text(where, f"{entry['name']}={entry['hash']}", entry.get("rules", ""), entry.get("rate", -1))


def key_from_text(where: str, text: str, rules: str = "", rate: int = -1) -> Key:
    """A key written as name=sha256:id:hash; raises ConfigurationError."""
    name, _, rest = text.partition("=")
    kind, _, rest = rest.partition(":")
    id, _, digest = rest.partition(":")
    if kind != "sha256" or not id or len(digest) != 64 or set(digest) - set("0123456789abcdef"):
        raise ConfigurationError("bad-key-hash", where=where, name=name)
    return Key(name, id, digest, rules, rate)


def from_text(where: str, key: str, text: str) -> object:
    """The value of a variable of the environment; lists are separated by white space or commas."""
    if key in NUMBERS:
        if not text.strip().isdecimal():
            raise ConfigurationError("bad-type-number", where=where, key=key)
        return int(text)
    if key in LISTS:
        return text.replace(",", " ").split()
    if key in SWITCHES:
        return SWITCH_WORDS.get(text.strip().lower(), text)
    return text


def check_names(settings: ServerSettings) -> None:
    """Raise ConfigurationError for the first brand, queue or key that names no rule set, and for keys with one id."""
    named = [(f"[server.brands] {name}", word) for name, word in settings.brands.items()]
    named += [(f"[server.queues] {name}", word) for name, word in settings.queues.items()]
    named += [(f"[[server.keys]] {key.name}", key.rules) for key in settings.keys if key.rules]
    for where, word in named:
        if word not in settings.rules:
            allowed = ", ".join(settings.rules)
            raise ConfigurationError("bad-word", where=settings.file or where, key=where, value=word, allowed=allowed)
    ids = [key.id for key in settings.keys]
    for key in settings.keys:
        if ids.count(key.id) > 1:
            raise ConfigurationError("bad-key-twice", where=settings.file or PREFIX + "KEYS", name=key.name)
