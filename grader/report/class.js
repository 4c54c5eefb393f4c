"use strict";
// Sorts and filters the tables of this page. Without it they can be read as they stand.

const collator = new Intl.Collator(undefined, { numeric: true });
const keyOf = cell => {
  const key = cell.dataset.key ?? cell.textContent.trim();
  const number = key === "" ? NaN : Number(key);
  return Number.isNaN(number) ? key.toLowerCase() : number;
};
const comparing = (one, other) => {
  if (one === other) return 0;
  if (one === "" || other === "") return one === "" ? 1 : -1; // what is not known comes last
  if (typeof one === typeof other && typeof one === "number") return one - other;
  if (typeof one !== typeof other) return typeof one === "number" ? -1 : 1;
  return collator.compare(one, other);
};

const sort = (table, header, direction) => {
  const at = header.cellIndex, body = table.tBodies[0], sign = direction === "ascending" ? 1 : -1;
  const rows = [...body.rows].map(row => [keyOf(row.cells[at]), row]);
  rows.sort(([one], [other]) =>
    one === "" || other === "" ? comparing(one, other) : sign * comparing(one, other));
  for (const other of header.parentElement.cells) other.removeAttribute("aria-sort");
  header.setAttribute("aria-sort", direction);
  const sorted = document.createDocumentFragment();
  for (const [, row] of rows) sorted.append(row);
  body.append(sorted);
};
for (const table of document.querySelectorAll("table.sorts")) {
  for (const header of table.tHead.rows[0].cells) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...header.childNodes);
    header.append(button);
    button.addEventListener("click", () => {
      const first = header.dataset.first ?? "ascending";
      const second = first === "ascending" ? "descending" : "ascending";
      sort(table, header, header.getAttribute("aria-sort") === first ? second : first);
    });
  }
}

const wanted = document.querySelector("#wanted"), found = document.querySelector("#found");
const rows = [...document.querySelectorAll("#all tbody tr")];
let texts; // of each row, made when first looked for
const filter = () => {
  const words = wanted.value.toLowerCase().split(/\s+/).filter(Boolean);
  texts ??= rows.map(row => [...row.cells].map(cell => cell.textContent).join(" ").toLowerCase());
  let shown = 0;
  rows.forEach((row, at) => {
    row.hidden = !words.every(word => texts[at].includes(word));
    shown += row.hidden ? 0 : 1;
  });
  found.textContent = `${shown.toLocaleString("en")} of ${rows.length.toLocaleString("en")}`;
};
wanted.addEventListener("input", filter);
wanted.closest("search").hidden = false;

// A link to a line that is filtered away shows all lines again, and a link to a folded part unfolds it.
const arrive = () => {
  const target = document.getElementById(location.hash.slice(1));
  if (target?.hidden) {
    wanted.value = "";
    filter();
    target.scrollIntoView();
  }
  const folded = target?.closest("details:not([open])");
  if (folded) folded.open = true;
};
addEventListener("hashchange", arrive);
arrive();
