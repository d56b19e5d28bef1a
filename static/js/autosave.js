/* Saves a form while it is being filled in. Nothing typed is ever only in memory: it is on the server or on this device. */
import { send, signInAgain } from "./session.js";
import { codeOf, codes, read, same, write } from "./values.js";
import { choose } from "./merge.js";
import { complete, fieldErrors, Status } from "./autosave_view.js";
import { tellOffline } from "./offline.js";
import { keptUnder, keyOf } from "./unsent.js";

const PAUSE = 800;
const LONGEST = 60_000;
const ASK_EVERY = 30_000;
const AT_WORK = 300_000;
const CLOSED = new Set([403, 404, 410, 423]);
const merged = (...parts) => Object.assign({}, ...parts);

class Autosave {
  constructor(form) {
    this.form = form;
    this.url = form.dataset.autosaveUrl;
    this.revision = Number(form.dataset.autosaveRevision);
    this.key = keyOf(this.url, form.dataset.autosavePart);
    this.status = new Status(form);
    this.dirty = {};
    this.flying = {};
    this.busy = this.stopped = this.waiting = false;
    this.wait = 0;
    this.listen();
    this.restore();
  }

  listen() {
    this.form.addEventListener("input", (event) => this.changed(event.target, PAUSE));
    this.form.addEventListener("change", (event) => this.changed(event.target, 0));
    this.form.addEventListener("focusout", () => this.later(0));
    this.form.addEventListener("submit", (event) => this.submit(event));
    window.addEventListener("pagehide", () => this.leave());
    window.addEventListener("pageshow", (event) => event.persisted && this.back());
    window.addEventListener("online", () => (this.wait ? this.flush(true) : this.later(0)));
    this.form.addEventListener("kit:uploaded", () => this.refresh());
    this.status.onAsked(() => this.resume());
    setInterval(() => this.atWork() && this.refresh(), ASK_EVERY);
  }

  /* Others are asked after only while somebody is writing: an abandoned page must not keep its session alive. */
  atWork() {
    return document.visibilityState === "visible" && Date.now() - (this.touched ?? 0) < AT_WORK;
  }

  changed(element, pause) {
    const code = codeOf(element);
    this.touched = Date.now();
    if (!code) return;
    const value = read(this.form, code);
    if (same(value, this.known[code]) && !(code in this.dirty) && !(code in this.flying)) return;
    this.dirty[code] = value;
    this.keep();
    if (!this.stopped && !this.waiting && !this.wait) this.status.say("changed");
    this.later(pause);
  }

  later(pause) {
    clearTimeout(this.timer);
    if (Object.keys(this.dirty).length) this.timer = setTimeout(() => this.flush(), pause);
  }

  /* What is not yet on the server, with the revision it was written on. */
  get unsent() {
    return merged(this.flying, this.dirty);
  }

  keep() {
    const values = this.unsent;
    try {
      if (Object.keys(values).length) localStorage.setItem(this.key, JSON.stringify({ revision: this.revision, values, at: Date.now() }));
      else localStorage.removeItem(this.key);
    } catch {
      // a full or forbidden store: the server is still asked at once
    }
  }

  /* Entries of an earlier visit that never arrived go back into their fields, on the revision they were written on.
     A row that only this device knows gets its place first. */
  restore() {
    const kept = keptUnder(this.key);
    const there = Object.entries(kept?.values ?? {}).filter(([, value]) => !same(value, ""));
    this.form.dispatchEvent(new CustomEvent("kit:merging", { bubbles: true, detail: Object.fromEntries(there) }));
    this.known = Object.fromEntries(codes(this.form).map((code) => [code, read(this.form, code)]));
    const lost = Object.entries(kept?.values ?? {}).filter(([code, value]) => code in this.known && !same(value, this.known[code]));
    if (!lost.length) return this.keep();
    this.revision = kept.revision;
    for (const [code, value] of lost) write(this.form, code, value);
    this.dirty = Object.fromEntries(lost);
    this.status.restored();
    return this.later(0);
  }

  request(keepalive) {
    const body = JSON.stringify({ revision: this.revision, values: this.flying });
    return send(this.url, { method: "PATCH", body, keepalive, headers: { "Content-Type": "application/json" } });
  }

  /* Asked with `anyway`, the server is asked even if there is nothing to be sent. */
  async flush(anyway = false) {
    clearTimeout(this.timer);
    if (this.busy || this.stopped || this.waiting || !(anyway || Object.keys(this.dirty).length)) return;
    this.busy = true;
    this.flying = this.dirty;
    this.dirty = {};
    this.status.saving();
    const answer = await this.request(false).catch(() => null);
    const said = answer ? await answer.json().catch(() => ({})) : {};
    this.busy = false;
    await this.heard(answer?.status ?? 0, said);
  }

  /* Nothing is sent; what others changed, and how far the form is (a file counts too), comes back. */
  async refresh() {
    if (this.stopped || this.waiting) return;
    if (this.busy) return void setTimeout(() => this.refresh(), PAUSE);
    if (Object.keys(this.dirty).length) return this.flush();
    this.busy = true;
    const answer = await this.request(false).catch(() => null);
    const said = [200, 409].includes(answer?.status) ? await answer.json().catch(() => null) : null;
    this.busy = false;
    if (said && answer.status === 409) return this.conflict(said);
    if (said) await this.take(said);
    this.later(PAUSE);
  }

  heard(status, said) {
    if (status === 200) return this.saved(said);
    if (status !== 409) this.takeBack();
    if (status === 409) return this.conflict(said);
    if (status === 401) return this.signedOut();
    if (CLOSED.has(status)) return this.refused();
    if (status === 400 || status === 422) return this.invalid(said);
    return this.offline();
  }

  takeBack() {
    this.dirty = this.unsent;
    this.flying = {};
    this.keep();
  }

  saved(said) {
    Object.assign(this.known, this.flying);
    this.flying = {};
    this.wait = 0;
    this.status.saved(said, Object.keys(said.errors ?? {}).length > 0);
    return this.take(said);
  }

  /* What the server says stands now: errors, progress, and what others wrote, which goes into its fields. */
  take(said) {
    const clashing = this.merge(said.merged ?? {});
    this.revision = said.revision;
    this.form.dataset.autosaveRevision = said.revision;
    this.keep();
    fieldErrors(this.form, said.errors ?? {});
    complete(said.complete);
    if (said.others?.length && Object.keys(said.merged ?? {}).length) this.status.others(said.others);
    this.form.dispatchEvent(new CustomEvent("kit:saved", { bubbles: true, detail: said }));
    if (clashing) return this.conflict({ ...clashing, revision: said.revision, by: said.others?.[0], at: said.saved_at });
    return this.later(PAUSE);
  }

  /* Accepts what others wrote; what was typed here meanwhile on the same answers comes back as a conflict. */
  merge(merged) {
    const base = {};
    const theirs = {};
    this.form.dispatchEvent(new CustomEvent("kit:merging", { bubbles: true, detail: merged }));
    for (const [code, value] of Object.entries(merged)) {
      if (!(code in this.dirty)) this.accept(code, value);
      else if (!same(value, this.dirty[code])) [base[code], theirs[code]] = [this.known[code], value];
    }
    return Object.keys(theirs).length ? { base, theirs } : null;
  }

  /* What cannot be read at all is told by the page that the button asks for. */
  invalid(said) {
    this.faulty = true;
    fieldErrors(this.form, said.errors ?? {});
    this.status.say("refused");
  }

  refused() {
    this.stopped = true;
    this.status.say("refused");
  }

  offline() {
    this.status.say("offline");
    this.wait = Math.min(this.wait ? this.wait * 2 : 2000, LONGEST);
    this.timer = setTimeout(() => this.flush(true), this.wait);
  }

  /* A pressed button may take the page away only once everything typed has arrived: else the page would be gone, and
     what came in its place would say nothing of it. */
  async submit(event) {
    if (this.through) return this.status.silence();
    event.preventDefault();
    if (this.pressed) return;
    this.pressed = true;
    this.through = await this.arrived();
    this.pressed = false;
    if (this.through) this.form.requestSubmit(event.submitter);
    else if (this.wait) tellOffline();
  }

  async arrived() {
    while (this.busy) await new Promise((resolve) => setTimeout(resolve, 50));
    this.faulty = false;
    await (this.waiting ? this.resume() : this.flush(true));
    const unsent = Object.keys(this.unsent).length > 0;
    return !this.stopped && !this.waiting && !this.wait && (this.faulty || !unsent);
  }

  async signedOut() {
    this.waiting = true;
    this.status.say("signedout");
    if (!(await signInAgain())) return;
    this.waiting = false;
    await this.flush();
  }

  resume() {
    if (this.pending) return this.conflict(this.pending);
    return this.waiting ? this.signedOut() : this.flush();
  }

  async conflict(said) {
    this.takeBack();
    this.pending = said;
    this.waiting = true;
    const theirs = { ...said.merged, ...said.theirs };
    const conflicts = {};
    this.form.dispatchEvent(new CustomEvent("kit:merging", { bubbles: true, detail: theirs }));
    for (const [code, value] of Object.entries(theirs)) {
      if (!(code in this.dirty)) this.accept(code, value);
      else if (!same(value, this.dirty[code])) conflicts[code] = { base: said.base?.[code] ?? this.known[code], mine: this.dirty[code], theirs: value };
    }
    if (Object.keys(conflicts).length) this.status.say("conflict");
    const chosen = Object.keys(conflicts).length ? await choose(this.form, conflicts, said) : {};
    if (chosen) await this.settle(said, conflicts, chosen);
  }

  accept(code, value) {
    this.known[code] = value;
    write(this.form, code, value);
  }

  settle(said, conflicts, chosen) {
    this.pending = null;
    this.waiting = false;
    this.revision = said.revision;
    for (const [code, holder] of Object.entries(chosen)) {
      if (holder !== "theirs") continue;
      this.accept(code, conflicts[code].theirs);
      delete this.dirty[code];
    }
    this.keep();
    if (said.moved) return location.reload(); // other questions are asked now; what was typed waits on the device
    if (!Object.keys(this.dirty).length) this.status.saved({ revision: said.revision, saved_at: said.at }, false);
    return this.flush();
  }

  /* The page goes away: one last attempt that survives it; what is kept on the device says the rest. */
  leave() {
    if (this.stopped || this.waiting || !Object.keys(this.dirty).length) return;
    this.flying = this.unsent;
    this.request(true).catch(() => null);
  }

  /* The same page again, out of the browser's memory: whether that last attempt arrived is asked by sending again. */
  back() {
    this.takeBack();
    this.later(0);
  }
}

export function startAutosave(root) {
  for (const form of root.querySelectorAll("form[data-autosave-url]:not([data-started])")) {
    form.dataset.started = "yes";
    new Autosave(form);
  }
}
