/** @typedef {import("../page-data.ts").TenantDetail} TenantDetail */
/** @typedef {import("../page-data.ts").Group} Group */

/**
 * An element with text or other elements in it. Text is only ever text: a tenant's values never become markup.
 * @param {string} tag
 * @param {string} className
 * @param {...(string | Node)} content
 */
function element(tag, className, ...content) {
  const made = document.createElement(tag);
  if (className !== "") made.className = className;
  made.append(...content);
  return made;
}

/**
 * What a tenant's row opens.
 * @param {TenantDetail} detail
 */
export function renderDetail({ contract, outside, resources }) {
  return element(
    "div",
    "opened",
    element("div", "groups", ...contract.map(renderGroup)),
    element(
      "div",
      "groups",
      renderLines("Can be reached from, besides tenants", outside?.from),
      renderLines("Can reach, besides tenants", outside?.to),
    ),
    element("h3", "", `${resources.length} resources`),
    renderResources(resources),
  );
}

/** @param {Group} group */
function renderGroup({ title, values }) {
  const list = element("dl", "values");
  for (const [label, value] of values) {
    list.append(element("div", "", element("dt", "", label), element("dd", "", value)));
  }
  return element("section", values.length > 12 ? "wide" : "", element("h3", "", title), list);
}

/**
 * @param {string} title
 * @param {readonly string[] | undefined} lines undefined where nobody has shown them
 */
function renderLines(title, lines) {
  const items = (lines ?? []).map((line) => element("li", "", line));
  const without = lines === undefined ? "not shown, since NET-1 does not hold" : "nothing";
  const body = items.length === 0 ? element("p", "aside", without) : element("ul", "", ...items);
  return element("section", "", element("h3", "", title), body);
}

/** @param {TenantDetail["resources"]} resources */
function renderResources(resources) {
  const rows = resources.map(([kind, name, about]) =>
    element("tr", "", element("td", "", kind), element("td", "", name), element("td", "sentence", about)),
  );
  const titles = ["Kind", "Name", "About"].map((title) => {
    const head = element("th", "", title);
    head.setAttribute("scope", "col");
    return head;
  });
  const head = element("thead", "", element("tr", "", ...titles));
  return element("table", "plain", head, element("tbody", "", ...rows));
}
