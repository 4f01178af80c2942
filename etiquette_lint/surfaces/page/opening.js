// How a draft comes to the page: as a file that is chosen or dropped, or as a whole mail that is pasted.

import { readFile, readPasted } from "./mail.js";
import { say } from "./words.js";

const find = (id) => document.getElementById(id);

/** Watch for drafts. `open(draft, name)` takes one over; `refuse(words)` says why a file cannot be read. */
export function watch(body, open, refuse) {
  const take = async (file) => {
    if (!file) return;
    const name = file.name;
    if (/\.msg$/i.test(name)) {
      refuse(say("outlook-file", { name }));
      return;
    }
    const draft = readFile(name, new Uint8Array(await file.arrayBuffer()));
    if (draft) open(draft, name);
    else refuse(say("unreadable", { name }));
  };
  find("open").addEventListener("click", () => find("file").click());
  find("file").addEventListener("change", (event) => {
    const [file] = event.target.files;
    take(file);
    event.target.value = ""; // so that the same file can be opened again
  });
  body.area.addEventListener("paste", (event) => {
    const pasted = body.text.trim() ? null : readPasted(event.clipboardData.getData("text/plain"));
    if (!pasted) return;
    event.preventDefault();
    open(pasted, "");
  });
  watchDrops(take);
}

function watchDrops(take) {
  let depth = 0; // of the elements the file is dragged over
  const carriesFile = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  const on = (name, action) => document.addEventListener(name, (event) => carriesFile(event) && action(event));
  const entered = (by) => {
    depth = by ? Math.max(depth + by, 0) : 0;
    document.body.classList.toggle("dragging", depth > 0);
  };
  on("dragenter", () => entered(1));
  on("dragleave", () => entered(-1));
  on("dragover", (event) => event.preventDefault());
  on("drop", (event) => {
    event.preventDefault();
    entered(0);
    take(event.dataTransfer.files[0]);
  });
}
