/* Three-way choice: what stood there, what I wrote, what somebody else wrote. */
import { labelOf, shown } from "./values.js";

function side(template, name, holder, value) {
  const part = template.content.cloneNode(true).querySelector(`[data-side="${holder}"]`);
  const input = part.querySelector("input");
  input.name = name;
  input.value = holder;
  part.querySelector("[data-value]").textContent = value;
  return part;
}

function row(dialog, form, code, values, words) {
  const template = dialog.querySelector("template");
  const fieldset = template.content.cloneNode(true).querySelector("fieldset");
  fieldset.querySelector("legend").textContent = labelOf(form, code);
  fieldset.querySelector("[data-base]").textContent = shown(form, code, values.base, words);
  const sides = fieldset.querySelector("[data-sides]");
  sides.replaceChildren(...["mine", "theirs"].map((holder) => side(template, code, holder, shown(form, code, values[holder], words))));
  return fieldset;
}

/* conflicts: {code: {base, mine, theirs}}. Resolves to {code: "mine"|"theirs"}, or null when it was put off. */
export function choose(form, conflicts, said) {
  const dialog = document.getElementById("kit-merge");
  const words = { ...dialog.dataset };
  const inner = dialog.querySelector("form");
  const who = dialog.querySelector("[data-who]");
  who.textContent = said.by ? who.dataset.named.replace("{name}", said.by) : who.dataset.unnamed;
  const rows = Object.entries(conflicts).map(([code, values]) => row(dialog, form, code, values, words));
  dialog.querySelector("[data-rows]").replaceChildren(...rows);
  return new Promise((resolve) => {
    inner.onsubmit = (event) => {
      event.preventDefault();
      dialog.close("chosen");
    };
    dialog.onclose = () => resolve(dialog.returnValue === "chosen" ? Object.fromEntries(new FormData(inner)) : null);
    dialog.returnValue = "";
    dialog.showModal();
  });
}
