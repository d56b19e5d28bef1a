/* Reading and writing a form's fields by their codes, whatever control draws them. */

const skipped = new Set(["hidden", "file", "submit", "button", "reset", "image"]);

export function controls(form, code) {
  return [...form.elements].filter((el) => el.name === code && !skipped.has(el.type));
}

export function codeOf(element) {
  const usable = element.name && element.form && !skipped.has(element.type) && !element.closest("[data-autosave-skip]");
  return usable ? element.name : "";
}

export function codes(form) {
  return [...new Set([...form.elements].map(codeOf).filter(Boolean))];
}

const isGroup = (found) => found.length > 1 || Boolean(found[0].closest("fieldset.is-group"));

/* An amount in words goes out as it was typed: its spaces and separators may mean something. */
const amount = (text) => (/[^\d,\s-]/.test(text) ? text.trim() : text.replace(/[,\s]/g, ""));

export function read(form, code) {
  const found = controls(form, code);
  const [first] = found;
  if (!first) return undefined;
  if (first.type === "radio") return found.find((el) => el.checked)?.value ?? "";
  if (first.type === "checkbox") return isGroup(found) ? found.filter((el) => el.checked).map((el) => el.value) : first.checked;
  if (first.multiple) return [...first.selectedOptions].map((option) => option.value);
  return first.closest(".is-money") ? amount(first.value) : first.value;
}

export function write(form, code, value) {
  const found = controls(form, code);
  const [first] = found;
  if (!first) return;
  const wanted = [value ?? ""].flat().map(String);
  if (first.type === "radio") found.forEach((el) => (el.checked = wanted.includes(el.value)));
  else if (first.type === "checkbox" && isGroup(found)) found.forEach((el) => (el.checked = wanted.includes(el.value)));
  else if (first.type === "checkbox") first.checked = Boolean(value);
  else if (first.multiple) [...first.options].forEach((option) => (option.selected = wanted.includes(option.value)));
  else {
    first.value = value ?? "";
    if (first.closest(".is-money")) first.dispatchEvent(new Event("input"));
  }
}

/* The words a reader knows for a value: labels of choices rather than their codes. */
export function shown(form, code, value, words) {
  const found = controls(form, code);
  if (typeof value === "boolean") return value ? words.yes : words.no;
  if (found[0]?.closest(".is-money") && /^-?\d+$/.test(value)) return BigInt(value).toLocaleString("en-US");
  const name = (one) => {
    const option = found[0]?.options && [...found[0].options].find((el) => el.value === String(one));
    const box = found.find((el) => (el.type === "radio" || el.type === "checkbox") && el.value === String(one));
    return option?.text ?? box?.labels?.[0]?.textContent.trim() ?? String(one);
  };
  return [value ?? ""].flat().map(name).filter((text) => text !== "").join(", ") || words.empty;
}

/* The question; of a table's cell with its row. */
export function labelOf(form, code) {
  const holder = form.querySelector(`[data-field="${CSS.escape(code)}"]`);
  const [first] = controls(form, code);
  const label = holder?.querySelector("legend, label") ?? first?.labels?.[0];
  const row = first?.closest("[data-row]")?.querySelector(".sr-only[data-row-number]")?.textContent.trim();
  const said = (label?.firstChild?.textContent ?? label?.textContent ?? code).trim();
  return row ? `${row} · ${said}` : said;
}

export const same = (one, other) => JSON.stringify(one ?? "") === JSON.stringify(other ?? "");
