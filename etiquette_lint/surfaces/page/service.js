// The calls to the service this page comes from.

/** Why the service gave no report: `status` of HTTP (0 when it was not reached), seconds to `wait` if it said so. */
export class ServiceError extends Error {
  constructor(status, reason = "", wait = 0) {
    super(reason);
    this.status = status;
    this.wait = wait;
  }
}

async function call(path, options, key) {
  const headers = { ...options.headers, ...(key ? { Authorization: `Bearer ${key}` } : {}) };
  let response;
  try {
    response = await fetch(new URL(path, document.baseURI), { ...options, headers, cache: "no-store", credentials: "omit" });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new ServiceError(0);
  }
  const answer = await response.json().catch(() => null);
  if (response.ok && answer) return answer;
  throw new ServiceError(response.status, reasonIn(answer), Number(response.headers.get("Retry-After")) || 0);
}

function reasonIn(answer) {
  const reason = answer?.error?.message ?? answer?.error ?? answer?.detail ?? "";
  return typeof reason === "string" ? reason : "";
}

/** The report on a draft, in the words and by the rules of the settings. */
export function lint(draft, settings, signal) {
  const query = new URLSearchParams({ lang: settings.language });
  for (const [name, chosen] of [["ignore", settings.ignore], ["extend_select", settings.extend]]) {
    if (chosen.size) query.set(name, [...chosen].sort().join(","));
  }
  const body = JSON.stringify(draft);
  return call(`v1/lint?${query}`, { method: "POST", body, signal, headers: { "Content-Type": "application/json" } }, settings.key);
}

/** The rules of the service: {code, name, severity, kinds, why: {en, zh}, …} each. */
export async function rules(settings) {
  const answer = await call("v1/rules", {}, settings.key);
  return Array.isArray(answer) ? answer : answer.rules;
}
