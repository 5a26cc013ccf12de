import assert from "node:assert/strict";
import { inputsOf } from "../support/tenants.ts";
import { active, offboarding } from "./steps.ts";

describe("a file that offboards a tenant", () => {
  const problem = (text: string) => {
    try {
      return String(inputsOf({ acme: text }, "staging").tenants[0]?.offboarding?.destroys);
    } catch (error) {
      return String(error).replace(/^.*acme\.yaml:/, "");
    }
  };

  it("may confirm what is destroyed", () => {
    assert.equal(problem(offboarding), "data-db-0");
    assert.equal(problem(`${active}state: offboarding\n`), "undefined");
  });

  it("names claims as Kubernetes does, each once", () => {
    assert.match(problem(offboarding.replace("data-db-0", "Data")), /destroys\[0\]: "Data" is not a Persist/);
    assert.match(problem(offboarding.replace("data-db-0", "a, a")), /stands here a second time/);
  });

  it("is the only one that does", () => {
    const early = `${active}offboarding: { destroys: [] }\n`;
    assert.match(problem(early), /8:14 offboarding: confirms what is destroyed, but nothing is offboarding/);
    const elsewhere = early.replace("dev: {}", "dev: { state: offboarding }");
    assert.equal(problem(elsewhere), "undefined");
  });
});
