// The draft: its fields on the page, and what the service is sent of it.

import { Editor } from "./editor.js";
import { say } from "./words.js";

const CONTEXT = ["from", "to", "cc", "date", "thread"];
const PEOPLE = ["requester", "agent"]; // fields of an opened draft that the page keeps without showing them

const find = (id) => document.getElementById(id);

export class Draft {
  /** `onChange(editor, change)` is called when its text changed, `onContext()` when what is known besides did. */
  constructor(onChange, onContext) {
    this.subject = new Editor(find("subject"), onChange);
    this.body = new Editor(find("body"), onChange);
    this.other = {};
    this.html = false; // whether the message is HTML source
    for (const name of CONTEXT) find(name).addEventListener("input", onContext);
  }

  get editors() {
    return [this.subject, this.body];
  }

  /** Editors by the names that the service has for their fields. */
  get fields() {
    return { subject: this.subject, [this.html ? "html" : "body"]: this.body };
  }

  get texts() {
    return this.editors.map((editor) => editor.text);
  }

  get empty() {
    return this.texts.every((text) => !text.trim());
  }

  /** The draft as the service takes it. */
  value(kind) {
    const typed = (id) => find(id).value.trim();
    const draft = { ...this.other, kind, [this.html ? "html" : "body"]: this.body.text, date: typed("date") || moment() };
    if (this.subject.text.trim() || kind === "email") draft.subject = this.subject.text;
    for (const name of ["from", "to", "cc"]) if (typed(name)) draft[name] = typed(name);
    if (typed("thread")) draft.thread = [{ from: "customer", body: typed("thread") }];
    return draft;
  }

  /** Put texts into the fields: of each what is given, the others stay. */
  set({ subject, body }) {
    if (typeof subject === "string") this.subject.set(subject);
    if (typeof body === "string") this.body.set(body.replace(/\r\n?/g, "\n"));
  }

  /** Take over a draft that was opened, as the readers of files make it. */
  load(opened) {
    this.html = typeof opened.body !== "string" && typeof opened.html === "string";
    this.set({ subject: text(opened.subject), body: text(this.html ? opened.html : opened.body) });
    this.other = {};
    for (const name of PEOPLE) if (opened[name]) this.other[name] = person(opened[name]);
    if (typeof opened.language === "string") this.other.language = opened.language;
    if (opened.attachments?.length) this.other.attachments = opened.attachments;
    for (const name of ["from", "to", "cc"]) find(name).value = [opened[name] ?? ""].flat().map(person).join(", ");
    find("date").value = text(opened.date);
    find("thread").value = [opened.thread ?? []].flat().map((message) => text(message?.body)).join("\n\n");
    this.describe();
  }

  /** All that belongs to the draft besides its texts, to be given back to `restore`. */
  get rest() {
    return { html: this.html, other: this.other, context: CONTEXT.map((name) => find(name).value) };
  }

  restore({ html, other, context }) {
    this.html = html;
    this.other = other;
    CONTEXT.forEach((name, index) => (find(name).value = context[index]));
    this.describe();
  }

  /** Say what is attached, and that source is shown. */
  describe() {
    const attached = [this.other.attachments ?? []].flat().map((attachment) => text(attachment?.name)).join(", ");
    find("attachments").hidden = !attached;
    find("attachments").textContent = attached ? say("attachments", { names: attached }) : "";
    find("html-note").hidden = !this.html;
  }

  /** Bring a field of the context into view. */
  reach(name) {
    if (!CONTEXT.includes(name)) return false;
    find("context").open = true;
    find(name).focus();
    return true;
  }
}

function text(value) {
  return typeof value === "string" ? value : "";
}

function person(value) {
  return value?.email ? `${text(value.name)} <${value.email}>`.trim() : text(value?.name ?? value);
}

/** Now, with the offset of the writer's own clock: the day that “tomorrow” is counted from. */
function moment() {
  const now = new Date();
  const offset = -now.getTimezoneOffset();
  const two = (number) => String(Math.trunc(Math.abs(number))).padStart(2, "0");
  const local = new Date(now.getTime() + offset * 60_000).toISOString().slice(0, 19);
  return `${local}${offset < 0 ? "-" : "+"}${two(offset / 60)}:${two(offset % 60)}`;
}
