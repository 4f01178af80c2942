// From a file that was dropped to the fields of a draft. Mail is read here so that only its text travels.

const HEADER = /^(from|to|cc|subject|date|reply-to|message-id|mime-version|content-type|received|return-path)[ \t]*:/i;

/** The fields of a draft in a file: {kind?, subject, body or html, from, to, cc, date, attachments, …}; null when it holds none. */
export function readFile(name, bytes) {
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1].toLowerCase() ?? "";
  if (extension === "json") return readTicket(decode(bytes));
  if (extension === "eml" || HEADER.test(latin(bytes.subarray(0, 200)))) return readMail(bytes);
  const text = decode(bytes);
  if (text.includes("\0")) return null;
  if (extension === "html" || extension === "htm") return { html: text };
  const template = ["j2", "jinja", "jinja2", "liquid", "hbs", "mustache", "erb", "twig"].includes(extension);
  return template ? { body: text, kind: "template" } : { body: text };
}

/** A mail that was pasted as text: header lines, an empty line, the body; null when it is none. */
export function readPasted(text) {
  if (!HEADER.test(text) || !/\r?\n\r?\n/.test(text)) return null;
  const lines = text.split(/\r?\n\r?\n/, 1)[0].split(/\r?\n/);
  if (!lines.every((line) => /^[ \t]|^[!-9;-~]+[ \t]*:/.test(line))) return null;
  return readMail(new TextEncoder().encode(text), "utf-8");
}

function readTicket(text) {
  let ticket;
  try {
    ticket = JSON.parse(text);
  } catch {
    return null;
  }
  if (Array.isArray(ticket)) ticket = ticket[0];
  if (typeof ticket !== "object" || ticket === null || !(ticket.body ?? ticket.html)) return null;
  return { kind: "ticket", ...ticket };
}

/** The draft in a mail. `charset`, when given, is what its bytes are in wherever no transfer encoding hides them. */
export function readMail(bytes, charset = "") {
  const entity = split(latin(bytes));
  const draft = { attachments: [] };
  for (const name of ["subject", "from", "to", "cc", "date"]) {
    const value = entity.headers.get(name);
    if (value) draft[name] = words(value);
  }
  collect(entity, draft, charset, 0);
  if (draft.body !== undefined) delete draft.html;
  if (draft.body === undefined && draft.html === undefined) draft.body = "";
  return draft;
}

/** Bytes as characters of the same number, so that structure can be read before any charset is known. */
function latin(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 32768) text += String.fromCharCode(...bytes.subarray(at, at + 32768));
  return text;
}

function bytesOf(text) {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** Text of bytes: in the charset that is named, else UTF-8, else the Chinese or Western one that fits. */
function decode(bytes, charset = "") {
  const named = { gb2312: "gb18030", gbk: "gb18030" }[charset.toLowerCase()] ?? charset;
  const marks = bytes[0] === 0xff && bytes[1] === 0xfe ? ["utf-16le"] : bytes[0] === 0xfe && bytes[1] === 0xff ? ["utf-16be"] : [];
  for (const label of [...marks, named, "utf-8", "gb18030"]) {
    if (!label) continue;
    try {
      return new TextDecoder(label, { fatal: true }).decode(bytes).replace(/\r\n?/g, "\n");
    } catch {
      // Not this one.
    }
  }
  return new TextDecoder("windows-1252").decode(bytes).replace(/\r\n?/g, "\n");
}

/** Header fields (unfolded, the first of each name) and body of an entity. */
function split(raw) {
  const gap = /\r?\n\r?\n|^\r?\n/.exec(raw);
  const head = gap ? raw.slice(0, gap.index) : raw;
  const headers = new Map();
  for (const line of head.replace(/\r?\n[ \t]+/g, " ").split(/\r?\n/)) {
    const colon = line.indexOf(":");
    const name = line.slice(0, colon).trim().toLowerCase();
    if (colon > 0 && !headers.has(name)) headers.set(name, line.slice(colon + 1).replace(/^[ \t]+|[ \t\r\n]+$/g, ""));
  }
  return { headers, body: gap ? raw.slice(gap.index + gap[0].length) : "" };
}

/** A parameter of a header field, also in the form of RFC 2231 (one piece). */
function parameter(value, name) {
  const extended = new RegExp(`;\\s*${name}\\*(?:0\\*)?=\\s*"?([^;"]*)`, "i").exec(value);
  if (extended) {
    const [charset, , text] = extended[1].split("'");
    try {
      return decode(bytesOf((text ?? extended[1]).replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)))), charset);
    } catch {
      return extended[1];
    }
  }
  const plain = new RegExp(`;\\s*${name}\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\s]*))`, "i").exec(value);
  return plain ? words((plain[1] ?? plain[2]).replace(/\\(.)/g, "$1")) : "";
}

/** Encoded words (RFC 2047) as text; space between two of them is none, and their bytes may belong together. */
function words(value) {
  const joined = value.replace(/(=\?[^?]+\?[bq]\?[^?]*\?=)\s+(?==\?)/gi, "$1");
  if (!/=\?[^?]+\?[bq]\?/i.test(joined)) return decode(bytesOf(joined));
  const pieces = [];
  for (const piece of joined.split(/(=\?[^?]+\?[bq]\?[^?]*\?=)/i)) {
    const word = /^=\?([^?*]+)[^?]*\?([bq])\?([^?]*)\?=$/i.exec(piece);
    const charset = word ? word[1].toLowerCase() : "";
    const bytes = word ? transfer(word[3].replace(/_/g, /q/i.test(word[2]) ? " " : "_"), /b/i.test(word[2]) ? "base64" : "quoted-printable") : piece;
    const last = pieces.at(-1);
    if (word && last?.charset === charset) last.bytes += bytes;
    else if (bytes) pieces.push({ charset, bytes });
  }
  return pieces.map(({ charset, bytes }) => decode(bytesOf(bytes), charset)).join("");
}

/** The bytes, as characters, of a body in a transfer encoding. */
function transfer(body, encoding) {
  if (/^base64$/i.test(encoding)) {
    try {
      return atob(body.replace(/[^A-Za-z0-9+/]/g, ""));
    } catch {
      return body;
    }
  }
  if (!/^quoted-printable$/i.test(encoding)) return body;
  return body.replace(/[ \t]*=\r?\n/g, (end) => end.split("=")[0]).replace(/=([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
}

/** Put the text of an entity and the names of what is attached into a draft. */
function collect({ headers, body }, draft, charset, depth) {
  const type = headers.get("content-type") ?? "text/plain";
  const media = type.split(";")[0].trim().toLowerCase();
  const disposition = headers.get("content-disposition") ?? "";
  const boundary = parameter(type, "boundary");
  if (media.startsWith("multipart/") && boundary && depth < 20) {
    for (const part of parts(body, boundary)) collect(split(part), draft, charset, depth + 1);
    return;
  }
  const name = parameter(disposition, "filename") || parameter(type, "name");
  const encoding = (headers.get("content-transfer-encoding") ?? "").trim();
  const bytes = transfer(body, encoding);
  const field = { "text/plain": "body", "text/html": "html" }[media];
  if (!field || /^attachment/i.test(disposition) || (name && draft[field] !== undefined)) {
    const picture = headers.has("content-id") && !/^attachment/i.test(disposition); // shown within the HTML part
    if (!picture && (name || !media.startsWith("text/"))) draft.attachments.push({ name: name || media, type: media, size: bytes.length });
    return;
  }
  if (draft[field] !== undefined) return;
  const text = decode(bytesOf(bytes), (bytes === body && charset) || parameter(type, "charset"));
  draft[field] = /^flowed$/i.test(parameter(type, "format")) ? unflowed(text, /^yes$/i.test(parameter(type, "delsp"))) : text;
}

function parts(body, boundary) {
  const found = [];
  let current = null;
  for (const line of body.split("\n")) {
    const bare = line.trimEnd();
    if (bare === `--${boundary}` || bare === `--${boundary}--`) {
      if (current) found.push(current.join("\n").replace(/\r$/, ""));
      current = bare.endsWith("--") && bare !== `--${boundary}` ? null : [];
      if (current === null) break;
    } else if (current) current.push(line);
  }
  if (current?.length) found.push(current.join("\n"));
  return found;
}

/** Lines that a mail program broke for the wire (RFC 3676), joined again; quoted lines stay as they are. */
function unflowed(text, deleteSpace) {
  const lines = [];
  let open = false;
  for (const line of text.split("\n")) {
    const stuffed = line.startsWith(" ") ? line.slice(1) : line;
    const plain = !stuffed.startsWith(">") && stuffed !== "-- ";
    if (open && plain) lines[lines.length - 1] += stuffed;
    else lines.push(stuffed);
    open = plain && stuffed.endsWith(" ");
    if (open && deleteSpace) lines[lines.length - 1] = lines.at(-1).slice(0, -1);
  }
  return lines.join("\n");
}
