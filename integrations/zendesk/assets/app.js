/* Zendesk: a ticket is saved only when its public reply may go out. A handler of `ticket.save` that rejects with words
   stops the save and shows them. */
(function () {
  "use strict";

  var WORDS = {
    ready: ["Replies are checked when they are sent.", "回复发出时自动检查。"],
    sent: ["Nothing to change.", "没有要改的。"],
    despite: ["Send it all the same, because:", "仍要发送，原因："],
  };
  var FIELDS = ["ticket.comment", "comment", "ticket.subject", "ticket.requester", "ticket.conversation", "ticket.brand", "currentUser"];

  var client = ZAFClient.init();
  var stopped = []; // codes of the findings that held the last reply back

  function show(id, text) {
    document.getElementById(id).textContent = text;
  }

  function say(key, language) {
    return WORDS[key][EtiquetteGate.spoken(language) === "zh" ? 1 : 0];
  }

  /* The reply as the service takes it; null for an internal note, or where there is no text. */
  function draftOf(data) {
    var comment = data["ticket.comment"] || data.comment || {};
    if (comment.type === "internalNote" || !String(comment.text || "").trim()) return null;
    var requester = data["ticket.requester"] || {};
    var draft = { kind: "ticket", subject: data["ticket.subject"] || null };
    draft[comment.useRichText ? "html" : "body"] = comment.text;
    if (requester.name || requester.email) {
      draft.requester = { name: requester.name || null, email: requester.email || null };
    }
    if (data.currentUser && data.currentUser.name) draft.agent = data.currentUser.name;
    var asked = (data["ticket.conversation"] || []).filter(function (one) {
      return one.author && one.author.role === "end-user" && one.message && one.message.content;
    });
    if (asked.length) {
      var last = asked[asked.length - 1].message;
      var earlier = { from: "customer" };
      earlier[last.contentType === "text/html" ? "html" : "body"] = last.content;
      draft.thread = [earlier];
    }
    if (data["ticket.brand"] && data["ticket.brand"].name) draft.brand = data["ticket.brand"].name;
    return draft;
  }

  function ask(draft, settings, language) {
    return client.request({
      url: settings.service.replace(/\/+$/, "") + "/v1/lint?lang=" + EtiquetteGate.spoken(language),
      type: "POST",
      contentType: "application/json",
      dataType: "json",
      data: JSON.stringify(draft),
      headers: { Authorization: "Bearer {{setting.api_key}}" },
      secure: true, // Zendesk itself fills in the key and makes the call: the browser never sees it
      timeout: 10000,
    }).then(function (report) {
      stopped = report.diagnostics.map(function (found) {
        return found.code;
      });
      return report;
    });
  }

  function check() {
    return Promise.all([client.get(FIELDS), client.metadata(), client.get("currentUser.locale")]).then(function (got) {
      var data = got[0];
      var settings = got[1].settings;
      var language = got[2]["currentUser.locale"];
      var draft = draftOf(data);
      if (!draft) return undefined;
      var reason = document.getElementById("reason").value.trim();
      if (reason && stopped.length) {
        draft.override = { by: data.currentUser.name, reason: reason, codes: stopped };
      }
      var options = { wait: settings.wait, closed: settings.closed, errorsOnly: settings.errors_only, language: language };
      return EtiquetteGate.decide(function () {
        return ask(draft, settings, language);
      }, options).then(function (words) {
        document.getElementById("despite").hidden = !words;
        show("said", words || say("sent", language));
        resize();
        if (words) return Promise.reject(words);
        document.getElementById("reason").value = "";
        stopped = [];
        return undefined;
      });
    });
  }

  function resize() {
    client.invoke("resize", { width: "100%", height: document.body.scrollHeight + "px" });
  }

  client.get("currentUser.locale").then(function (data) {
    var language = data["currentUser.locale"];
    document.documentElement.lang = EtiquetteGate.spoken(language);
    show("said", say("ready", language));
    document.querySelector("label").textContent = say("despite", language);
    resize();
  });
  client.on("ticket.save", check);
})();
