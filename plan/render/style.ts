import { styleText } from "node:util";

export interface Style {
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
}

const plain: Style = { strong: (text) => text, faint: (text) => text };
const coloured: Style = {
  strong: (text) => styleText("bold", text),
  faint: (text) => (text === "" ? "" : styleText("dim", text)),
};

/** Colour on a terminal only, and never against https://no-color.org. */
export const styles = (stream: { isTTY?: boolean } = process.stdout): Style =>
  stream.isTTY === true && !process.env.NO_COLOR ? coloured : plain;
