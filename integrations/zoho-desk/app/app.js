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

  function request(options) {
    return ZOHODESK.request(options).then(unwrapped);
  }

  function fromDesk(path) {
    var url = SETTINGS.desk + "/api/v1" + path;
    return request({ url: url, type: "GET", headers: {}, postBody: {}, connectionLinkName: "zohodesk" });
  }

  function textOf(thread, draft) {
    var html = /html/i.test(thread.contentType || "") || /<[a-z][^>]*>/i.test(thread.content);
    draft[html ? "html" : "body"] = thread.content;
    return draft;
  }

  /* The text of the reply: in the data of the hook where Desk gives it, else in the draft that Desk has saved. */
  function replyOf(data, ticket) {
    var given = data && (data.content || (data.reply && data.reply.content));
    if (given) return Promise.resolve({ content: given, contentType: data.contentType });
    return fromDesk("/tickets/" + ticket.id + "/threads").then(function (list) {
      var saved = (list.data || []).filter(function (thread) {
        return thread.status === "DRAFT";
      })[0];
      if (!saved) throw new Error("the text of the reply is not to be had");
      return fromDesk("/tickets/" + ticket.id + "/threads/" + saved.id);
    });
  }

  function draftOf(data) {
    return ZOHODESK.get("ticket").then(function (got) {
      var ticket = got.ticket;
      return replyOf(data, ticket).then(function (reply) {
        var draft = textOf(reply, { kind: "ticket", subject: ticket.subject || null });
        if (ticket.contactName || ticket.email) {
          draft.requester = { name: ticket.contactName || null, email: ticket.email || null };
        }
        if (ticket.description) draft.thread = [textOf({ content: ticket.description }, { from: "customer" })];
        return draft;
      });
    });
  }

  function ask(draft, language) {
    return request({
      url: SETTINGS.service + "/v1/lint?lang=" + EtiquetteGate.spoken(language),
      type: "POST",
      headers: { "Content-Type": "application/json", Authorization: "Bearer {{apikey}}" },
      postBody: draft,
    });
  }

  ZOHODESK.extension.onload().then(function (App) {
    var options = { wait: SETTINGS.wait, closed: SETTINGS.closed, errorsOnly: SETTINGS.errorsOnly, language: App.locale };
    App.instance.on(SETTINGS.hook, function (data) {
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
