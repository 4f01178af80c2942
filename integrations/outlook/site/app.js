/* Outlook: Smart Alerts. The handler runs when Send is pressed; Outlook waits for `event.completed`. Classic Outlook
   for Windows loads one script and nothing else, so pack.py joins the settings, the gate and this file to launch.js. */
function etiquetteRead(source, argument) {
  return new Promise(function (resolve, reject) {
    var done = function (result) {
      if (result.status === Office.AsyncResultStatus.Succeeded) resolve(result.value);
      else reject(new Error(result.error ? result.error.message : "not readable"));
    };
    if (argument === undefined) source.getAsync(done);
    else source.getAsync(argument, done);
  });
}

function etiquettePeople(list) {
  return list.map(function (person) {
    return { name: person.displayName || null, email: person.emailAddress || null };
  });
}

function etiquetteAttachments(item) {
  if (!item.getAttachmentsAsync) return Promise.resolve([]);
  return etiquetteRead({ getAsync: item.getAttachmentsAsync.bind(item) }).then(function (list) {
    return list
      .filter(function (one) {
        return !one.isInline;
      })
      .map(function (one) {
        return { name: one.name, size: one.size };
      });
  });
}

function etiquetteDraft(item) {
  var reads = [
    etiquetteRead(item.subject),
    etiquetteRead(item.body, Office.CoercionType.Html),
    etiquetteRead(item.to),
    etiquetteRead(item.cc),
    item.from ? etiquetteRead(item.from) : null,
    etiquetteAttachments(item),
  ];
  return Promise.all(reads).then(function (got) {
    var draft = { kind: "email", subject: got[0], html: got[1], to: etiquettePeople(got[2]), cc: etiquettePeople(got[3]) };
    if (got[4]) draft.from = etiquettePeople([got[4]])[0];
    if (got[5].length) draft.attachments = got[5];
    return draft;
  });
}

function etiquetteAsk(draft, language) {
  var headers = { "Content-Type": "application/json" };
  if (SETTINGS.key) headers.Authorization = "Bearer " + SETTINGS.key;
  var options = { method: "POST", headers: headers, body: JSON.stringify(draft) };
  return fetch(SETTINGS.service + "/v1/lint?lang=" + EtiquetteGate.spoken(language), options).then(function (response) {
    if (!response.ok) throw new Error("the service answered " + response.status);
    return response.json();
  });
}

function onMessageSend(event) {
  var language = Office.context.displayLanguage;
  var options = { wait: SETTINGS.wait, closed: SETTINGS.closed, errorsOnly: SETTINGS.errorsOnly, language: language };
  EtiquetteGate.decide(function () {
    return etiquetteDraft(Office.context.mailbox.item).then(function (draft) {
      return etiquetteAsk(draft, language);
    });
  }, options).then(function (words) {
    event.completed(words ? { allowEvent: false, errorMessage: words.slice(0, 500) } : { allowEvent: true });
  });
}

Office.actions.associate("onMessageSend", onMessageSend);
