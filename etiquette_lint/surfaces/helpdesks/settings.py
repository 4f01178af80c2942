"""One table of configuration for each helpdesk: [server.hooks.NAME]. Secrets stand elsewhere, in a variable of the
environment ("env:NAME") or a file ("file:PATH", a secret a line), and are never printed."""

import os

from etiquette_lint.catalogue import ConfigurationError, nearest
from etiquette_lint.config import check_type
from etiquette_lint.surfaces.helpdesks.words import DeskError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

# Provider -> module, the seconds a timestamp may be off (0: the vendor signs none), whether its answer can hold a
# message back, and where its interface is when that is one place for all customers.
PROVIDERS: dict[str, tuple[str, int, bool, str]] = {
    "standard-webhooks": ("standard_webhooks", 300, True, ""),
    "zendesk": ("zendesk", 300, False, ""),
    "zammad": ("zammad", 0, False, ""),
    "chatwoot": ("chatwoot", 300, True, "https://app.chatwoot.com"),
    "front": ("front", 300, False, "https://api2.frontapp.com"),
    "intercom": ("intercom", 0, False, "https://api.intercom.io"),
    "helpscout": ("helpscout", 0, False, "https://api.helpscout.net"),
    "freescout": ("freescout", 0, False, ""),
    # GLPI sends from a queue that cron empties, so that a timestamp is old without fault; a day, within which
    # deliveries are known again.
    "glpi": ("glpi", 86_400, False, ""),
    "jira": ("jira", 0, False, ""),
    "freshdesk": ("freshdesk", 0, False, ""),
    "qiyu": ("qiyu", 300, True, "https://qiyukf.com"),
    "feishu": ("feishu", 300, False, "https://open.feishu.cn"),
    "meiqia": ("meiqia", 0, True, ""),
}
HOLDING = ("qiyu", "meiqia")  # relays by nature: they hold back unless told otherwise
WITHOUT_SIGNATURE = ("freshdesk",)  # the vendor signs nothing
WITHOUT_INTERFACE = ("meiqia",)  # no interface is known by which a note could be written

TEXTS = {
    "provider": "",
    "proof": "signature",  # or "shared-secret"
    "header": "X-Etiquette-Lint-Secret",  # that carries the shared secret
    "deliver-to": "",  # URL a message goes to that may pass
    "tag": "",
    "api-url": "",
    "token": "",
    "user": "",  # with the token, where the vendor wants both
    "app-token": "",  # GLPI, Feishu, 七鱼: the second key of the interface
    "verification-token": "",  # Feishu
    "chat": "",  # Feishu: where notes are written
    "transition": "",  # Jira: id of the transition that reopens
    "scheme": "",  # 美洽
    "lang": "",
    "rules": "",
    "on-failure": "pass",  # or "hold"
}
SWITCHES = {"block": False, "note": True, "reopen": False}
LISTS = ("secrets", "own")
SECRET_TEXTS = ("token", "app-token", "verification-token")
FIELDS_OF_MEIQIA = {"body": "content", "html": "", "subject": "", "id": "id", "ticket": "ticket_id", "requester": ""}
CHOICES = {
    "proof": ("signature", "shared-secret"),
    "on-failure": ("pass", "hold"),
    "lang": ("", "en", "zh"),
    "scheme": ("", "sha256-hex", "sha256-base64", "sha1-hex", "sha1-base64", "meiqia-sign"),
}
KEYS = (*TEXTS, *SWITCHES, *LISTS, "tolerance", "fields")


class Desk:
    """What is configured for one helpdesk. `values` are its keys, `secrets` what requests are signed with (the new one
    and, while it rotates, the old one), `own` the ids of authors whose messages are our own, `tolerance` in seconds."""

    __slots__ = ("name", "values", "secrets", "own", "tolerance", "fields", "module")

    def __init__(self, name: str, provider: str):
        module, tolerance, _, api_url = PROVIDERS[provider]
        self.name = name
        self.module = module
        self.values: dict = {**TEXTS, **SWITCHES, "provider": provider, "api-url": api_url}
        self.values["block"] = provider in HOLDING
        if provider in WITHOUT_SIGNATURE:
            self.values["proof"] = "shared-secret"
        self.secrets: list[str] = []
        self.own: list[str] = []
        self.tolerance = tolerance
        self.fields = dict(FIELDS_OF_MEIQIA)

    def __getitem__(self, key: str):
        return self.values[key]

    def __repr__(self) -> str:
        return f"Desk({self.name!r})"  # never its values: they hold secrets

    @property
    def provider(self) -> str:
        return self.values["provider"]

    @property
    def blocks(self) -> bool:
        return self.values["block"]

    @property
    def rules(self) -> str:
        """Name of the rule set by which its messages are judged, "" for the default one."""
        return self.values["rules"]

    @property
    def writes(self) -> bool:
        """Whether anything is sent to the interface of the vendor."""
        return bool(self.values["token"]) and bool(self["note"] or self["tag"] or self["reopen"])

    @property
    def vendor(self):
        """The module that knows the vendor."""
        from importlib import import_module

        return import_module(f"etiquette_lint.surfaces.helpdesks.{self.module}")


def read_desks(
    tables: "Mapping[str, object]", environment: "Mapping[str, str]", folder: str, where: str = "[server.hooks]"
) -> dict[str, Desk]:
    """The desks by name; raises ConfigurationError. `folder` is where relative paths of secrets begin. The name is
    the last word of the address; it is also the provider unless the table names one."""
    return {name: read_desk(name, table, environment, folder, f"{where} {name}") for name, table in tables.items()}


def read_desk(name: str, given: object, environment: "Mapping[str, str]", folder: str, where: str) -> Desk:
    table: dict = check_type(where, name, given, dict)
    provider = str(table.get("provider", name))
    if provider not in PROVIDERS:
        raise ConfigurationError(
            "bad-word", where=where, key="provider", value=provider, allowed=", ".join(PROVIDERS)
        )
    desk = Desk(name, provider)
    for key, value in table.items():
        take(desk, where, key, value)
    desk.secrets = [secret for word in table.get("secrets", []) for secret in fetch(where, word, environment, folder)]
    for key in SECRET_TEXTS:
        if desk[key]:
            desk.values[key] = fetch(where, desk[key], environment, folder)[0]
    check(desk, where)
    return desk


def take(desk: Desk, where: str, key: str, value: object) -> None:
    """Put one key into force; raises ConfigurationError."""
    if key in TEXTS:
        check_type(where, key, value, str)
        if key in CHOICES and value not in CHOICES[key]:
            allowed = ", ".join(word for word in CHOICES[key] if word)
            raise ConfigurationError("bad-word", where=where, key=key, value=value, allowed=allowed)
        desk.values[key] = value
    elif key in SWITCHES:
        if type(value) is not bool:
            raise ConfigurationError("bad-type-switch", where=where, key=key)
        desk.values[key] = value
    elif key in LISTS:
        for word in check_type(where, key, value, list):
            if not isinstance(word, str | int) or isinstance(word, bool):
                raise ConfigurationError("bad-type-text", where=where, key=key)
        desk.own = [str(word) for word in value] if key == "own" else desk.own  # type: ignore[attr-defined]
    elif key == "tolerance":
        if check_type(where, key, value, int) < 0:
            raise DeskError("bad-tolerance", where=where)
        desk.tolerance = value  # type: ignore[assignment]
    elif key == "fields":
        check_type(where, key, value, dict)
        for name, path in value.items():  # type: ignore[attr-defined]
            if name not in FIELDS_OF_MEIQIA:
                raise ConfigurationError("bad-key", nearest(name, FIELDS_OF_MEIQIA), where=where, key=name)
            desk.fields[name] = check_type(where, name, path, str)
    else:
        raise ConfigurationError("bad-key", nearest(key, KEYS), where=where, key=key)


def fetch(where: str, word: object, environment: "Mapping[str, str]", folder: str) -> list[str]:
    """The secrets that env:NAME or file:PATH stands for; raises ConfigurationError, which never holds one."""
    kind, _, name = str(word).partition(":")
    if kind == "env":
        secrets = [environment.get(name, "").strip()]
        if not secrets[0]:
            raise DeskError("bad-secret-env", where=where, name=name)
        return secrets
    if kind != "file":
        raise DeskError("bad-secret", where=where)
    path = os.path.join(folder, name)
    try:
        with open(path, encoding="utf-8-sig") as file:
            secrets = [line.strip() for line in file if line.strip()]
    except (OSError, UnicodeDecodeError):
        secrets = []
    if not secrets:
        raise DeskError("bad-secret-file", where=where, path=path)
    return secrets


def check(desk: Desk, where: str) -> None:
    """Raise ConfigurationError for a desk that could not do what it is told."""
    if not desk.secrets:
        raise DeskError("bad-lacks", where=where, key="secrets")
    if desk.blocks and not PROVIDERS[desk.provider][2]:
        raise DeskError("bad-block", where=where, name=desk.provider)
    if desk.provider == "meiqia" and desk["proof"] == "signature" and not desk["scheme"]:
        raise DeskError("bad-lacks", where=where, key="scheme")
    if desk.provider in WITHOUT_SIGNATURE and desk["proof"] == "signature":
        raise ConfigurationError("bad-word", where=where, key="proof", value="signature", allowed="shared-secret")
    for key in ("api-url", "deliver-to"):
        if desk[key] and not desk[key].startswith(("https://", "http://")):
            raise DeskError("bad-address", where=where, key=key)
    if desk["deliver-to"] and not desk.blocks:
        raise DeskError("bad-lacks", where=where, key="block")
    if desk["token"]:
        for key in needed(desk):
            if not (desk.own if key == "own" else desk[key]):
                raise DeskError("bad-lacks", where=where, key=key)


def needed(desk: Desk) -> list[str]:
    """The keys without which the vendor's interface cannot be called."""
    more = {
        "intercom": ["own"], "freescout": ["own"], "glpi": ["app-token"], "helpscout": ["user"],
        "feishu": ["app-token", "chat"], "qiyu": ["app-token"],
    }.get(desk.provider, [])  # fmt: skip
    if desk.provider == "jira" and desk["reopen"]:
        more = ["transition"]
    return ["api-url", *more]
