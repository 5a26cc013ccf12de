import assert from "node:assert/strict";
import { right, rightsOf } from "../../../proof/access/rights.ts";
import { leadsToMore } from "../../../proof/access/rules.ts";
import { personas } from "../../../proof/vocabulary.ts";

describe("the table of personas", () => {
  it("promises nothing that leads to more", () => {
    for (const persona of personas) {
      assert.deepEqual(
        [...rightsOf(persona).may].filter((granted) => leadsToMore(granted) !== undefined),
        [],
      );
    }
  });

  it("gives each persona what those below it have, and more", () => {
    const [viewers, developers, admins] = [rightsOf("viewers"), rightsOf("developers"), rightsOf("admins")];
    assert.ok([...viewers.must].every((granted) => developers.must.has(granted)));
    assert.ok([...developers.must].every((granted) => admins.must.has(granted)));
    assert.ok(viewers.must.size < developers.must.size && developers.must.size < admins.must.size);
  });

  it("keeps Secrets from viewers and DaemonSets from everyone", () => {
    assert.ok(!rightsOf("viewers").may.has(right("get", "", "secrets")));
    assert.ok(rightsOf("developers").may.has(right("get", "", "secrets")));
    assert.ok(!rightsOf("admins").may.has(right("create", "apps", "daemonsets")));
  });
});
