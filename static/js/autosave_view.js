/* What the reader sees of saving: the status line, errors beside their fields, how much is complete. */
import { controls } from "./values.js";

const clock = new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Seoul", timeStyle: "medium" });

export class Status {
  constructor(form) {
    this.line = form.querySelector("[data-autosave-status]");
    this.again = form.querySelector("[data-autosave-again]");
    this.meanwhile = form.querySelector("[data-autosave-others]");
    this.quiet = false;
  }

  onAsked(act) {
    this.again?.addEventListener("click", act);
  }

  silence() {
    this.quiet = true;
  }

  /* Said only when it takes long: a screen reader need not hear of every pause in typing. */
  saving() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.say("saving"), 1000);
  }

  saved(said, invalid) {
    const time = said.saved_at ? clock.format(new Date(said.saved_at)) : clock.format(new Date());
    this.say(invalid ? "invalid" : "saved", { time, revision: said.revision });
  }

  others(names) {
    if (this.meanwhile) this.meanwhile.textContent = `${this.back ?? ""} ${this.meanwhile.dataset.said.replace("{name}", names.join(", "))}`.trim();
  }

  /* Stays in sight when others' changes come in a moment later. */
  restored() {
    this.back = this.meanwhile?.dataset.restored;
    if (this.meanwhile) this.meanwhile.textContent = this.back;
  }

  say(state, values = {}) {
    clearTimeout(this.timer);
    if (!this.line || this.quiet) return;
    this.line.dataset.state = state;
    this.line.textContent = this.line.dataset[state].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
    if (this.again) this.again.hidden = state !== "signedout" && state !== "conflict" && state !== "offline";
  }
}

function clear(holder) {
  for (const line of holder.querySelectorAll(".form-hint-invalid")) line.remove();
  holder.classList.remove("is-error");
  for (const control of holder.querySelectorAll("[aria-invalid]")) control.removeAttribute("aria-invalid");
}

function show(holder, form, code, lines) {
  const [first] = controls(form, code);
  const said = document.createElement("p");
  said.className = "form-hint-invalid";
  said.id = `${first?.id || code}_error`;
  said.textContent = lines.join(" ");
  holder.append(said);
  holder.classList.add("is-error");
  if (!first) return;
  first.setAttribute("aria-invalid", "true");
  const described = new Set([...(first.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean), said.id]);
  first.setAttribute("aria-describedby", [...described].join(" "));
}

export function fieldErrors(form, errors) {
  for (const holder of form.querySelectorAll("[data-field]")) {
    clear(holder);
    const lines = errors[holder.dataset.field];
    if (lines?.length) show(holder, form, holder.dataset.field, lines);
  }
}

export function complete(numbers) {
  for (const [name, value] of Object.entries(numbers ?? {})) {
    for (const place of document.querySelectorAll(`[data-complete="${CSS.escape(name)}"]`)) {
      if (place.tagName === "PROGRESS") place.value = value;
      else place.textContent = value;
    }
  }
}
