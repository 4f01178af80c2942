/* Zoho Desk: a hook of the reply. A promise that is resolved lets the reply go, one that is rejected ends it and shows
   the reason. */
(function () {
  "use strict";

  /* What ZOHODESK.request promises is text, in which the answer stands in one or several wrappings. */
  function unwrapped(value) {
    if (typeof value === "string") return unwrapped(JSON.parse(value));
    if (value && value.response !== undefined) return unwrapped(value.response);
    if (value && value.statusMessage !== undefined) return unwrapped(value.statusMessage);
    return value;
  }

  function textOf(content, draft) {
    draft[/<[a-z][^>]*>/i.test(content) ? "html" : "body"] = content;
    return draft;
  }

  /* The reply as the service takes it. The hook tells text, subject and addresses; the ticket, who asked what. */
  function draftOf(data) {
    if (!data || !data.content) return Promise.reject(new Error("the text of the reply is not in the data of the hook"));
    var draft = textOf(data.content, { kind: "ticket", subject: data.ticketSubject || null });
    if (data.fromAddress) draft.from = data.fromAddress;
    if (data.toAddress) draft.to = data.toAddress;
    if (data.ccAddress) draft.cc = data.ccAddress;
    return ZOHODESK.get("ticket").then(
      function (got) {
        var ticket = got.ticket;
        if (ticket.contactName) draft.requester = { name: ticket.contactName, email: ticket.email || null };
        if (ticket.description) draft.thread = [textOf(ticket.description, { from: "customer" })];
        return draft;
      },
      function () {
        return draft; // sent from a place that shows no ticket
      }
    );
  }

  function ask(draft, language) {
    return ZOHODESK.request({
      url: SETTINGS.service + "/v1/lint?lang=" + EtiquetteGate.spoken(language),
      type: "POST",
      headers: { "Content-Type": "application/json", Authorization: "Bearer {{apikey}}" },
      postBody: draft,
    }).then(unwrapped);
  }

  ZOHODESK.extension.onload().then(function (App) {
    var options = { wait: SETTINGS.wait, closed: SETTINGS.closed, errorsOnly: SETTINGS.errorsOnly, language: App.locale };
    App.instance.on("ticket.reply", function (data) {
      return EtiquetteGate.decide(function () {
        return draftOf(data).then(function (draft) {
          return ask(draft, App.locale);
        });
      }, options).then(function (words) {
        return words ? Promise.reject(words) : true;
      });
    });
  });
})();
