// What is chosen on the page. It stands in the fragment of the address, which no browser sends anywhere, and holds no
// text of a message; the API key lives in this tab only.

const KINDS = ["email", "ticket", "template"];
const THEMES = ["light", "dark"];
const CODE = /^[A-Z]{3}\d{3}$/;
const KEY = "etiquette-lint-key";

function codes(text) {
  return new Set((text ?? "").split(",").filter((code) => CODE.test(code)));
}

export class Settings {
  constructor() {
    this.read();
  }

  /** Take what the address says; the rest is as usual. */
  read() {
    const given = new URLSearchParams(location.hash.slice(1));
    const speaksChinese = /^zh\b/i.test(navigator.language ?? "");
    this.language = { en: "en", zh: "zh" }[given.get("lang")] ?? (speaksChinese ? "zh" : "en");
    this.kind = KINDS.includes(given.get("kind")) ? given.get("kind") : "email";
    this.theme = THEMES.includes(given.get("theme")) ? given.get("theme") : "";
    this.ignore = codes(given.get("ignore"));
    this.extend = codes(given.get("extend"));
  }

  fragment() {
    const fields = [`lang=${this.language}`, `kind=${this.kind}`];
    if (this.theme) fields.push(`theme=${this.theme}`);
    for (const name of ["ignore", "extend"]) {
      if (this[name].size) fields.push(`${name}=${[...this[name]].sort().join(",")}`);
    }
    return fields.join("&");
  }

  write() {
    history.replaceState(null, "", `#${this.fragment()}`);
  }

  link() {
    return `${location.origin}${location.pathname}#${this.fragment()}`;
  }

  /** Whether a rule of the service runs on this kind of message. */
  runs(rule) {
    if (this.ignore.has(rule.code)) return false;
    return this.extend.has(rule.code) || (rule.kinds ?? []).includes(this.kind);
  }

  switch(rule, on) {
    const usual = (rule.kinds ?? []).includes(this.kind);
    this.ignore.delete(rule.code);
    this.extend.delete(rule.code);
    if (on && !usual) this.extend.add(rule.code);
    if (!on) this.ignore.add(rule.code);
  }

  get key() {
    return sessionStorage.getItem(KEY) ?? "";
  }

  set key(value) {
    if (value) sessionStorage.setItem(KEY, value);
    else sessionStorage.removeItem(KEY);
  }
}
