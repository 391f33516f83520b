/* Keys for every page: `/` goes to the search box, `?` to the page about the keyboard; a page may name keys of its own by `data-key`. Not while typing; not at all where the account has turned them off. */
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, [contenteditable]")) return;
  const key = event.key.toLowerCase();
  const goal = document.querySelector({ "/": "#search", "?": "[data-keys]" }[key] ?? `[data-key="${CSS.escape(key)}"]`);
  if (!goal) return;
  event.preventDefault();
  if (goal.matches("input, select, textarea")) goal.focus();
  else goal.click();
});
