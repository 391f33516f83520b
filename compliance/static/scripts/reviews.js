/* A stock reason fills the text that is sent, where it can still be edited; what somebody typed is kept. */
for (const stock of document.querySelectorAll("select[data-fills]")) {
  const text = document.getElementById(stock.dataset.fills);
  const known = new Set([...stock.options].map((option) => option.value));
  stock.removeAttribute("name");
  stock.addEventListener("change", () => {
    if (known.has(text.value.trim())) text.value = stock.value;
    else if (stock.value) text.value = `${text.value.trim()}\n${stock.value}`;
  });
}
