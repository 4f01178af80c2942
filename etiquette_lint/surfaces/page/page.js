// The page: a draft is judged as it is typed; findings are shown in it and beside it, and mended where they stand.

import { Draft } from "./draft.js";
import { underline } from "./editor.js";
import { findingsOf, fixLabel, follow, listItem, tipContent } from "./findings.js";
import { watch } from "./opening.js";
import { RuleDialog } from "./rules.js";
import { lint, rules as rulesOf } from "./service.js";
import { Settings } from "./settings.js";
import { Tip } from "./tip.js";
import { count, say, speak } from "./words.js";

const PAUSE = 250; // milliseconds without typing before the draft is judged
const RETRY = 3000; // milliseconds before the next attempt, when the service does not say

const find = (id) => document.getElementById(id);
const settings = new Settings();
const draft = new Draft(changed, () => judgeSoon());
const { subject, body } = draft;
const dialog = new RuleDialog(settings, chosen);
const actions = { show, apply, point, turnOff };
const tip = new Tip(draft.editors, () => findings, (here) => tipContent(here, actions), arrived);

let findings = [];
let report = null; // the last one, null once the draft is empty
let fixed = null; // the fields after all safe fixes, while nothing has changed since the report
let pointed = null; // the finding whose item of the list is pointed at
let undoable = null; // what the fields held before and after the last fix
let applying = false; // a fix is changing the fields
let composing = false; // an input method is at work: what stands in the field is not yet meant
let timer = 0;
let call = null;

// Judging

function changed(editor, change) {
  findings = follow(findings, editor, change);
  fixed = null;
  tip.close();
  paint();
  if (!applying) forgetUndo();
  judgeSoon();
}

function judgeSoon(pause = PAUSE) {
  clearTimeout(timer);
  call?.abort(); // its answer would be about a text that is no longer there
  call = null;
  if (composing) return;
  busy(true);
  timer = setTimeout(judge, pause);
}

function busy(is) {
  find("findings").setAttribute("aria-busy", String(is));
}

async function judge() {
  if (draft.empty) {
    report = fixed = null;
    findings = [];
    trouble("");
    draw();
    busy(false);
    return;
  }
  const mine = new AbortController();
  call = mine;
  try {
    const answer = await lint(draft.value(settings.kind), settings, mine.signal);
    if (call !== mine) return;
    report = answer;
    fixed = answer.fixed;
    findings = findingsOf(answer, draft.fields);
    trouble("");
    find("key-form").hidden = true;
    draw();
    if (!dialog.rules.length) learnRules();
  } catch (error) {
    if (call === mine) explain(error);
  } finally {
    if (call === mine) busy(false);
  }
}

/** Say why there is no report, and try again where that may help. */
function explain(error) {
  const { status } = error;
  if (status === undefined) throw error;
  if (status === 401 || status === 403) {
    askForKey();
    return;
  }
  const passing = { 0: "unreachable", 429: "too-often", 503: error.wait ? "too-often" : "" }[status] ?? (status >= 500 ? "failed" : "");
  if (passing) judgeSoon(error.wait * 1000 || RETRY);
  trouble(say(passing || (status === 413 ? "too-long" : "refused"), { status, reason: error.message || status }));
}

function trouble(text) {
  find("trouble").textContent = text;
  find("trouble").hidden = !text;
}

function askForKey() {
  const form = find("key-form");
  form.querySelector("label").textContent = say(settings.key ? "key-wrong" : "key");
  form.hidden = false;
}

// Showing

function paint() {
  underline(findings.filter((finding) => finding.editor), pointed ?? tip.current);
  for (const editor of draft.editors) {
    const wanting = !editor.text && findings.some((finding) => finding.editor === editor);
    editor.area.parentElement.classList.toggle("wanting", wanting);
  }
}

function draw() {
  const list = find("list");
  const within = list.contains(document.activeElement);
  pointed = null;
  list.replaceChildren(...findings.map((finding) => listItem(finding, ruleOf(finding), actions)));
  if (within) find("summary").focus({ preventScroll: true });
  const heading = headingOf();
  if (find("summary").textContent !== heading) {
    find("summary").textContent = heading;
    if (report) announce(heading);
  }
  find("verdict").dataset.verdict = report ? report.verdict : "";
  find("score").textContent = report ? say("score", { score: report.summary.score }) : "";
  find("example").hidden = !draft.empty;
  const safe = findings.filter((finding) => finding.edits && finding.safe).length;
  find("fix-all").hidden = !safe;
  find("fix-all").textContent = count("fix-all", safe);
  showBar();
  tip.close();
  paint();
}

function headingOf() {
  if (!report) return say("nothing-yet");
  if (!findings.length) return say("clean");
  const heading = count(report.verdict === "send" ? "hints" : "count", findings.length);
  return report.verdict === "ask" ? say("ask", { count: heading }) : heading;
}

function showBar() {
  find("undo").hidden = !undoable;
  find("bar").hidden = find("undo").hidden && find("fix-all").hidden;
}

function ruleOf(finding) {
  return dialog.rules.find((rule) => rule.code === finding.code);
}

function announce(text) {
  find("status").textContent = text;
}

/** The caret came to findings: say what they say. */
function arrived(here) {
  paint();
  const fixable = here.find((finding) => finding.edits);
  const words = here.map((finding) => `${say(finding.severity)}: ${finding.message}`);
  if (fixable) words.push(fixLabel(fixable), say("key-hint"));
  announce(words.join(" "));
}

function point(finding) {
  pointed = finding;
  paint();
}

function show(finding) {
  if (finding.editor) {
    finding.editor.show(finding.start, finding.end);
    tip.open(finding);
  } else if (!draft.reach(finding.field)) body.area.focus();
}

/** Go to the next finding in the text, or with -1 to the one before; round at its ends. */
function next(step) {
  const order = (editor, place) => draft.editors.indexOf(editor) * 1e9 + place;
  const placed = findings.filter((finding) => finding.editor).map((finding) => [order(finding.editor, finding.start), finding]);
  placed.sort(([a], [b]) => a - b);
  const editor = draft.editors.find(({ area }) => area === document.activeElement);
  const here = editor ? order(editor, editor.area.selectionStart) : -1;
  const found = step > 0 ? placed.find(([at]) => at > here) : placed.findLast(([at]) => at < here);
  const [, finding] = found ?? placed.at(step > 0 ? 0 : -1) ?? [];
  if (finding) show(finding);
}

// Mending

/** Run `edit`, which changes fields, and remember how to take it back. */
function asOneFix(edit) {
  const { texts: before, rest } = draft;
  applying = true;
  edit();
  applying = false;
  undoable = { before, after: draft.texts, rest };
  showBar();
}

function makeEdits(edits) {
  for (const editor of draft.editors) editor.replace(edits.filter((edit) => edit.editor === editor));
}

function apply(finding) {
  const fromList = find("list").contains(document.activeElement);
  asOneFix(() => makeEdits(finding.edits));
  findings = findings.filter((kept) => kept !== finding);
  paint();
  announce(say("fixed"));
  if (fromList) find("undo").focus({ preventScroll: true });
  else finding.edits[0].editor.area.focus({ preventScroll: true });
}

function fixAll() {
  asOneFix(() => {
    if (fixed) draft.set({ subject: fixed.subject, body: draft.html ? fixed.html : fixed.body });
    else makeEdits(findings.filter((finding) => finding.edits && finding.safe).flatMap((finding) => finding.edits));
  });
  announce(say("fixed"));
  find("undo").focus({ preventScroll: true });
}

function undo() {
  const { before, after, rest } = undoable;
  draft.restore(rest);
  draft.editors.forEach((editor, index) => editor.text === after[index] && editor.set(before[index]));
  forgetUndo();
  announce(say("undone"));
  find("summary").focus({ preventScroll: true });
}

function forgetUndo() {
  undoable = null;
  showBar();
}

function turnOff(finding) {
  settings.switch(ruleOf(finding) ?? finding, false);
  chosen();
  announce(say("turned-off", { code: finding.code }));
}

// Opening

function open(opened, name) {
  asOneFix(() => draft.load(opened));
  if (opened.kind) settings.kind = opened.kind;
  chosen();
  if (name) announce(say("loaded", { name }));
  body.area.focus({ preventScroll: true });
  body.area.setSelectionRange(0, 0);
}

function clear() {
  open({ body: "" }, "");
  announce(say("cleared"));
}

// Choosing

/** What is chosen has changed: show it, keep it in the address, judge by it. */
function chosen() {
  speak(settings.language);
  draft.describe();
  find("english").setAttribute("aria-pressed", String(settings.language === "en"));
  find("chinese").setAttribute("aria-pressed", String(settings.language === "zh"));
  find("theme").value = settings.theme;
  if (settings.theme) document.documentElement.dataset.theme = settings.theme;
  else delete document.documentElement.dataset.theme;
  for (const input of document.querySelectorAll("[name=kind]")) input.checked = input.value === settings.kind;
  settings.write();
  draw();
  judgeSoon(0);
}

function choose(name, value) {
  settings[name] = value;
  chosen();
}

async function share() {
  try {
    await navigator.clipboard.writeText(settings.link());
    find("share").textContent = say("shared");
    announce(say("shared"));
    setTimeout(() => (find("share").textContent = say("share")), 3000);
  } catch {
    trouble(say("share-by-hand"));
  }
}

async function learnRules() {
  try {
    dialog.learn(await rulesOf(settings));
    if (report) draw();
  } catch (error) {
    explain(error);
  }
}

function useKey(event) {
  event.preventDefault();
  settings.key = find("key").value.trim();
  find("key").value = "";
  find("key-form").hidden = true;
  learnRules();
  judgeSoon(0);
  body.area.focus();
}

// Wiring

function onKey(event) {
  if (event.isComposing || dialog.dialog.open) return;
  if (event.key === "F8") {
    event.preventDefault();
    next(event.shiftKey ? -1 : 1);
  } else if (event.key === "Enter" && event.altKey) {
    const fixable = tip.here().find((finding) => finding.edits);
    if (!fixable) return;
    event.preventDefault();
    apply(fixable);
  } else if (event.key === "Escape") tip.dismiss();
}

find("english").addEventListener("click", () => choose("language", "en"));
find("chinese").addEventListener("click", () => choose("language", "zh"));
find("theme").addEventListener("change", (event) => choose("theme", event.target.value));
find("kinds").addEventListener("change", (event) => choose("kind", event.target.value));
find("share").addEventListener("click", share);
find("clear").addEventListener("click", clear);
find("example").addEventListener("click", () => open({ subject: say("example-subject"), body: say("example-body"), kind: "ticket" }, ""));
find("fix-all").addEventListener("click", fixAll);
find("undo").addEventListener("click", undo);
find("key-form").addEventListener("submit", useKey);
document.addEventListener("keydown", onKey);
window.addEventListener("resize", () => tip.close());
window.addEventListener("hashchange", () => {
  settings.read();
  chosen();
});
for (const { area } of draft.editors) {
  area.addEventListener("compositionstart", () => (composing = true));
  area.addEventListener("compositionend", () => {
    composing = false;
    judgeSoon();
  });
}
subject.area.addEventListener("beforeinput", (event) => {
  if (event.inputType === "insertLineBreak") event.preventDefault();
});
subject.area.addEventListener("input", () => {
  if (subject.text.includes("\n")) subject.set(subject.text.replace(/\s*\n\s*/g, " "));
});
watch(body, open, trouble);
if (/^Mac|^iP/.test(navigator.platform)) for (const key of document.querySelectorAll("kbd")) key.textContent = key.textContent.replace("Ctrl", "⌘");

chosen();
learnRules();
for (const editor of draft.editors) editor.follow(); // what the browser kept over a reload
