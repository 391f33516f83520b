// Forms recorded by hand, made quicker: lists narrow while one types, days are read back, counts follow the ticks.
const FOLD = /[\u3041-\u3096]/g;
const ERAS = { 令和: 2018, R: 2018, 令: 2018, 平成: 1988, H: 1988, 平: 1988, 昭和: 1925, S: 1925, 昭: 1925 };
const DAY = /^(令和|平成|昭和|[令平昭RHS])?(元|\d{1,4})(?:年|[./-])(\d{1,2})(?:月|[./-])(\d{1,2})日?/;
const WITHOUT_YEAR = /^(?:(\d{1,2})月(\d{1,2})日?|(\d{1,2})[./-](\d{1,2}))(?![\d./-])/;
const PLAIN_WITHIN = 120 * 24 * 60 * 60 * 1000;

function folded(text) {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(FOLD, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60))
    .replace(/[\s・]/g, "");
}

function readDay(text) {
  const compact = text.normalize("NFKC").replace(/\s/g, "").toUpperCase();
  const found = DAY.exec(compact);
  if (!found) return readNear(WITHOUT_YEAR.exec(compact));
  if (!found[1] && Number(found[2]) < 1000) return null;
  const year = (found[2] === "元" ? 1 : Number(found[2])) + (found[1] ? ERAS[found[1]] : 0);
  return dayOf(year, Number(found[3]), Number(found[4]));
}

// A day without its year is the nearest one, as the server reads it: none where last year's or next year's may be meant.
function readNear(found) {
  if (!found) return null;
  const today = Date.parse(todayInJapan());
  const years = [-1, 0, 1].map((more) => new Date(today).getUTCFullYear() + more);
  const days = years.map((year) => dayOf(year, Number(found[1] ?? found[3]), Number(found[2] ?? found[4])));
  return days.find((day) => day && Math.abs(day - today) <= PLAIN_WITHIN) ?? null;
}

function dayOf(year, month, date) {
  const day = new Date(Date.UTC(year, month - 1, date));
  return day.getUTCMonth() === month - 1 && day.getUTCDate() === date ? day : null;
}

function todayInJapan() {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Tokyo" }).format(new Date());
}

function readBack(field) {
  const line = document.createElement("span");
  line.className = "day-read";
  line.setAttribute("aria-live", "polite");
  (field.dataset.day === "DayField" ? offerToday(field) : field).after(line);
  const language = document.documentElement.lang === "ja" ? "ja-JP-u-ca-japanese" : "en-GB";
  const format = new Intl.DateTimeFormat(language, {
    era: language.startsWith("ja") ? "long" : undefined, year: "numeric", month: "long", day: "numeric",
    weekday: "short", timeZone: "UTC",
  });
  const wide = (words) => (language.startsWith("ja") ? words.replace("(", "（").replace(")", "）") : words);
  const tell = () => {
    const day = readDay(field.value);
    line.textContent = day ? `${wide(format.format(day))} ${day.toISOString().slice(0, 10)}` : "";
  };
  field.addEventListener("input", tell);
  if (field.value) tell();
}

function offerToday(field) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "second small";
  button.textContent = field.dataset.today;
  const both = document.createElement("span");
  both.className = "day-asked";
  field.before(both);
  both.append(field, button);
  button.addEventListener("click", () => {
    field.value = todayInJapan();
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  });
  return both;
}

function narrow(group) {
  const search = group.querySelector('input[type="search"]');
  const carriedOut = group.querySelector('.search input[type="hidden"]');
  const labels = [...group.querySelectorAll("label.tick")];
  const ticks = labels.map((label) => [label, folded(label.textContent)]);
  const hide = () => {
    const keys = search.value.split(/\s+/).map(folded);
    for (const [label, text] of ticks) label.hidden = !keys.every((key) => text.includes(key)) && !label.control.checked;
    carriedOut.value = search.value;
  };
  const list = group.dataset.choices ? asking(group, search, carriedOut) : hide;
  search.addEventListener("input", list);
  search.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    group.querySelector('button[value="search"]').click();
  });
  countTicks(group);
}

// A list that is too long for its page: what is typed is looked for on the server, what is chosen stays.
function asking(group, search, carriedOut) {
  const list = group.querySelector(".ticks");
  const first = list.innerHTML;
  const told = group.querySelector("[role=status]");
  const whole = told.textContent;
  let timer;
  let asked = 0;
  const look = async () => {
    const turn = ++asked;
    const typed = search.value.trim();
    const address = new URL(group.dataset.choices, location.href);
    address.searchParams.set("q", typed);
    const answer = typed && (await fetch(address).catch(() => null));
    if (turn !== asked || (typed && (!answer?.ok || answer.redirected))) return;
    const chosen = list.querySelector("input:checked")?.closest("label");
    const shown = new DOMParser().parseFromString(first, "text/html").querySelectorAll("label.tick");
    const pattern = shown[shown.length - 1];
    const found = typed ? (await answer.json()).map((option) => labelled(pattern, option)) : [...shown];
    const others = found.filter((label) => label.querySelector("input").value !== chosen?.querySelector("input").value);
    list.replaceChildren(...(chosen ? [chosen] : []), ...others);
    const words = others.length ? told.dataset.counted : told.dataset.none;
    told.textContent = typed ? words.replace("#", typed) : whole;
    carriedOut.value = search.value;
  };
  return () => {
    clearTimeout(timer);
    timer = setTimeout(look, 150);
  };
}

function labelled(pattern, option) {
  const label = pattern.cloneNode(true);
  const input = label.querySelector("input");
  input.value = option.value;
  input.checked = false;
  input.removeAttribute("id");
  const more = document.createElement("span");
  more.className = "quiet";
  more.textContent = option.more;
  label.querySelector("span").replaceChildren(option.words, " ", more);
  return label;
}

function countTicks(group) {
  const line = group.querySelector("[data-chosen]");
  if (!line) return;
  const words = line.textContent;
  group.addEventListener("change", () => {
    const unseen = group.querySelectorAll('.ticks input[type="hidden"]').length;
    const number = group.querySelectorAll(".ticks input:checked").length + unseen;
    line.textContent = words.replace(/[\d,]+/, String(number));
  });
}

document.querySelectorAll("[data-day]").forEach(readBack);
document.querySelectorAll("form.fact [data-picks]").forEach(narrow);
