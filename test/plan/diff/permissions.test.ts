import assert from "node:assert/strict";
import { permissionChanges } from "../../../plan/diff/permissions.ts";
import { makePlan } from "../../../plan/make.ts";
import type { Json } from "../../../plan/plan.ts";
import { diffOf } from "../../support/diffs.ts";
import { inputsOf, least } from "../../support/tenants.ts";
import { diffOfFiles, said } from "./files.ts";

const widening = async (before: string, after: string) =>
  said(await diffOfFiles({ acme: least(before) }, { acme: least(after) })).filter((danger) =>
    /widens access|no longer denies/.test(danger),
  );

describe("what a comparison calls wider access", () => {
  it("is none that only gets narrower", async () => {
    const accounts = (names: string) => `workloads: { serviceAccounts: [${names}] }\n`;
    for (const [wide, narrow] of [
      ["storage: { s3: read-write }\n", "storage: { s3: read-only }\n"],
      ["storage: { accessPoint: true }\n", "storage: { accessPoint: false }\n"],
      [accounts("a, b"), accounts("b")],
      ["", "state: frozen\n"],
    ] as const) {
      assert.deepEqual(await widening(wide, narrow), []);
      assert.notDeepEqual(await widening(narrow, wide), []);
    }
  });

  it("is an administrator of the cluster, as that", async () => {
    const inputs = inputsOf({ acme: least() }, "dev");
    const planned = (admins: readonly string[]) => {
      const cluster = { ...inputs.settings.cluster, create: true, admins };
      return makePlan({ ...inputs, settings: { ...inputs.settings, cluster } });
    };
    const boss = "arn:aws:iam::111122223333:role/boss";
    const diff = diffOf(await planned([]), await planned([boss]), ["stacks/Pulumi.dev.yaml"]);
    assert.deepEqual(said(diff), [`null: widens access: ${boss} may administrate the cluster`]);
  });

  it("is told wherever narrower is not certain", () => {
    const allow = { Effect: "Allow", Action: ["s3:Get*", "s3:PutObject"], Resource: ["arn:b/a/*"] };
    const deny = {
      Effect: "Deny",
      Action: "s3:*",
      Resource: "*",
      Condition: { StringNotEquals: { k: ["a"] } },
    };
    const only = (values: readonly string[], operator = "StringEquals") => ({
      ...allow,
      Condition: { [operator]: { k: values } },
    });
    const unless = (values: readonly string[]) => ({
      ...deny,
      Condition: { StringNotEquals: { k: values } },
    });
    const variable = "arn:b/$".concat("{aws:x}");
    const cases: readonly [before: Json, after: Json, widens: boolean][] = [
      [allow, { ...allow, Action: "s3:getobject" }, false],
      [allow, { ...allow, Action: "s3:*" }, true],
      [allow, { ...allow, Resource: "arn:b/a/b/*" }, false],
      [allow, { ...allow, Resource: "arn:b/*" }, true],
      [{ ...allow, Resource: "arn:b/?" }, { ...allow, Resource: "arn:b/*" }, true],
      [{ ...allow, Resource: `${variable}/*` }, { ...allow, Resource: `${variable}/y` }, true],
      [allow, { ...allow, Principal: "*" }, true],
      [allow, { Effect: "Allow", NotAction: "s3:Get*", Resource: "arn:b/a/*" }, true],
      [allow, only(["a"]), false],
      [only(["a"]), allow, true],
      [only(["a", "b"]), only(["a"]), false],
      [only(["a"]), only(["a", "b"]), true],
      [only(["a"]), only([]), true],
      [only(["a", "b"]), only(["a"], "StringLike"), true],
      [only(["a", "b"], "ForAllValues:StringEquals"), only(["a"], "ForAllValues:StringEquals"), true],
      [deny, { ...deny, Action: "*" }, false],
      [deny, { ...deny, Action: "s3:Get*" }, true],
      [unless(["a", "b"]), unless(["a"]), false],
      [unless(["a"]), unless(["a", "b"]), true],
    ];
    const state = (statement: Json) => ({
      type: "aws:iam/rolePolicy:RolePolicy",
      name: "acme_storage",
      inputs: { policy: JSON.stringify({ Statement: [statement] }) },
    });
    for (const [before, after, widens] of cases) {
      const open = permissionChanges(state(before), state(after)).filter(
        ({ change, effect, isContained }) => (change === "added") === (effect === "Allow") && !isContained,
      );
      assert.equal(open.length > 0, widens, JSON.stringify([before, after]));
    }
  });
});
