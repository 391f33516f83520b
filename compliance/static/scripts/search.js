/* The search box: `/` goes to it, and what is typed is completed from the server (ARIA combobox). */
const WAIT = 150;
const form = document.querySelector("form[data-suggest]");

if (form) {
  const box = form.querySelector("input[name=q]");
  const list = form.querySelector("[role=listbox]");
  const status = form.querySelector("[role=status]");
  const options = () => [...list.children];
  let timer;
  let asked = 0;

  box.setAttribute("role", "combobox");
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-controls", list.id);

  const show = (open) => {
    list.hidden = !open;
    box.setAttribute("aria-expanded", String(open));
    if (!open) box.removeAttribute("aria-activedescendant");
  };
  show(false);

  const option = (hit, number) => {
    const row = document.createElement("li");
    row.id = `suggestion-${number}`;
    row.role = "option";
    row.ariaSelected = "false";
    row.dataset.address = hit.address;
    row.append(hit.words);
    const more = document.createElement("small");
    more.textContent = [hit.kind, hit.detail].filter(Boolean).join(" | ");
    row.append(more);
    return row;
  };

  const suggest = async () => {
    const turn = ++asked;
    const typed = box.value.trim();
    if (!typed) return show(false);
    const answer = await fetch(`${form.dataset.suggest}?${new URLSearchParams({ q: typed })}`).catch(() => null);
    if (!answer?.ok || answer.redirected || turn !== asked) return;
    const hits = await answer.json();
    list.replaceChildren(...hits.map(option));
    status.textContent = status.dataset.found.replace("#", hits.length);
    show(hits.length > 0);
  };

  const move = (by) => {
    const rows = options();
    const now = rows.findIndex((row) => row.ariaSelected === "true");
    const next = rows[(now + by + rows.length + (now < 0 && by < 0 ? 1 : 0)) % rows.length];
    rows.forEach((row) => (row.ariaSelected = String(row === next)));
    box.setAttribute("aria-activedescendant", next.id);
    next.scrollIntoView({ block: "nearest" });
  };

  box.addEventListener("input", (event) => {
    clearTimeout(timer);
    if (!event.isComposing) timer = setTimeout(suggest, WAIT);
  });
  box.addEventListener("compositionend", suggest);
  box.addEventListener("keydown", (event) => {
    if (event.isComposing || list.hidden) return;
    const chosen = list.querySelector("[aria-selected=true]");
    if (event.key === "ArrowDown" || event.key === "ArrowUp") move(event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Escape") show(false);
    else if (event.key === "Enter" && chosen) location.assign(chosen.dataset.address);
    else return;
    event.preventDefault();
  });
  list.addEventListener("mousedown", (event) => {
    const chosen = event.target.closest("[data-address]");
    if (chosen) location.assign(chosen.dataset.address);
  });
  box.addEventListener("blur", () => show(false));
}
