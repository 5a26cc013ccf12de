import { html, type Markup, trusted } from "./markup.ts";

/** A picture of ordered pairs: rows send, columns receive. */
export interface Matrix {
  /** Of the page, to name its parts by. */
  readonly id: string;
  readonly title: string;
  /** What a person hears instead of seeing it. */
  readonly description: string;
  readonly names: readonly string[];
  readonly cells: readonly Cell[];
}

export interface Cell {
  /** Positions among the names. */
  readonly row: number;
  readonly column: number;
  /** What it is drawn like, by the style sheet. */
  readonly kind: "open" | "read-write" | "read-only" | "none";
  /** What it says when pointed at. */
  readonly says: string;
}

/** With every name, as long as these can be read. */
export function drawMatrix(matrix: Matrix): Markup {
  const { id, names, cells } = matrix;
  const [size, text] = names.length <= 12 ? [30, 13] : names.length <= 30 ? [20, 12] : [14, 11];
  const longest = Math.max(0, ...names.map((name) => [...name].length));
  const label = longest * text * 0.62 + 10;
  const field = names.length * size;
  // Names of columns lean by 60°, so that those side by side stay apart.
  const left = Math.ceil(label);
  const top = Math.ceil(label * Math.sin(Math.PI / 3)) + 4;
  const right = Math.ceil(label / 2) + 4;
  const [width, height] = [left + field + right, top + field + 2];
  const middle = size / 2;
  return html`<svg class="matrix" role="img" aria-labelledby="${id}-name ${id}-about" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-size="${text}">
<title id="${id}-name">${matrix.title}</title>
<desc id="${id}-about">${matrix.description}</desc>
<g transform="translate(${left} ${top})">
<rect class="field" width="${field}" height="${field}"/>
<path class="own" d="${trusted(names.map((_, at) => `M${at * size} ${at * size}h${size}v${size}h-${size}z`).join(""))}"/>
<path class="lines" d="${trusted(lines(names.length, size))}"/>
${cells.map((cell) => shape(cell, size))}${names.map((name, at) => html`<text x="-8" y="${at * size + middle}" text-anchor="end" dominant-baseline="central">${name}</text><text transform="translate(${at * size + middle} -7) rotate(-60)" dominant-baseline="central">${name}</text>\n`)}</g>
</svg>
`;
}

function lines(count: number, size: number): string {
  const end = count * size;
  const each = Array.from({ length: count + 1 }, (_, at) => `M0 ${at * size}h${end}M${at * size} 0v${end}`);
  return each.join("");
}

function shape({ row, column, kind, says }: Cell, size: number): Markup {
  const inset = Math.round(size * 0.2);
  const side = size - 2 * inset;
  const [x, y] = [column * size + inset, row * size + inset];
  return kind === "open"
    ? html`<circle class="open" cx="${column * size + size / 2}" cy="${row * size + size / 2}" r="${size * 0.3}"><title>${says}</title></circle>\n`
    : html`<rect class="${kind}" x="${x}" y="${y}" width="${side}" height="${side}"><title>${says}</title></rect>\n`;
}

/** Without names, for as many as there are: a point a cell, large enough to be seen. */
export function drawPoints({ id, title, description, names, cells }: Matrix): Markup {
  const count = names.length;
  const point = Math.max(1, count / 100);
  const kinds = [...new Set(cells.map(({ kind }) => kind))];
  return html`<svg class="matrix points" role="img" aria-labelledby="${id}-name ${id}-about" width="520" height="520" viewBox="-2 -2 ${count + 4} ${count + 4}">
<title id="${id}-name">${title}</title>
<desc id="${id}-about">${description}</desc>
<rect class="field" width="${count}" height="${count}"/>
<path class="diagonal" d="M0 0L${count} ${count}" stroke-width="${count / 300}"/>
${kinds.map((kind) => html`<path class="${kind}" d="${trusted(points(cells, kind, point))}"/>\n`)}</svg>
`;
}

function points(cells: readonly Cell[], kind: Cell["kind"], size: number): string {
  const [half, side] = [(size - 1) / 2, size].map((length) => Number(length.toFixed(2)));
  return cells
    .filter((cell) => cell.kind === kind)
    .map(({ row, column }) => `M${column - (half ?? 0)} ${row - (half ?? 0)}h${side}v${side}h-${side}z`)
    .join("");
}
