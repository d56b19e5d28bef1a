/* The declaration: rule and words belong to a conflict, words alone to a finding that is contested. */
const form = document.querySelector("form.declaring");

function show(more) {
  const chosen = form.querySelector(`input[name="answer-${more.dataset.more}"]:checked`);
  const found = more.classList.contains("is-found");
  more.dataset.shown = chosen?.value === "conflict" ? "all" : found && chosen ? "note" : "no";
}

if (form) {
  form.classList.add("has-scripts");
  const parts = [...form.querySelectorAll("[data-more]")];
  parts.forEach(show);
  form.addEventListener("change", (event) => {
    if (event.target.name?.startsWith("answer-")) parts.forEach(show);
  });
}
