/** How much a comment tells; less and less of it until it fits. */
export interface Detail {
  /** Most inputs named of a changed resource. */
  readonly paths: number;
  readonly resources: boolean;
  readonly values: boolean;
  /** Most lines of a list: dangers, problems, permissions. */
  readonly lines: number;
  /** Most tenants in the table, and with details. */
  readonly tenants: number;
  /** Whether something was left out to fit. */
  readonly isShed: boolean;
}

/** In the order in which they are tried. */
export const details: readonly Detail[] = [
  { paths: 6, resources: true, values: true, lines: 50, tenants: 200, isShed: false },
  { paths: 0, resources: true, values: true, lines: 50, tenants: 200, isShed: true },
  { paths: 0, resources: false, values: true, lines: 30, tenants: 200, isShed: true },
  { paths: 0, resources: false, values: false, lines: 30, tenants: 200, isShed: true },
  { paths: 0, resources: false, values: false, lines: 10, tenants: 50, isShed: true },
  { paths: 0, resources: false, values: false, lines: 3, tenants: 10, isShed: true },
];

/** The first items of a list as lines, and how many more there are; only what is shown is rendered. */
export function firstRendered<Item>(
  items: readonly Item[],
  most: number,
  render: (item: Item) => string,
  rest?: (more: number) => string,
): readonly string[] {
  const shown = items.slice(0, most).map(render);
  return firstOf([...shown, ...Array<string>(items.length - shown.length).fill("")], most, rest);
}

/** The first lines of a list, and how many more there are. */
export function firstOf(
  lines: readonly string[],
  most: number,
  rest = (more: number) => `- … and ${more} more`,
) {
  return lines.length <= most ? lines : [...lines.slice(0, most), rest(lines.length - most)];
}
