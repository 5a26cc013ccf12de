import assert from "node:assert/strict";
import { nextPage } from "../../../review/github/pages.ts";

describe("pages", () => {
  const here = new URL("https://api.github.com/repos/a/b/issues?page=2");

  it("go on where the Link header says", () => {
    const link =
      '<https://api.github.com/x?page=1>; rel="prev", <https://api.github.com/x?page=3>; rel="next"';
    assert.equal(nextPage(link, here)?.href, "https://api.github.com/x?page=3");
  });

  it("end without one", () => {
    assert.equal(nextPage(null, here), null);
    assert.equal(nextPage('<https://api.github.com/x?page=1>; rel="first"', here), null);
  });

  it("never lead to another host", () => {
    assert.throws(() => nextPage('<https://evil.example/x>; rel="next"', here), /another host/);
  });
});
