"""Profiles: named sets of settings that the catalogue ships, for `extends = "helpdesk"` in a configuration."""

from etiquette_lint import cache
from etiquette_lint.catalogue import ConfigurationError, nearest, overlay

TYPE_CHECKING = False
if TYPE_CHECKING:
    from etiquette_lint.config import Settings

KEYS = ("description", "select", "extend-select", "ignore", "kind", "fail-on", "rule")


def read_profiles(raw: bytes, cache_folder: str | None = None) -> dict[str, dict]:
    """Name -> table of the profiles in a catalogue, kept in the cache as its rules are."""
    import json

    key = cache.checksum(raw) + cache.stamp(__file__)
    content = cache.read(cache_folder, "profiles", key)
    try:
        return json.loads(content or b"")
    except ValueError:  # nothing there, or damaged
        pass
    import tomllib

    profiles = tomllib.loads(raw.decode("utf-8")).get("profile", {})
    cache.write(cache_folder, "profiles", key, json.dumps(profiles, ensure_ascii=False).encode())
    return profiles


def chosen_profiles(extends: object, raw: bytes, origin: str, cache_folder: str | None = None) -> dict[str, dict]:
    """The profiles that a configuration extends, one name or a list; raises ConfigurationError."""
    names = extends if isinstance(extends, list) else [extends]
    profiles = read_profiles(raw, cache_folder)
    chosen: dict[str, dict] = {}
    for name in names:
        if not isinstance(name, str):
            raise ConfigurationError("bad-type-text", where=origin, key="extends")
        if name not in profiles:
            raise ConfigurationError("bad-profile", nearest(name, profiles), where=f"{origin}: extends", name=name)
        chosen[name] = profiles[name]
    return chosen


def with_rules(tables: dict[str, dict], profiles: dict[str, dict]) -> dict[str, dict]:
    """The catalogue's rule tables with what the profiles change of them."""
    merged = dict(tables)
    for profile in profiles.values():
        changes: dict[str, dict] = profile.get("rule", {})
        for name, table in changes.items():
            if name in merged:
                merged[name] = overlay(merged[name], table)
    return merged


def apply_profiles(settings: "Settings", profiles: dict[str, dict]) -> None:
    """Put profiles into force, one after another, before the configuration that extends them."""
    for name, profile in profiles.items():
        if "select" in profile:
            settings.select, settings.extend_select, settings.ignore = list(profile["select"]), [], []
        settings.extend_select = settings.extend_select + profile.get("extend-select", [])
        settings.ignore = settings.ignore + profile.get("ignore", [])
        settings.fail_on = profile.get("fail-on", settings.fail_on)
        settings.reading.kind = profile.get("kind", settings.reading.kind)
        for key in profile:
            if key not in ("description", "rule"):
                settings.origins[key] = f"profile {name}"


def inherit(settings: "Settings", select: list[str], extend_select: list[str], ignore: list[str]) -> None:
    """Put what the profiles select under what the configuration itself does: its `select` begins anew, the others
    add, and what it selects its profiles do not ignore; raises ConfigurationError. Words of a profile that mean no
    rule are left out: a profile may be ahead of the catalogue."""
    if settings.select:
        return
    settings.select = known(settings, select)
    wanted = {rule.name for word in settings.extend_select for rule in settings.named(word, "extend-select")}
    ignored = [rule.name for word in known(settings, ignore) for rule in settings.named(word, "ignore")]
    settings.ignore = [name for name in ignored if name not in wanted] + settings.ignore
    settings.extend_select = known(settings, extend_select) + settings.extend_select


def known(settings: "Settings", words: list[str]) -> list[str]:
    """The words that mean a rule."""
    codes = [rule.code for rule in settings.rules.values()]
    return [word for word in words if word in settings.rules or word == "ALL" or any(c.startswith(word) for c in codes)]
