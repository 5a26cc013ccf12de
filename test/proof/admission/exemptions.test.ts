import assert from "node:assert/strict";
import type { Json } from "../../../plan/plan.ts";
import { exemptions } from "../../../proof/admission/exemptions.ts";
import { boundPolicies } from "../../../proof/admission/policy.ts";
import { nameOf } from "../../../proof/objects/kubernetes.ts";
import { viewOf } from "../../../proof/view.ts";
import { examplePlan } from "../support/plans.ts";
import { onPods, planOfPolicy } from "../support/policies.ts";

/** Why a refusal by a policy with this spec cannot be counted on. */
async function exempts(spec: Record<string, Json>, matchResources: Json = {}): Promise<readonly string[]> {
  const plan = await planOfPolicy({ validations: [], ...spec }, { matchResources });
  return boundPolicies(viewOf(plan)).flatMap(exemptions);
}

const when = (expression: string) => exempts({ matchConditions: [{ name: "when", expression }] });
const unless = (expression: string) => exempts({ validations: [{ expression }] });

describe("a policy counts", () => {
  it("in the examples, each that a claim leans on", async () => {
    const policies = boundPolicies(viewOf(await examplePlan("dev")));
    const exempting = policies.filter((policy) => exemptions(policy).length > 0);
    assert.ok(policies.length > 20);
    // These go by kinds, owners, annotations, sizes or options. What they refuse is the cluster suite's to show.
    assert.deepEqual(
      exempting.map(({ policy }) => nameOf(policy)),
      [
        "deletions",
        "finalizers",
        "object-size",
        "pod-owners",
        "service-size",
        "volume-claim-annotations",
      ].map((noun) => `tenancy-${noun}`),
    );
  });

  for (const expression of [
    '"tenants" in request.userInfo.groups',
    '["tenants", "system:serviceaccounts:" + request.namespace].exists(g, g in request.userInfo.groups)',
    'request.operation == "CREATE" || object.spec.ports != oldObject.spec.ports',
  ]) {
    it(`with the condition ${expression}`, async () => assert.deepEqual(await when(expression), []));
  }

  for (const expression of [
    "object.spec.containers.all(c, c.image != request.namespace)",
    'request.userInfo.groups.exists(g, g.startsWith("tenant:" + request.namespace + ":"))',
    'request.userInfo.username == "system:serviceaccount:kube-system:persistent-volume-binder"',
    'object.metadata.?labels[?"app.kubernetes.io/managed-by"].orValue("") == ""',
    "oldObject == null || object.metadata.finalizers == oldObject.metadata.finalizers",
  ]) {
    it(`with the rule ${expression}`, async () => assert.deepEqual(await unless(expression), []));
  }
});

describe("a policy does not count", () => {
  for (const expression of [
    '!("tenants" in request.userInfo.groups)',
    'request.userInfo.groups.exists(g, g.endsWith(":admins"))',
    'request.userInfo.username != "system:serviceaccount:kube-system:job-controller"',
    'request.operation == "CREATE" || object.metadata.labels != oldObject.metadata.labels',
    'request.operation == "CREATE" || object.spec != oldObject.status',
    "!has(object.metadata.ownerReferences)",
    "true",
  ]) {
    it(`with the condition ${expression}`, async () => assert.equal((await when(expression)).length, 1));
  }

  for (const expression of [
    'object.metadata.annotations["skip"] == "true"',
    "has(object.metadata.uid)",
    'object["metadata"]["name"] == "ours"',
    'object[object.spec.key] == "ours"',
    "has(request.kind)",
    'request.resource.resource == "secrets"',
    'namespaceObject.metadata.labels["exempt"] == "true"',
    'namespaceObject.metadata.labels["tenant"].startsWith("umb")',
    'request.?namespace.orValue("").startsWith("umb")',
    '"umbrella".contains(request.namespace)',
    "request.namespace.size() > 5",
    "size(request.namespace) > 5",
    'request.namespace > "t"',
    'request.userInfo.groups.exists(g, g.endsWith(":admins"))',
    'request.userInfo.username == "system:serviceaccount:acme:app"',
    'request.userInfo.username in ["system:serviceaccount:kube-system:job-controller"]',
  ]) {
    it(`with the rule ${expression}`, async () => assert.notDeepEqual(await unless(expression), []));
  }

  it("where it takes a name apart by way of a variable", async () => {
    const variables = [
      {
        name: "home",
        expression: 'namespaceObject == null ? "" : namespaceObject.metadata.labels["tenant"]',
      },
    ];
    const validations = [{ expression: 'variables.home.endsWith("la")' }];
    assert.equal((await exempts({ variables, validations })).length, 1);
  });

  it("where it looks at some objects only", async () => {
    const objectSelector = { matchLabels: { checked: "true" } };
    const constraints = (more: Record<string, Json>) =>
      exempts({ matchConstraints: { resourceRules: [onPods], ...more } });
    assert.equal((await constraints({ objectSelector })).length, 1);
    assert.equal((await constraints({ excludeResourceRules: [onPods] })).length, 1);
    assert.equal((await constraints({ matchPolicy: "Exact" })).length, 1);
    assert.equal((await constraints({ resourceRules: [{ ...onPods, resourceNames: ["ours"] }] })).length, 1);
    assert.equal((await exempts({}, { objectSelector })).length, 1);
    assert.equal((await exempts({ failurePolicy: "Ignore" })).length, 1);
    assert.equal((await constraints({ matchPolicy: "Equivalent", objectSelector: {} })).length, 0);
  });
});
