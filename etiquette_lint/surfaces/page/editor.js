// A field whose text can be underlined.
//
// A textarea cannot hold marks, so a mirror with the same text in the same type lies behind it, and the marks are
// highlights of the mirror's one text node: they never split the text, so both always break their lines alike. The
// mirror also gives the textarea its height, so that neither ever scrolls by itself.

const SEVERITIES = ["info", "warning", "error"];
const END = "\u200b"; // gives an empty last line its height
const marked = globalThis.CSS?.highlights ? new Map() : null;
if (marked) {
  for (const name of [...SEVERITIES, "current"]) {
    const highlight = new Highlight();
    highlight.priority = marked.size;
    marked.set(name, highlight);
    CSS.highlights.set(name, highlight);
  }
}

/** Positions in UTF-16, as browsers count, from positions in code points, as the service counts. */
export function utf16(text, points) {
  if (!/[\ud800-\udfff]/.test(text)) return points.map((point) => Math.min(point, text.length));
  const places = [];
  let place = 0;
  for (const character of text) {
    places.push(place);
    place += character.length;
  }
  return points.map((point) => (point < places.length ? places[point] : text.length));
}

/** What changed between two texts: the part [start, end) of the old one became `length` characters of the new one. */
export function change(old, text) {
  const most = Math.min(old.length, text.length);
  let start = 0;
  while (start < most && old[start] === text[start]) start++;
  let after = 0;
  while (after < most - start && old[old.length - 1 - after] === text[text.length - 1 - after]) after++;
  return { start, end: old.length - after, length: text.length - after - start };
}

/** Where a range stands after a change; null when it was changed itself. */
export function moved(range, { start, end, length }) {
  if (range.end <= start) return range;
  if (range.start < end || (range.start === start && start === end && range.start === range.end)) return null;
  const by = length - (end - start);
  return { ...range, start: range.start + by, end: range.end + by };
}

export class Editor {
  /** `onChange(editor, change)` is called after every change of the text. */
  constructor(area, onChange) {
    this.area = area;
    this.text = "";
    this.mirror = area.parentElement.querySelector(".mirror");
    this.node = document.createTextNode(END);
    this.mirror.append(this.node);
    this.onChange = onChange;
    area.addEventListener("input", () => this.follow());
  }

  follow() {
    const old = this.text;
    this.text = this.area.value;
    if (old === this.text) return;
    this.node.data = this.text + END;
    this.onChange(this, change(old, this.text));
  }

  /** Put a text in place of another; what was typed before can be undone by the browser's own keys. */
  set(text) {
    this.replace([{ start: 0, end: this.text.length, text }]);
  }

  /** Make edits that do not overlap, as one step of undoing. */
  replace(edits) {
    const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
    if (!sorted.length) return;
    const start = sorted[0].start;
    let at = start;
    let text = "";
    for (const edit of sorted) {
      text += this.text.slice(at, edit.start) + edit.text;
      at = Math.max(at, edit.end);
    }
    if (this.text.slice(start, at) === text) return;
    const focused = document.activeElement;
    const scroll = [window.scrollX, window.scrollY];
    this.area.focus({ preventScroll: true });
    this.area.setSelectionRange(start, at);
    // Setting `value` would empty the browser's memory of what can be undone. insertText keeps it.
    const done = text ? document.execCommand("insertText", false, text) : document.execCommand("delete");
    if (!done) this.area.setRangeText(text, start, at, "end");
    this.follow();
    this.area.setSelectionRange(start + text.length, start + text.length);
    if (focused !== this.area && focused?.isConnected) focused.focus({ preventScroll: true });
    window.scrollTo(...scroll);
  }

  /** The range to show for a place: an empty one takes a character beside it. */
  range(start, end) {
    if (!this.text) return null;
    const length = this.text.length;
    let from = Math.min(start, length);
    let to = Math.min(end, length);
    if (from === to) {
      const before = /\S\s*$/.exec(this.text.slice(0, from));
      [from, to] = before ? [before.index, before.index + 1] : [0, 1];
    }
    const range = new Range();
    range.setStart(this.node, from);
    range.setEnd(this.node, to);
    return range;
  }

  /** Rectangles of a place in the window. */
  rectangles(start, end) {
    return [...(this.range(start, end)?.getClientRects() ?? [])].filter((rectangle) => rectangle.width > 0);
  }

  /** Set the caret into a place and bring it into view. */
  show(start, end) {
    this.area.focus({ preventScroll: true });
    this.area.setSelectionRange(start, start === end ? start : start);
    const [first] = this.rectangles(start, end);
    const { top, bottom } = first ?? this.area.getBoundingClientRect();
    if (top < 80 || bottom > window.innerHeight - 140) {
      const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
      window.scrollBy({ top: top - window.innerHeight / 3, behavior: calm ? "instant" : "smooth" });
    }
  }
}

/** Underline: `places` are {editor, start, end, severity}; one of them may be `current`. */
export function underline(places, current) {
  if (!marked) return;
  for (const highlight of marked.values()) highlight.clear();
  for (const place of places) {
    const range = place.editor.range(place.start, place.end);
    if (!range) continue;
    marked.get(place.severity)?.add(range);
    if (place === current) marked.get("current").add(range);
  }
}
