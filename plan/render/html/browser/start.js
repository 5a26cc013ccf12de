import { isOpen, showDetail, sortBy } from "./rows.js";
import { search, wordsOf } from "./search.js";

/** @typedef {import("./rows.js").Entry} Entry */

/** @type {import("../page-data.ts").PageData} */
const data = JSON.parse(document.getElementById("page-data")?.textContent ?? "");
const table = /** @type {HTMLTableElement} */ (document.getElementById("tenants"));
const details = new Map(data.tenants.map((detail, index) => [`t${index}`, detail]));

/** @type {Map<string, Entry>} */
const entries = new Map();
for (const row of table.tBodies[0]?.rows ?? []) {
  const detail = details.get(row.id);
  if (detail !== undefined) entries.set(row.id, { row, opened: null, words: wordsOf(row, detail) });
}

table.addEventListener("click", ({ target }) => {
  const button = target instanceof Element ? target.closest("button") : null;
  const head = button?.closest("th");
  if (button === null || head === null || head === undefined) return;
  if (button.className === "sort") return sortBy([...entries.values()], head);
  const id = button.closest("tr")?.id ?? "";
  const [entry, detail] = [entries.get(id), details.get(id)];
  if (entry !== undefined && detail !== undefined) showDetail(entry, detail, !isOpen(entry));
});

const found = document.getElementById("found");
const input = /** @type {HTMLInputElement} */ (document.getElementById("search"));
const searchNow = () => {
  const said = search([...entries.values()], input.value);
  if (found !== null && found.textContent !== said) found.textContent = said;
};
input.addEventListener("input", searchNow);
// A browser may bring back what was typed before a reload.
searchNow();
