/** @typedef {import("../page-data.ts").TenantDetail} TenantDetail */
/** @typedef {import("./rows.js").Entry} Entry */

/**
 * All that a search looks in: what the row shows and what it opens but for its resources, which are all alike.
 * @param {HTMLTableRowElement} row
 * @param {TenantDetail} detail
 */
export function wordsOf(row, { contract, outside }) {
  const values = contract.flatMap((group) => group.values.map(([label, value]) => `${label} ${value}`));
  const shown = [...row.cells].map((cell) => cell.textContent);
  return [...shown, ...values, ...(outside?.from ?? []), ...(outside?.to ?? [])].join(" ").toLowerCase();
}

/**
 * Hides the rows that lack one of the words, and tells how many are left.
 * @param {readonly Entry[]} entries
 * @param {string} text
 */
export function search(entries, text) {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  let found = 0;
  for (const { row, opened, words: known } of entries) {
    const fits = words.every((word) => known.includes(word));
    if (fits) found += 1;
    row.hidden = !fits;
    opened?.classList.toggle("missed", !fits);
  }
  const all = entries.length.toLocaleString("en");
  return words.length === 0 ? `${all} tenants` : `${found.toLocaleString("en")} of ${all} tenants`;
}
