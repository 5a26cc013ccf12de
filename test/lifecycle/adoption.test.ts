import assert from "node:assert/strict";
import { dangersOf } from "../../plan/diff/dangers.ts";
import { resourceChanges } from "../../plan/diff/resources.ts";
import { makePlan } from "../../plan/make.ts";
import type { Plan } from "../../plan/plan.ts";
import { renderDiffMarkdown } from "../../plan/render/diff/markdown.ts";
import { renderDiff } from "../../plan/render/diff/text.ts";
import { renderPlan } from "../../plan/render/text.ts";
import { prove } from "../../proof/prove.ts";
import { adopting, everything } from "../support/adoption.ts";
import { diffOf, inWords } from "../support/diffs.ts";
import { inputsOf, least, ownedBy } from "../support/tenants.ts";

const plain = { strong: (text: string) => text, faint: (text: string) => text };
const people =
  "access: { admins: ['arn:aws:iam::111122223333:role/a'], developers: ['arn:aws:iam::111122223333:role/d'], viewers: ['arn:aws:iam::111122223333:role/v'] }\n";
const acme = least(
  `isolation: dedicated\nnodes: { instanceTypes: [m7i.large], min: 1, max: 2 }\nquota: { cpu: 2, memory: 8Gi, ephemeralStorage: 20Gi, pods: 20, gpus: 0 }\n${people}`,
);

/** The stack with or without the tenant, made or adopted. */
function planOf(files: Readonly<Record<string, string>>, isAdopted: boolean): Promise<Plan> {
  const inputs = inputsOf({ globex: least(), ...files }, "staging");
  const { settings } = inputs;
  return makePlan({ ...inputs, settings: isAdopted ? adopting(settings, "acme", everything) : settings });
}

const compare = (base: Plan, head: Plan) =>
  diffOf(base, head, ["tenants/acme.yaml", "stacks/Pulumi.staging.yaml"]);

const said = (base: Plan, head: Plan) => dangersOf(compare(base, head)).map(({ says }) => inWords(says));

describe("a tenant made of what exists", function () {
  this.timeout(60_000);
  let [none, adopted, made] = [] as Plan[] as [Plan, Plan, Plan];
  before(async () => {
    [none, adopted, made] = [
      await planOf({}, false),
      await planOf({ acme }, true),
      await planOf({ acme }, false),
    ];
  });

  it("names to the engine what is taken over, and all else is made", () => {
    const ids = ownedBy(adopted, "acme").flatMap(({ type, import: id }) =>
      id === undefined ? [] : [[type.split(":").at(-1), id]],
    );
    assert.deepEqual(ids, [
      ["LaunchTemplate", "lt-0123456789abcdef0"],
      ["NodeGroup", "tenancy-staging:acme-2020"],
      ["Role", "acme-app"],
      ["Namespace", "acme"],
    ]);
    assert.ok(made.resources.every(({ import: id }) => id === undefined));
    assert.ok(ownedBy(adopted, "acme").length <= 22);
  });

  it("changes nobody else, and nothing of the platform", () => {
    for (const owner of ["globex", null]) assert.deepEqual(ownedBy(adopted, owner), ownedBy(made, owner));
  });

  it("is shown as such, in a plan and before anything else in a diff", () => {
    assert.match(renderPlan(adopted, plain), /IAM Role +acme_workloads +adopts acme-app\n/);
    const diff = compare(none, adopted);
    assert.match(renderDiffMarkdown(diff), /^\+ create IAM Role — adopts acme-app$/m);
    assert.match(renderDiff(diff, plain), /\+ Namespace +acme_namespace +adopts acme\n/);
    assert.deepEqual(
      said(none, adopted).filter((line) => line.includes("adopts")),
      [
        "LaunchTemplate acme_nodes is not made, but adopts lt-0123456789abcdef0: it is brought into the program's shape",
        "NodeGroup acme_nodes is not made, but adopts tenancy-staging:acme-2020: it is brought into the program's shape",
        "IAM Role acme_workloads is not made, but adopts acme-app: its trust is replaced, and every policy that is not the tenant's goes",
        "Namespace acme_namespace is not made, but adopts acme: what is in it stays, and is in no plan",
      ],
    );
    assert.ok(diff.tenants[0]?.changes.every(({ op }) => op === "create"));
    assert.deepEqual(said(none, made), []);
  });

  it("is like any other once the setting is gone: what it had for the adoption goes, nothing is replaced", () => {
    assert.deepEqual(
      resourceChanges(adopted, made).map(({ change: { op, name, paths } }) => [op, name, ...paths]),
      [
        ["delete", "acme_policies"],
        ["delete", "acme_attachments"],
      ],
    );
  });

  it("takes the place of what the stack has, if it had made its own before, and the diff says so", () => {
    const lines = said(made, adopted);
    for (const [kind, id] of [
      ["IAM Role acme_workloads", "acme-app"],
      ["NodeGroup acme_nodes", "tenancy-staging:acme-2020"],
      ["LaunchTemplate acme_nodes", "lt-0123456789abcdef0"],
    ]) {
      const words = `${kind} is replaced, as import puts ${id} in its place, unless it is that one already`;
      assert.ok(
        lines.some((line) => line.startsWith(words)),
        lines.join("\n"),
      );
    }
  });

  it("proves, with what is left open said aloud for as long as it is adopted", () => {
    const open = (plan: Plan) =>
      prove(plan).claims.flatMap(({ id, holds, counterexamples, warnings }) => {
        assert.ok(holds, `${id}: ${counterexamples[0]?.what}`);
        return warnings
          .filter((warning) => warning.includes("kubectl"))
          .map((warning) => `${id}: ${warning}`);
      });
    assert.deepEqual(open(made), []);
    assert.deepEqual(
      open(adopted),
      [
        ["N-1", "pods"],
        ["A-1", "rolebindings"],
        ["NET-1", "networkpolicies"],
      ].map(
        ([id, kind]) =>
          `${id}: ${kind} that were in namespace acme before it was adopted are in no plan: kubectl get ${kind} -n acme`,
      ),
    );
  });
});
