// The words beside a finding in the text: shown where the pointer rests and where the caret was moved to.

const LINGER = 250; // milliseconds before it goes when the pointer leaves, so that the pointer can reach it
const REST = 120; // milliseconds the pointer rests before it comes

export class Tip {
  /** `findings()` are those in force; `content(here)` makes what is shown of some; `onArrive(here)` tells the caret came. */
  constructor(editors, findings, content, onArrive) {
    this.box = document.getElementById("tip");
    this.findings = findings;
    this.content = content;
    this.onArrive = onArrive;
    this.current = null;
    this.byPointer = false;
    this.timer = 0;
    this.typed = 0;
    this.dismissed = null; // where the caret stood when the tip was sent away: there it stays away
    for (const editor of editors) this.watch(editor);
    this.box.addEventListener("pointerenter", () => clearTimeout(this.timer));
    this.box.addEventListener("pointerleave", () => this.leave());
    this.box.addEventListener("focusout", (event) => {
      if (!this.box.contains(event.relatedTarget) && !editors.some(({ area }) => area === event.relatedTarget)) this.close();
    });
    document.addEventListener("selectionchange", () => {
      const editor = editors.find(({ area }) => area === document.activeElement);
      if (editor && performance.now() - this.typed > 60) this.caret(editor);
    });
  }

  watch(editor) {
    const { area } = editor;
    area.addEventListener("input", () => (this.typed = performance.now()));
    area.addEventListener("blur", (event) => !this.box.contains(event.relatedTarget) && !this.byPointer && this.close());
    area.addEventListener("pointermove", (event) => {
      if (event.pointerType === "touch" || event.buttons) return;
      const here = this.under(editor, event.clientX, event.clientY);
      if (here.length && this.current === here[0] && !this.box.hidden) clearTimeout(this.timer);
      else if (here.length) this.soon(REST, () => this.place(here, editor, true));
      else this.leave();
    });
    area.addEventListener("pointerleave", () => this.leave());
  }

  soon(pause, action) {
    clearTimeout(this.timer);
    this.timer = setTimeout(action, pause);
  }

  leave() {
    if (this.byPointer && !this.box.contains(document.activeElement)) this.soon(LINGER, () => this.close());
    else clearTimeout(this.timer);
  }

  /** Findings under a point of the window. */
  under(editor, x, y) {
    const covers = ({ left, right, top, bottom }) => x >= left - 1 && x <= right + 1 && y >= top - 2 && y <= bottom + 4;
    return this.findings().filter((found) => found.editor === editor && editor.rectangles(found.start, found.end).some(covers));
  }

  /** Findings at the caret. */
  at(editor) {
    const { selectionStart: start, selectionEnd: end } = editor.area;
    const here = this.findings().filter((found) => found.editor === editor && found.start <= start && end <= found.end);
    return here.sort((a, b) => (b.start === start) - (a.start === start)); // where it was set to, before what ends there
  }

  /** Findings that are shown. */
  here() {
    const known = this.findings();
    return this.box.hidden ? [] : this.shown.filter((found) => known.includes(found));
  }

  caret(editor) {
    const { area } = editor;
    if (this.dismissed?.area === area && this.dismissed.caret === area.selectionStart) return;
    this.dismissed = null;
    const here = this.at(editor);
    if (here.length) {
      if (this.current === here[0] && !this.box.hidden) return;
      this.place(here, editor, false);
      this.onArrive(here);
    } else if (!this.byPointer) this.close();
  }

  open(finding) {
    this.dismissed = null;
    const here = this.at(finding.editor);
    const first = [finding, ...here.filter((found) => found !== finding)];
    this.place(first, finding.editor, false);
    this.onArrive(first);
  }

  place(here, editor, byPointer) {
    clearTimeout(this.timer);
    const [found] = here;
    const [anchor] = editor.rectangles(found.start, found.end);
    const { left, bottom, top } = anchor ?? editor.area.getBoundingClientRect();
    this.shown = here;
    this.current = found;
    this.byPointer = byPointer;
    this.box.replaceChildren(...this.content(here));
    this.box.hidden = false;
    const width = this.box.offsetWidth;
    const height = this.box.offsetHeight;
    const above = bottom + height + 12 > window.innerHeight && top > height + 12;
    this.box.style.left = `${Math.max(8, Math.min(left, document.documentElement.clientWidth - width - 8)) + window.scrollX}px`;
    this.box.style.top = `${(above ? top - height - 6 : bottom + 6) + window.scrollY}px`;
  }

  /** Send it away until the caret moves. */
  dismiss() {
    const focused = document.activeElement;
    const area = this.box.contains(focused) ? this.current.editor.area : focused;
    if (!this.box.hidden && "selectionStart" in area) this.dismissed = { area, caret: area.selectionStart };
    this.close();
  }

  close() {
    clearTimeout(this.timer);
    if (this.box.contains(document.activeElement)) this.current?.editor?.area.focus({ preventScroll: true });
    this.box.hidden = true;
    this.current = null;
    this.byPointer = false;
  }
}
