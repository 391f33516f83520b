/* Long forms: what is typed is saved as a draft on the server, a moment after typing stops, and the time is shown. */
const STILL = 4000;

for (const form of document.querySelectorAll("form[data-autosave]")) {
  const told = form.querySelector("[data-draft-told]");
  const button = form.querySelector("button[formaction]");
  if (!told || !button) continue;
  let timer;

  const save = async () => {
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === "string") body.append(name, value);
    const answer = await fetch(button.formAction, {
      method: "POST",
      body,
      headers: { Accept: "application/json" },
    }).catch(() => null);
    if (answer && !answer.redirected && (answer.ok || answer.status === 413)) told.textContent = (await answer.json()).told;
  };

  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(save, STILL);
  };
  form.addEventListener("input", later);
  form.addEventListener("submit", () => clearTimeout(timer));
  button.addEventListener("click", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    save();
  });
}
