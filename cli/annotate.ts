import { type Problem, problemWords } from "../tenants/contract/document/input-error.ts";

/** In GitHub Actions, shows the problems at their lines in the pull request. */
export function annotate(problems: readonly Problem[]): void {
  if (process.env.GITHUB_ACTIONS !== "true") return;
  for (const { file, line, column, path, ...words } of problems) {
    const place = [`file=${property(file)}`, `line=${line}`, `col=${column}`].join();
    process.stderr.write(
      `::error ${place}::${data(`${path === "" ? "" : `${path}: `}${problemWords(words)}`)}\n`,
    );
  }
}

const data = (text: string) => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const property = (text: string) => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
