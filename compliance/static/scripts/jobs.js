// The page of a job shows by itself how far the work is; without this script it loads itself again.

const EVERY = 2000;

async function look() {
  const shown = document.getElementById("job");
  if (!shown || !("jobUnderWay" in shown.dataset)) return;
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (answer.redirected || !answer.ok) return location.reload();
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const now = page.getElementById("job");
    if (now && now.innerHTML !== shown.innerHTML) shown.replaceWith(now);
  } catch {
    // no connection for a moment: the next look may reach the server
  }
  setTimeout(look, EVERY);
}

setTimeout(look, EVERY);
