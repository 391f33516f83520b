/* Two keys for every page: `/` goes to the search box, `?` to the page about the keyboard; not while typing. */
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, [contenteditable]")) return;
  const goal = document.querySelector({ "/": "#search", "?": "[data-keys]" }[event.key] ?? "no-such-element");
  if (!goal) return;
  event.preventDefault();
  if (event.key === "/") goal.focus();
  else location.assign(goal.href);
});
