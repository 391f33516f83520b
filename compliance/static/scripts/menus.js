/* The part of the menu that opens closes with Escape, and when something else is pressed or gone to. */
const more = document.querySelector(".menu .more details");

if (more) {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !more.open) return;
    more.open = false;
    more.querySelector("summary").focus();
  });
  for (const kind of ["click", "focusin"]) {
    document.addEventListener(kind, (event) => {
      if (!more.contains(event.target)) more.open = false;
    });
  }
}
