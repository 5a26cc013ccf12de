import Table from "cli-table3";

/** Columns two spaces apart, without borders or trailing blanks: they survive a copy into a message. */
export function columns(rows: readonly string[][]): string {
  const chars = {
    top: "",
    "top-mid": "",
    "top-left": "",
    "top-right": "",
    bottom: "",
    "bottom-mid": "",
    "bottom-left": "",
    "bottom-right": "",
    left: "",
    "left-mid": "",
    mid: "",
    "mid-mid": "",
    right: "",
    "right-mid": "",
    middle: "  ",
  };
  const style = { "padding-left": 0, "padding-right": 0, border: [], head: [] };
  const drawn = new Table({ chars, style });
  drawn.push(...rows.map((cells) => [...cells]));
  return drawn.toString().replace(/ +$/gm, "");
}
