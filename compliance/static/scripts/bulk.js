// Choosing rows: a range with shift, the whole page, a live count; and the seconds left in which an act can be undone.

function count(form) {
  const boxes = [...form.querySelectorAll('input[name="row"]')];
  const told = form.querySelector("[data-bulk-count]");
  const number = boxes.filter((box) => box.checked).length;
  const every = form.querySelector('input[name="all"]');
  told.hidden = number === 0 || Boolean(every && every.checked);
  told.textContent = told.dataset.words.replace("%(number)s", String(number));
  form.querySelector(".bulk-bar").hidden = number === 0 && !(every && every.checked);
  const whole = form.querySelector("[data-bulk-page]");
  if (whole) {
    whole.checked = number > 0 && number === boxes.length;
    whole.indeterminate = number > 0 && number < boxes.length;
  }
}

function choose(form) {
  const boxes = [...form.querySelectorAll('input[name="row"]')];
  const whole = form.querySelector("[data-bulk-page]");
  let last = null;
  const bar = form.querySelector(".bulk-bar");
  bar.classList.add("floating");
  form.append(bar);
  if (whole) {
    whole.hidden = false;
    whole.addEventListener("change", () => {
      for (const box of boxes) box.checked = whole.checked;
      count(form);
    });
  }
  for (const box of boxes) {
    box.addEventListener("click", (event) => {
      if (event.shiftKey && last !== null) {
        const [from, to] = [boxes.indexOf(last), boxes.indexOf(box)].sort((a, b) => a - b);
        for (const between of boxes.slice(from, to + 1)) between.checked = box.checked;
      }
      last = box;
      count(form);
    });
  }
  form.querySelector('input[name="all"]')?.addEventListener("change", () => count(form));
  count(form);
}

function countDown(told) {
  const end = performance.now() + Number(told.dataset.undoSeconds) * 1000;
  const button = told.closest("form").querySelector("button");
  const words = told.dataset.words;
  const timer = setInterval(() => {
    const left = Math.ceil((end - performance.now()) / 1000);
    told.textContent = left > 0 ? words.replace("%(seconds)s", String(left)) : told.dataset.over;
    if (left <= 0) {
      button.disabled = true;
      clearInterval(timer);
    }
  }, 250);
}

document.querySelectorAll("form[data-bulk]").forEach(choose);
document.querySelectorAll("[data-undo-seconds]").forEach(countDown);
