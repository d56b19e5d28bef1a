/* The awards of each group are counted while the list of results is chosen; what is too many, the server refuses. */
const form = document.querySelector("form.call-decision");

function counted(group, outcome) {
  const chosen = [...form.querySelectorAll("select[data-group]")];
  return chosen.filter((select) => select.dataset.group === group && select.value === outcome).length;
}

function show(part) {
  const count = counted(part.closest("[data-group]").dataset.group, part.dataset.counts);
  const words = part.querySelector("[data-words]");
  const said = words.dataset.words.replace("{n}", count);
  const over = part.dataset.most !== "" && count > Number(part.dataset.most);
  if (words.textContent !== said) words.textContent = said; // only what changes is read out
  part.classList.toggle("is-over", over);
  part.querySelector("strong").hidden = !over;
}

const recount = () => form.querySelectorAll("[data-counts]").forEach(show);

if (form) {
  form.addEventListener("change", recount);
  addEventListener("pageshow", recount); // a browser that comes back to the page keeps what was chosen
}
