import { renderDetail } from "./detail.js";

/** @typedef {import("../page-data.ts").TenantDetail} TenantDetail */

/**
 * Rows of the fleet, each with the row below it that it opens, once it has been opened.
 * @typedef {{ row: HTMLTableRowElement, opened: HTMLTableRowElement | null, words: string }} Entry
 */

/**
 * Opens or closes what a tenant's row has below it; it is only made when somebody asks for it.
 * @param {Entry} entry
 * @param {TenantDetail} detail
 * @param {boolean} isOpen
 */
export function showDetail(entry, detail, isOpen) {
  const button = entry.row.querySelector("button");
  if (entry.opened === null) {
    const cell = document.createElement("td");
    cell.colSpan = entry.row.cells.length;
    cell.append(renderDetail(detail));
    entry.opened = document.createElement("tr");
    entry.opened.className = "detail";
    entry.opened.id = `${entry.row.id}-detail`;
    entry.opened.append(cell);
    entry.row.after(entry.opened);
    button?.setAttribute("aria-controls", entry.opened.id);
  }
  entry.opened.hidden = !isOpen;
  button?.setAttribute("aria-expanded", String(isOpen));
}

/** @param {Entry} entry */
export const isOpen = ({ opened }) => opened !== null && !opened.hidden;

/**
 * What a cell is sorted by: its number where it has one.
 * @param {HTMLTableRowElement} row
 * @param {number} column
 */
function keyOf(row, column) {
  const cell = row.cells[column];
  const text = cell?.dataset.key ?? cell?.textContent ?? "";
  return cell?.classList.contains("number") ? Number(text) : text;
}

/**
 * @param {string | number} a
 * @param {string | number} b
 */
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Sorts by a column, the other way round where it is sorted so already. Equal ones keep their order.
 * @param {readonly Entry[]} entries
 * @param {HTMLTableCellElement} head
 */
export function sortBy(entries, head) {
  const descending = head.getAttribute("aria-sort") === "ascending";
  for (const other of head.parentElement?.children ?? []) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", descending ? "descending" : "ascending");
  const sorted = entries
    .map((entry) => ({ entry, key: keyOf(entry.row, head.cellIndex) }))
    .sort((a, b) => (descending ? compare(b.key, a.key) : compare(a.key, b.key)));
  const rows = sorted.flatMap(({ entry: { row, opened } }) => (opened === null ? [row] : [row, opened]));
  head.closest("table")?.tBodies[0]?.append(...rows);
}
