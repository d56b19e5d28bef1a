/* Tables of a form grow and shrink in place, and questions that do not apply step aside. Without it, buttons do the same. */

const ROW = "__row__";

function renamed(element, id) {
  for (const one of [element, ...element.querySelectorAll("*")]) {
    for (const { name, value } of [...one.attributes]) if (value.includes(ROW)) one.setAttribute(name, value.replaceAll(ROW, id));
  }
  return element;
}

const freshId = () => [...crypto.getRandomValues(new Uint8Array(4))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

function addRow(table) {
  const pattern = table.querySelector("template[data-rows-pattern]").content.firstElementChild;
  const row = renamed(pattern.cloneNode(true), freshId());
  table.querySelector("[data-rows-list]").append(row);
  row.querySelector("input, select, textarea")?.focus();
}

/* A row struck out is emptied, which removes it at the next saving; the tick taken away again brings its cells back. */
const kept = new WeakMap();

function put(cell, { value, checked }) {
  cell.value = value;
  cell.checked = checked;
  cell.dispatchEvent(new Event("input", { bubbles: true }));
}

function strike(row, struck) {
  const cells = [...row.querySelectorAll(".answers-cells input, .answers-cells select, .answers-cells textarea")];
  row.classList.toggle("is-struck", struck);
  for (const cell of cells) {
    if (struck) kept.set(cell, { value: cell.value, checked: cell.checked });
    const box = ["radio", "checkbox"].includes(cell.type);
    put(cell, struck ? { value: box ? cell.value : "", checked: false } : kept.get(cell) ?? { value: cell.value, checked: cell.checked });
    cell.disabled = struck;
  }
}

function answerOf(form, code) {
  const found = [...form.elements].filter((one) => one.name === code && one.type !== "hidden");
  const marked = found.filter((one) => one.checked || !["radio", "checkbox"].includes(one.type));
  return marked.map((one) => (one.type === "checkbox" && one.value === "on" ? "true" : one.value));
}

function showApplying(form) {
  for (const item of form.querySelectorAll("[data-only-if]")) {
    const wanted = item.dataset.onlyValues.split(" ");
    item.hidden = !answerOf(form, item.dataset.onlyIf).some((one) => wanted.includes(one));
  }
}

/* The list of sections says how far each is; a tick and its word come with the class. */
function showProgress(sections) {
  for (const [code, told] of Object.entries(sections ?? {})) {
    const line = document.querySelector(`[data-part="${CSS.escape(code)}"]`);
    line?.classList.toggle("is-complete", told.complete && told.asked > 0);
    line?.classList.toggle("is-wrong", told.wrong > 0);
    for (const [name, value] of [["done", told.done], ["of", told.asked]]) {
      line?.querySelector(`[data-part-${name}]`)?.replaceChildren(String(value));
    }
  }
}

function start(form) {
  form.addEventListener("kit:saved", (event) => showProgress(event.detail.complete?.sections));
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-rows-add]");
    if (!button) return;
    event.preventDefault();
    addRow(button.closest("[data-rows]"));
  });
  form.addEventListener("change", (event) => {
    const box = event.target.closest(".answers-remove input");
    if (box) strike(box.closest("[data-row]"), box.checked);
    showApplying(form);
  });
  showApplying(form);
}

for (const form of document.querySelectorAll("form.answers")) start(form);
