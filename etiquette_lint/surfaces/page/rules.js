// The dialog in which rules are switched on and off.

import { element } from "./findings.js";
import { inLanguage, say } from "./words.js";

const find = (id) => document.getElementById(id);

export class RuleDialog {
  /** `onChange` is called when what runs has changed. */
  constructor(settings, onChange) {
    this.settings = settings;
    this.onChange = onChange;
    this.rules = [];
    this.dialog = find("rules");
    find("choose-rules").addEventListener("click", () => this.open());
    find("rules-done").addEventListener("click", () => this.dialog.close());
    find("filter").addEventListener("input", () => this.draw());
    find("rules-reset").addEventListener("click", () => {
      settings.ignore.clear();
      settings.extend.clear();
      this.draw();
      onChange();
    });
    this.dialog.addEventListener("click", (event) => event.target === this.dialog && this.dialog.close());
  }

  learn(rules) {
    this.rules = rules;
    if (this.dialog.open) this.draw();
  }

  open() {
    find("filter").value = "";
    this.draw();
    this.dialog.showModal();
  }

  draw() {
    const wanted = find("filter").value.trim().toLowerCase();
    const families = new Map();
    for (const rule of this.rules) {
      const text = `${rule.code} ${rule.name} ${inLanguage(rule.why)}`.toLowerCase();
      if (!text.includes(wanted)) continue;
      const family = rule.code.slice(0, 3);
      if (!families.has(family)) families.set(family, []);
      families.get(family).push(rule);
    }
    const groups = [...families].map(([family, rules]) =>
      element("fieldset", { class: "family" }, element("legend", {}, say(family)), ...rules.map((rule) => this.box(rule))),
    );
    find("rule-list").replaceChildren(...(groups.length ? groups : [element("p", { class: "note" }, say("no-rules"))]));
    this.count();
  }

  box(rule) {
    const input = element("input", { type: "checkbox", value: rule.code });
    input.checked = this.settings.runs(rule);
    input.addEventListener("change", () => {
      this.settings.switch(rule, input.checked);
      this.count();
      this.onChange();
    });
    const name = element("span", { class: "rule-name" }, `${rule.code} ${rule.name}`);
    return element("label", { class: "rule" }, input, element("span", {}, name, element("span", { class: "note" }, inLanguage(rule.why))));
  }

  count() {
    const on = this.rules.filter((rule) => this.settings.runs(rule)).length;
    find("rules-count").textContent = say("rules-count", { on, all: this.rules.length });
  }
}
