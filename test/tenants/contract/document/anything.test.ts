import * as fc from "fast-check";
import { minimal, problems } from "../directory.ts";

describe("a file's text", () => {
  it("is a tenant or an InputError, whatever it is", () => {
    const words = [
      ...minimal.split(/(?<=[ {}:,\n])/),
      "&a ",
      "*a",
      "!!int ",
      "- ",
      "? ",
      "|\n",
      "\t",
      "__proto__: ",
      '"',
      "[",
      "]",
      "null",
      "\u0000",
      "~",
      "<<: ",
    ];
    const text = fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 8 })), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(text, (parts) => {
        // `problems` lets every error but InputError through.
        problems({ "acme.yaml": parts.join(""), "globex.yaml": minimal + parts.join("") });
      }),
      { numRuns: 100 },
    );
  });

  it("is a tenant or an InputError, whatever a known field holds", () => {
    const fields =
      "tier owner isolation nodes quota limits access network workloads storage tags environments".split(" ");
    const inner = "default cpu admins allowTo instanceTypes serviceAccounts s3 max dev team a".split(" ");
    const leaf = fc.oneof(
      fc.constantFrom(
        null,
        true,
        0,
        -1,
        1e21,
        0.1,
        "",
        "8",
        "*",
        "dev",
        "10.0.0.0/8",
        "arn:aws:iam::1:role/x",
      ),
      fc.string(),
    );
    const tree = fc.letrec((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.array(tie("node"), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom(...inner), tie("node"), { maxKeys: 3 }),
      ),
    })).node;
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...fields), tree), (content) => {
        const stated = {
          tier: "premium",
          owner: { team: "a", email: "a@b.c" },
          environments: { dev: {} },
          ...content,
        };
        problems({ "acme.yaml": JSON.stringify(stated) });
      }),
      { numRuns: 200 },
    );
  });
});
