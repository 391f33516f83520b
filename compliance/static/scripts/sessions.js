/* Before a form is sent: is its owner still signed in? If not, a dialog asks for the password in place, and then it goes. */
const dialog = document.querySelector("#sign-in-again");

if (dialog) {
  const asking = dialog.querySelector("form");
  const mistake = dialog.querySelector("[role=alert]");
  let waiting = null;

  const state = async (stamp) => {
    const answer = await fetch(`${dialog.dataset.state}?${new URLSearchParams({ stamp })}`).catch(() => null);
    return answer?.ok ? answer.json() : null;
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
    const now = await state(form.elements.stamp.value);
    if (now?.state === "ended") ask(form, button, now);
    else send(form, button, now?.state === "same" ? now : { csrf_token: form.elements.csrf_token.value });
  });

  asking.addEventListener("submit", async (event) => {
    event.preventDefault();
    const answer = await fetch(asking.action, { method: "POST", body: new FormData(asking), redirect: "manual" });
    const { form, button } = waiting;
    const now = await state(form.elements.stamp.value);
    if (answer.type === "opaqueredirect" && now?.state === "same") {
      dialog.close();
      send(form, button, now);
    } else if (now?.state === "other") {
      location.assign(dialog.dataset.home);
    } else {
      if (now) asking.elements.csrf_token.value = now.csrf_token;
      mistake.hidden = false;
      asking.elements.password.select();
    }
  });

  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
}
