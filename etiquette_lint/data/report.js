"use strict";
// Filters of the report. Without scripts the page shows everything; this only hides.
(() => {
  const bar = document.getElementById("filters");
  const rule = document.getElementById("rule");
  const boxes = [...bar.querySelectorAll("input[type=checkbox]")];
  const status = document.getElementById("shown");
  const findings = [...document.querySelectorAll(".finding")];
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  const refresh = () => {
    const severities = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    let count = 0;
    for (const finding of findings) {
      const wanted = severities.has(finding.dataset.severity) && (!rule.value || finding.dataset.rule === rule.value);
      finding.hidden = !wanted;
      count += wanted;
    }
    for (const number of document.querySelectorAll("a.n[id]")) {
      number.hidden = byId.get(number.hash.slice(1)).hidden;
    }
    for (const mark of document.querySelectorAll("mark")) {
      mark.classList.toggle("off", mark.dataset.of.split(" ").every((id) => byId.get(id).hidden));
    }
    for (const group of document.querySelectorAll(".message, section.file")) {
      group.hidden = !group.querySelector(".finding:not([hidden])");
    }
    status.textContent = status.dataset.words.replace("{shown}", count).replace("{all}", findings.length);
  };
  for (const control of [...boxes, rule]) control.addEventListener("change", refresh);
  document.getElementById("reset").addEventListener("click", () => {
    for (const box of boxes) box.checked = true;
    rule.value = "";
    refresh();
    rule.focus();
  });
  // On paper the reason for a rule stands once, open.
  const reasons = [...document.querySelectorAll("details.why.first")];
  const closed = [];
  addEventListener("beforeprint", () => {
    for (const reason of reasons) if (!reason.open) { reason.open = true; closed.push(reason); }
  });
  addEventListener("afterprint", () => { for (const reason of closed.splice(0)) reason.open = false; });
  bar.hidden = false;
  refresh();
})();
