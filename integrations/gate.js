/* Whether a draft may be sent: what every app of this folder shares. pack.py puts it beside the app's own script.
   It is written in the language of 2016, which is what classic Outlook for Windows runs. */
var EtiquetteGate = (function () {
  "use strict";

  var WAIT = 3000; // milliseconds for the service to answer, unless the app is set to another time
  var MOST = 5; // findings that are told; the rest is counted

  var WORDS = {
    one: ["1 thing to change before this goes out:", "发送前有 1 处要改："],
    many: ["{n} things to change before this goes out:", "发送前有 {n} 处要改："],
    more: ["… and {n} more.", "……另有 {n} 处。"],
    unchecked: [
      "This message could not be checked, and may go out only when it has been. Please try again in a minute.",
      "暂时无法检查这封邮件，而它检查过才能发出。请稍后再试。",
    ],
  };

  function say(key, language, n) {
    return WORDS[key][isChinese(language) ? 1 : 0].replace("{n}", String(n));
  }

  function isChinese(language) {
    return /^(zh|tw)/i.test(language || "");
  }

  /* The language of the service's words, "en" or "zh", that fits the one of the window. */
  function spoken(language) {
    return isChinese(language) ? "zh" : "en";
  }

  /* A report in words for the person who wants to send. */
  function explain(report, language) {
    var findings = report.diagnostics;
    var lines = findings.slice(0, MOST).map(function (found) {
      return "• " + found.message;
    });
    if (findings.length > MOST) lines.push(say("more", language, findings.length - MOST));
    return [say(findings.length === 1 ? "one" : "many", language, findings.length)].concat(lines).join("\n");
  }

  function after(milliseconds) {
    return new Promise(function (resolve, reject) {
      setTimeout(reject, milliseconds, new Error("no answer within " + milliseconds + " ms"));
    });
  }

  /* Ask the service. `ask()` promises a report. Promises "" when the draft may go out, else the words to show.
     options.wait: milliseconds; options.closed: whether a draft that could not be checked is held back;
     options.errorsOnly: whether warnings let it pass; options.language: of the words. Never rejects. */
  function decide(ask, options) {
    var wait = Number(options.wait) > 0 ? Number(options.wait) : WAIT;
    return Promise.race([Promise.resolve().then(ask), after(wait)]).then(
      function (report) {
        if (!report || typeof report.ok !== "boolean") throw new Error("not a report");
        var passes = report.ok || (options.errorsOnly && report.summary.error === 0 && report.verdict !== "ask");
        return passes ? "" : explain(report, options.language);
      }
    ).catch(function (error) {
      if (typeof console !== "undefined") console.warn("etiquette-lint: " + (error && error.message ? error.message : error));
      return options.closed ? say("unchecked", options.language) : "";
    });
  }

  return { WAIT: WAIT, decide: decide, explain: explain, spoken: spoken };
})();
