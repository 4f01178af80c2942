/* Runs the script of a packed app against a stand-in for its vendor's client API, as the vendors' references describe
   them; the calls to the service are real. Usage: node vendor_clients.js FOLDER < scenario.json; prints what the vendor
   would do: {sent, shown, drafts}. A scenario has: app, files, service, key, settings, data, locale, tries. */
"use strict";

const fs = require("fs");
const path = require("path");
const vm = require("vm");

const [folder] = process.argv.slice(2);
const scenario = JSON.parse(fs.readFileSync(0, "utf8"));
const drafts = [];

/** The service, asked as a vendor's proxy asks it. */
async function call(url, method, headers, body) {
  drafts.push(JSON.parse(body));
  const response = await fetch(url, { method, headers, body });
  const text = await response.text();
  if (!response.ok) throw new Error(`status ${response.status}`);
  return text;
}

/** As much of a document as the apps use. */
function document() {
  const elements = {};
  const make = () => ({ textContent: "", value: "", hidden: false });
  return {
    body: { scrollHeight: 100 },
    documentElement: {},
    getElementById: (id) => (elements[id] ??= make()),
    querySelector: (selector) => (elements[selector] ??= make()),
  };
}

const VENDORS = {
  /* The client of the Zendesk Apps framework: a handler that rejects stops the save. */
  zendesk() {
    const handlers = {};
    const page = document();
    const client = {
      on: (name, handler) => (handlers[name] = handler),
      get: async (paths) => Object.fromEntries([paths].flat().map((name) => [name, scenario.data[name]])),
      metadata: async () => ({ settings: scenario.settings }),
      invoke: async () => ({}),
      request: async (options) => {
        if (!options.secure) throw new Error("the key of a secure setting is filled in by the proxy only");
        const headers = { "Content-Type": options.contentType };
        for (const [name, value] of Object.entries(options.headers)) headers[name] = value.replace("{{setting.api_key}}", scenario.key);
        return JSON.parse(await call(options.url, options.type, headers, options.data));
      },
    };
    return {
      globals: { ZAFClient: { init: () => client }, document: page },
      async send(attempt) {
        page.getElementById("reason").value = attempt.reason ?? "";
        try {
          await handlers["ticket.save"]();
          return { sent: true, shown: "" };
        } catch (words) {
          return { sent: false, shown: words };
        }
      },
    };
  },

  /* The client of the Freshworks platform: an intercepted event waits for done or fail. */
  freshdesk() {
    const handlers = {};
    const template = JSON.parse(fs.readFileSync(path.join(folder, "config/requests.json"), "utf8")).lint.schema;
    const fill = (text, context) =>
      text.replace(/<%= (\w+)\.(\w+) %>/g, (_, source, name) => ({ context, iparam: { service: new URL(scenario.service).host, api_key: scenario.key } })[source][name]);
    const client = {
      events: { on: (name, handler, options) => options.intercept && (handlers[name] = handler) },
      iparams: { get: async () => scenario.settings },
      data: { get: async (name) => scenario.data[name] },
      request: {
        invokeTemplate: async (name, { context, body }) => {
          if (name !== "lint") throw new Error("no such template");
          const query = new URLSearchParams(Object.entries(template.query).map(([key, value]) => [key, fill(value, context)]));
          const headers = Object.fromEntries(Object.entries(template.headers).map(([key, value]) => [key, fill(value, context)]));
          const url = `${new URL(scenario.service).protocol}//${fill(template.host, context)}${template.path}?${query}`;
          return { status: 200, response: await call(url, template.method, headers, body) };
        },
      },
    };
    return {
      globals: { app: { initialized: async () => client } },
      send: () =>
        new Promise((resolve) => {
          handlers["ticket.sendReply"]({
            helper: {
              getData: () => scenario.data.event,
              done: () => resolve({ sent: true, shown: "" }),
              fail: (words) => resolve({ sent: false, shown: words }),
            },
          });
        }),
    };
  },

  /* The SDK of Zoho Desk: a hook is a handler whose promise decides; answers come wrapped in text. */
  "zoho-desk"() {
    const handlers = {};
    const request = async ({ url, type, headers, postBody }) => {
      const filled = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.replace("{{apikey}}", scenario.key)]));
      return JSON.stringify({ response: await call(url, type, filled, JSON.stringify(postBody)) });
    };
    const instance = { on: (name, handler) => (handlers[name] = handler) };
    return {
      globals: {
        ZOHODESK: {
          extension: { onload: async () => ({ instance, locale: scenario.locale }) },
          get: async () => (scenario.data.ticket ? { status: "success", ticket: scenario.data.ticket } : Promise.reject({ status: "failure" })),
          request,
        },
      },
      async send() {
        try {
          return { sent: (await handlers["ticket.reply"](scenario.data.hook)) === true, shown: "" };
        } catch (words) {
          return { sent: false, shown: words };
        }
      },
    };
  },

  /* Office.js: readers with callbacks, and an event that is completed once. */
  outlook() {
    const reader = (value) => ({
      getAsync: (...words) => words.at(-1)(value === undefined ? { status: "failed", error: { message: "no value" } } : { status: "succeeded", value }),
    });
    const item = Object.fromEntries(["subject", "body", "to", "cc", "from"].map((name) => [name, reader(scenario.data[name])]));
    item.getAttachmentsAsync = (done) => done({ status: "succeeded", value: scenario.data.attachments ?? [] });
    let handler;
    const Office = {
      AsyncResultStatus: { Succeeded: "succeeded" },
      CoercionType: { Html: "html" },
      context: { displayLanguage: scenario.locale, mailbox: { item } },
      actions: { associate: (name, given) => name === "onMessageSend" && (handler = given) },
    };
    return {
      globals: {
        Office,
        fetch: async (url, options) => {
          drafts.push(JSON.parse(options.body));
          return fetch(url, options);
        },
      },
      send: () =>
        new Promise((resolve) => handler({ completed: ({ allowEvent, errorMessage }) => resolve({ sent: allowEvent, shown: errorMessage ?? "" }) })),
    };
  },
};

async function main() {
  const vendor = VENDORS[scenario.app]();
  const context = vm.createContext({ setTimeout, URL, console: { warn: (text) => process.stderr.write(`${text}\n`) }, ...vendor.globals });
  for (const file of scenario.files) vm.runInContext(fs.readFileSync(path.join(folder, file), "utf8"), context, { filename: file });
  if (scenario.overSettings) vm.runInContext(`Object.assign(SETTINGS, ${JSON.stringify(scenario.overSettings)})`, context);
  await new Promise((resolve) => setTimeout(resolve, 20)); // what the apps do when they start
  const began = Date.now();
  const attempts = [];
  for (const attempt of scenario.attempts ?? [{}]) {
    Object.assign(scenario.data, attempt.data);
    attempts.push(await vendor.send(attempt));
  }
  process.stdout.write(JSON.stringify({ attempts, drafts, milliseconds: Date.now() - began }));
  process.exit(0);
}

main().catch((error) => {
  process.stderr.write(String(error.stack));
  process.exit(1);
});
