/* Before a form is sent: is its owner still signed in? If not, a dialog asks for the password in place, and then it goes.
   Where nothing can be sent at all, the page says so and stays, with all that was typed and chosen. */
const dialog = document.querySelector("#sign-in-again");

if (dialog) {
  const asking = dialog.querySelector("form");
  const mistake = dialog.querySelector("[role=alert]");
  const unsent = document.querySelector("#not-sent");
  let waiting = null;

  const state = async (stamp) => {
    const answer = await fetch(`${dialog.dataset.state}?${new URLSearchParams({ stamp })}`).catch(() => null);
    if (!answer) return { state: "unreachable" };
    return answer.ok ? answer.json() : null;
  };

  const stay = (form, button) => {
    (button?.closest(".acts") ?? form.lastElementChild).before(unsent);
    unsent.hidden = false;
    unsent.scrollIntoView({ block: "center" });
  };

  const send = (form, button, now) => {
    form.elements.csrf_token.value = now.csrf_token;
    form.dataset.checked = "yes";
    form.requestSubmit(button);
  };

  const ask = (form, button, now) => {
    waiting = { form, button };
    asking.elements.csrf_token.value = now.csrf_token;
    mistake.hidden = true;
    dialog.showModal();
  };

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    const button = event.submitter;
    if (event.defaultPrevented || form.method !== "post" || !form.elements.stamp) return;
    if (form.dataset.checked) return void delete form.dataset.checked;
    event.preventDefault();
    unsent.hidden = true;
    const now = await state(form.elements.stamp.value);
    if (now?.state === "unreachable") stay(form, button);
    else if (now?.state === "ended") ask(form, button, now);
    else send(form, button, now?.state === "same" ? now : { csrf_token: form.elements.csrf_token.value });
  });

  asking.addEventListener("submit", async (event) => {
    event.preventDefault();
    const answer = await fetch(asking.action, { method: "POST", body: new FormData(asking), redirect: "manual" }).catch(() => null);
    const { form, button } = waiting;
    const now = await state(form.elements.stamp.value);
    if (answer?.type === "opaqueredirect" && now?.state === "same") {
      dialog.close();
      send(form, button, now);
    } else if (now?.state === "other") {
      location.assign(dialog.dataset.home);
    } else {
      if (now?.csrf_token) asking.elements.csrf_token.value = now.csrf_token;
      mistake.hidden = false;
      asking.elements.password.select();
    }
  });

  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
}
