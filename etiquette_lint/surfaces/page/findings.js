// Findings: where they stand in the fields, what mends them, and how they are shown.

import { moved, utf16 } from "./editor.js";
import { count, inLanguage, say } from "./words.js";

const EXCERPT = 60; // characters of an excerpt or a replacement on a button

/** The findings of a report, with their places in the editors as the browser counts. */
export function findingsOf(report, editors) {
  return report.diagnostics.map((diagnostic) => {
    const editor = editors[diagnostic.field];
    const finding = { ...diagnostic, editor, start: 0, end: 0, edits: null };
    if (editor) [finding.start, finding.end] = utf16(editor.text, [diagnostic.start ?? 0, diagnostic.end ?? 0]);
    const edits = diagnostic.fix?.edits ?? [];
    if (edits.length && edits.every((edit) => editors[edit.field])) {
      finding.edits = edits.map((edit) => {
        const [start, end] = utf16(editors[edit.field].text, [edit.start, edit.end]);
        return { editor: editors[edit.field], start, end, text: edit.text };
      });
      finding.safe = diagnostic.fix.safe;
    }
    return finding;
  });
}

/** The findings that still hold after a field changed; those whose words were changed are gone. */
export function follow(findings, editor, change) {
  const kept = [];
  for (const finding of findings) {
    if (finding.editor === editor) {
      const place = moved({ start: finding.start, end: finding.end }, change);
      if (!place) continue;
      Object.assign(finding, place);
    }
    const edits = finding.edits?.map((edit) => (edit.editor === editor ? moved(edit, change) : edit)) ?? null;
    finding.edits = edits?.includes(null) ? null : edits;
    kept.push(finding);
  }
  return kept;
}

function clip(text) {
  const line = text.trim().replace(/\s+/g, " ");
  const characters = [...line];
  return characters.length > EXCERPT ? `${characters.slice(0, EXCERPT).join("")}…` : line;
}

/** What the button says that applies a fix. */
export function fixLabel(finding) {
  const [edit] = finding.edits;
  if (finding.edits.length > 1) return count("change", finding.edits.length);
  if (edit.text.trim()) return say(edit.start === edit.end ? "add" : "write", { text: clip(edit.text) });
  const removed = clip(edit.editor.text.slice(edit.start, edit.end));
  return removed && !edit.text ? say("remove", { text: removed }) : say("tidy");
}

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value !== false && value !== undefined) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}

function badge(finding) {
  return element("span", { class: `badge ${finding.severity}` }, say(finding.severity));
}

function fixButton(finding, actions) {
  return element(
    "button",
    { type: "button", class: finding.safe ? "fix" : "fix unsure", title: finding.safe ? undefined : say("check"), onclick: () => actions.apply(finding) },
    fixLabel(finding),
  );
}

/** One item of the list. `actions` has show, apply, point, turnOff; `rule` is what the service tells of its rule. */
export function listItem(finding, rule, actions) {
  const reason = element("div", { class: "reason", hidden: true });
  const why = element("button", { type: "button", class: "link", "aria-expanded": "false" }, say("why"));
  why.addEventListener("click", () => {
    reason.hidden = !reason.hidden;
    why.setAttribute("aria-expanded", String(!reason.hidden));
  });
  const words = finding.masked ? finding.excerpt : clip(finding.excerpt ?? "");
  const place = element(
    "button",
    { type: "button", class: "place", onclick: () => actions.show(finding) },
    badge(finding),
    element("span", { class: "excerpt" }, words || (finding.field === "subject" ? say("subject") : say("whole"))),
  );
  reason.append(
    element("p", {}, inLanguage(rule?.why)),
    element("p", { class: "note" }, `${finding.code} ${finding.name}`, " ", element("button", { type: "button", class: "link", onclick: () => actions.turnOff(finding) }, say("turn-off"))),
  );
  const buttons = element("div", { class: "actions" });
  if (finding.edits) buttons.append(fixButton(finding, actions));
  buttons.append(why);
  const item = element("li", { class: `finding ${finding.severity}`, "data-code": finding.code }, place, element("p", { class: "said" }, finding.message), buttons, reason);
  if (finding.edits && !finding.safe) buttons.after(element("p", { class: "note" }, say("check")));
  item.addEventListener("pointerenter", () => actions.point(finding));
  item.addEventListener("pointerleave", () => actions.point(null));
  item.addEventListener("focusin", () => actions.point(finding));
  item.addEventListener("focusout", () => actions.point(null));
  return item;
}

/** What stands beside a place in the text: of each finding there the words and the fix. */
export function tipContent(findings, actions) {
  return findings.map((finding) => {
    const part = element("div", { class: "tip-part" }, element("p", { class: "said" }, badge(finding), finding.message));
    if (finding.edits) part.append(element("div", { class: "actions" }, fixButton(finding, actions)));
    return part;
  });
}
