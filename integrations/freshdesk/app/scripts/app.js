/* Freshdesk: the click on Send is intercepted; `done` lets the reply go, `fail` holds it back and shows the words. */
(function () {
  "use strict";

  /* Where the text of the draft may stand in the data of the click. The vendor's reference promises none for clicks,
     apps in use read these; where all are missing, the reply goes out unchecked, or not at all if so set. */
  var TEXTS = [["body_html", "html"], ["bodyHtml", "html"], ["body", ""], ["full_text", ""], ["body_text", "body"]];

  function draftOf(data, ticket) {
    var draft = { kind: "ticket", subject: ticket.subject || null };
    var found = TEXTS.filter(function (pair) {
      return typeof data[pair[0]] === "string" && data[pair[0]].trim();
    })[0];
    if (!found) return null;
    var text = data[found[0]];
    draft[found[1] || (/<[a-z][^>]*>/i.test(text) ? "html" : "body")] = text;
    var requester = ticket.requester || {};
    if (requester.name || requester.email) {
      draft.requester = { name: requester.name || null, email: requester.email || null };
    }
    if (ticket.description_text) draft.thread = [{ from: "customer", body: ticket.description_text }];
    return draft;
  }

  function start(client) {
    function ask(draft, language) {
      var options = { context: { lang: EtiquetteGate.spoken(language) }, body: JSON.stringify(draft) };
      return client.request.invokeTemplate("lint", options).then(function (answer) {
        return JSON.parse(answer.response);
      });
    }

    function check(event) {
      var got = [client.iparams.get(), client.data.get("ticket"), client.data.get("loggedInUser").catch(Object)];
      return Promise.all(got).then(function (values) {
        var settings = values[0];
        var language = settings.language === "中文" ? "zh" : "en";
        var draft = draftOf(event.helper.getData() || {}, values[1].ticket || {});
        var agent = values[2].loggedInUser && values[2].loggedInUser.contact;
        if (draft && agent && agent.name) draft.agent = agent.name;
        var options = { wait: settings.wait, closed: settings.closed, errorsOnly: settings.errors_only, language: language };
        return EtiquetteGate.decide(function () {
          if (!draft) throw new Error("the text of the reply is not in the event");
          return ask(draft, language);
        }, options);
      }).catch(function (error) {
        console.warn("etiquette-lint: " + error.message);
        return "";
      }).then(function (words) {
        return words ? event.helper.fail(words) : event.helper.done();
      });
    }

    client.events.on("ticket.sendReply", check, { intercept: true });
  }

  app.initialized().then(start);
})();
