/* Separators while an amount is being typed; the server takes them away again. */

function grouped(text) {
  const digits = text.replace(/[^\d-]/g, "");
  return digits === "" || digits === "-" ? digits : Number(digits).toLocaleString("en-US", { maximumFractionDigits: 0 });
}

function onInput(event) {
  const input = event.target;
  if (/[^\d,\s-]/.test(input.value)) return; // something else was written: the server says what is wrong with it
  const behind = input.value.length - input.selectionEnd;
  input.value = grouped(input.value);
  const place = Math.max(input.value.length - behind, 0);
  input.setSelectionRange(place, place);
}

export function startMoney(root) {
  for (const input of root.querySelectorAll(".is-money input:not([data-started])")) {
    input.dataset.started = "yes";
    input.addEventListener("input", onInput);
  }
}
