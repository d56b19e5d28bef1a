/* Requests to our own house, and signing in again in place when the session has ended. */

let token = document.querySelector("input[name=csrfmiddlewaretoken]")?.value ?? "";
let asking = null;

function take(csrf) {
  token = csrf;
  for (const input of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) input.value = csrf;
  document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": csrf }));
}

/* Who is signed in now; brings the token of that session into the page. */
export async function refresh() {
  const url = document.querySelector("meta[name=session-url]").content;
  const answer = await fetch(url, { headers: { Accept: "application/json" }, cache: "no-store" });
  const session = await answer.json();
  take(session.csrf);
  return session;
}

export const csrf = () => token;
export const me = () => document.body.dataset.user ?? "";
const mine = (session) => session.signed_in && (me() === "" || session.user === me());

/* A request with the token; when the token has grown old, once more with the new one. Resolves to the Response. */
export async function send(url, { method = "POST", body, headers = {}, keepalive = false } = {}) {
  const once = () =>
    fetch(url, { method, body, keepalive, headers: { Accept: "application/json", "X-CSRFToken": token, ...headers } });
  const answer = await once();
  if (answer.status !== 403 || keepalive) return answer;
  const before = token;
  const session = await refresh();
  if (!mine(session) && me() !== "") return new Response(null, { status: 401 });
  return before === token ? answer : once();
}

/* Resolves to true when the same person is signed in again, to false when it was put off. */
export function signInAgain() {
  asking ??= new Promise((resolve) => new SignIn(resolve)).finally(() => (asking = null));
  return asking;
}

class SignIn {
  constructor(resolve) {
    this.dialog = document.getElementById("kit-signin");
    this.form = this.dialog.querySelector("form");
    this.error = this.dialog.querySelector("[data-error]");
    this.resolve = resolve;
    this.url = this.form.dataset.url;
    this.step(false);
    this.say("");
    this.form.onsubmit = (event) => this.submit(event);
    this.dialog.querySelector("[data-continue]").onclick = () => this.check();
    this.dialog.onclose = () => this.resolve(this.dialog.returnValue === "in");
    this.dialog.returnValue = "";
    this.dialog.showModal();
  }

  say(sentence) {
    this.error.textContent = sentence;
    this.error.hidden = !sentence;
  }

  step(second) {
    this.second = second;
    for (const part of this.dialog.querySelectorAll("[data-step]")) {
      part.hidden = (part.dataset.step === "code") !== second;
      for (const input of part.querySelectorAll("input")) input.disabled = part.hidden;
    }
    this.dialog.querySelector("[data-step]:not([hidden]) input")?.focus();
  }

  async submit(event) {
    event.preventDefault();
    try {
      await refresh();
      const body = new URLSearchParams(new FormData(this.form));
      const headers = { "X-CSRFToken": token, "X-Requested-With": "XMLHttpRequest", Accept: "application/json" };
      const answer = await fetch(this.url, { method: "POST", body, headers });
      await (this.second ? this.check() : this.first(answer));
    } catch {
      this.say(this.error.dataset.failed);
    }
  }

  async first(answer) {
    const said = await answer.json().catch(() => ({}));
    if (answer.ok && said.location?.includes("2fa")) {
      this.url = said.location;
      return this.step(true);
    }
    const fields = Object.values(said.form?.fields ?? {}).flatMap((field) => field.errors);
    const lines = [...(said.form?.errors ?? []), ...fields];
    return answer.ok ? this.check() : this.say(lines.join(" ") || this.error.dataset.wrong);
  }

  async check() {
    const session = await refresh();
    if (mine(session)) return this.dialog.close("in");
    return this.say(session.signed_in ? this.error.dataset.other : this.error.dataset.wrong);
  }
}
