/* Files go up as soon as they are chosen, with progress and a way to stop; without this script the input is a plain one. */
import { csrf, refresh, signInAgain } from "./session.js";

class Upload {
  constructor(holder, file) {
    this.holder = holder;
    this.file = file;
    this.item = holder.querySelector("template").content.firstElementChild.cloneNode(true);
    this.state = this.item.querySelector("[data-state]");
    this.bar = this.item.querySelector("[data-progress]");
    this.item.querySelector("[data-name]").textContent = file.name;
    this.bar.setAttribute("aria-label", file.name);
    this.button = this.item.querySelector("[data-cancel]");
    this.button.addEventListener("click", () => this.request.abort());
    holder.querySelector("[data-upload-list]").append(this.item);
  }

  run() {
    this.say("sending");
    return new Promise((resolve) => {
      const body = new FormData();
      body.append(this.holder.dataset.uploadName, this.file, this.file.name);
      this.request = new XMLHttpRequest();
      this.request.open("POST", this.holder.dataset.uploadUrl);
      this.request.setRequestHeader("Accept", "application/json");
      this.request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
      this.request.setRequestHeader("X-CSRFToken", csrf());
      this.request.upload.onprogress = (event) => this.progress(event);
      this.request.onload = () => resolve(this.done());
      this.request.onerror = () => resolve(this.failed(this.state.dataset.failed));
      this.request.onabort = () => resolve(this.say("cancelled"));
      this.request.onloadend = () => (this.button.hidden = true);
      this.request.send(body);
    });
  }

  progress(event) {
    if (event.lengthComputable) this.bar.value = Math.round((event.loaded / event.total) * 100);
    if (event.loaded === event.total) this.say("checking");
  }

  say(state) {
    this.state.textContent = this.state.dataset[state];
    this.item.dataset.upload = state;
  }

  async done() {
    const { status } = this.request;
    if (status === 401 && (await signInAgain())) return this.run();
    if (status === 403 && !this.renewed) return this.renew();
    const said = parsed(this.request.responseText);
    if (status < 200 || status > 299) return this.failed(reason(said) || this.state.dataset.failed);
    this.bar.value = 100;
    this.say("done");
    return this.stored(said);
  }

  async renew() {
    this.renewed = true;
    await refresh();
    return this.run();
  }

  stored(said) {
    this.holder.querySelectorAll("[data-upload=failed]").forEach((item) => item.remove());
    this.holder.querySelector("[data-upload-error]").hidden = true;
    this.holder.querySelector("input[type=file]").removeAttribute("aria-invalid");
    if (said.html) this.item.outerHTML = said.html;
    else if (said.url) this.link(said);
    this.bar.hidden = true;
    const { uploadTarget } = this.holder.dataset;
    if (uploadTarget) window.htmx?.ajax("GET", location.href, { target: uploadTarget, select: uploadTarget, swap: "outerHTML" });
    this.holder.dispatchEvent(new CustomEvent("kit:uploaded", { bubbles: true, detail: said }));
  }

  link(said) {
    const link = document.createElement("a");
    link.href = said.url;
    link.textContent = said.name ?? this.file.name;
    this.item.querySelector("[data-name]").replaceChildren(link);
  }

  failed(sentence) {
    this.say("failed");
    const error = this.holder.querySelector("[data-upload-error]");
    error.textContent = `${this.file.name}: ${sentence}`;
    error.hidden = false;
    this.holder.querySelector("input[type=file]").setAttribute("aria-invalid", "true");
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

function reason(said) {
  const lines = Object.values(said.errors ?? {}).flat();
  return said.detail || lines.map((line) => line.message ?? line).join(" ");
}

async function chosen(holder, input) {
  const error = holder.querySelector("[data-upload-error]");
  error.hidden = true;
  input.removeAttribute("aria-invalid");
  const files = [...input.files];
  input.value = ""; // it has gone up by itself: the form need not carry it again
  for (const file of files) await new Upload(holder, file).run();
}

export function startUploads(root) {
  for (const holder of root.querySelectorAll("[data-upload-url]:not([data-started])")) {
    holder.dataset.started = "yes";
    const input = holder.querySelector("input[type=file]");
    input.addEventListener("change", () => input.files.length && chosen(holder, input));
  }
}
