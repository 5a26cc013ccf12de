import assert from "node:assert/strict";
import { flowSchemas, priorityLevels } from "../../../../components/platform/guardrails/fairness.ts";
import { Guardrails } from "../../../../components/platform/guardrails/guardrails.ts";
import { mutatingPolicies, validatingPolicies } from "../../../../components/platform/guardrails/policies.ts";
import { previewAccess } from "../../../../components/platform/guardrails/preview.ts";
import { priorityClasses } from "../../../../components/platform/guardrails/priority.ts";
import type { PlannedResource } from "../../../../plan/plan.ts";
import { record } from "../../../../plan/record.ts";
import { withVersion } from "./judge.ts";

const settings = withVersion("1.36");

describe("every policy", () => {
  const policies = [...validatingPolicies(settings), ...mutatingPolicies(settings)];

  it("has a name of its own that says whose it is", () => {
    const names = policies.map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
    assert.ok(names.every((name) => /^tenancy-[a-z-]+$/.test(name)));
  });
  it("refuses when it cannot judge", () => {
    assert.ok(policies.every(({ spec }) => spec.failurePolicy === "Fail"));
  });
  it("names whom or what it is about, where it is bound everywhere", () => {
    const everywhere = policies.filter(({ namespaces }) => namespaces === null);
    assert.deepEqual(everywhere.map(({ name }) => name).sort(), ["tenancy-own-namespace", "tenancy-preview"]);
    assert.ok(everywhere.every(({ spec }) => spec.matchConditions?.length === 1));
  });
  it("leaves what has no namespace alone, where it is bound to namespaces", () => {
    for (const { name, namespaces, spec } of policies) {
      const rules = spec.matchConstraints.resourceRules;
      const all = rules.filter(({ resources }) => resources.includes("*/*"));
      assert.ok(namespaces === null || all.every(({ scope }) => scope === "Namespaced"), name);
    }
  });
  it("says on one line what is wrong and what to do", () => {
    for (const { spec } of validatingPolicies(settings)) {
      for (const { message } of spec.validations) assert.match(message, /^[^\n]{10,300}$/);
    }
  });
});

describe("a cluster below 1.36", () => {
  const names = (version: string) => validatingPolicies(withVersion(version)).map(({ name }) => name);

  it("injects nothing", () => {
    assert.equal(mutatingPolicies(withVersion("1.35")).length, 0);
    assert.notEqual(mutatingPolicies(withVersion("1.37")).length, 0);
  });
  it("refuses by the same policies", () => assert.deepEqual(names("1.35"), names("1.36")));
});

it("bare pods are a setting", () => {
  const policies = (barePods: boolean) =>
    validatingPolicies(withVersion("1.36", barePods)).map(({ name }) => name);
  assert.ok(policies(false).includes("tenancy-bare-pods"));
  assert.ok(!policies(true).includes("tenancy-bare-pods"));
});

describe("API fairness", () => {
  const [platform, tenants] = flowSchemas(settings).map(({ spec }) => spec);
  const groups = (schema: typeof tenants) =>
    schema?.rules.flatMap(({ subjects }) => subjects.map(({ group }) => group.name));

  it("serves the platform's service accounts first", () => {
    assert.ok(platform && tenants && platform.matchingPrecedence < tenants.matchingPrecedence);
    assert.deepEqual(
      groups(platform),
      ["ingress", "kube-system", "monitoring"].map((name) => `system:serviceaccounts:${name}`),
    );
  });
  it("holds people and service accounts of tenants to one level", () => {
    assert.deepEqual(groups(tenants), ["tenants", "system:serviceaccounts"]);
    assert.equal(tenants?.priorityLevelConfiguration.name, priorityLevels()[0]?.metadata.name);
    assert.equal(tenants?.distinguisherMethod.type, "ByUser");
  });
  it("comes before the API server's own rule for service accounts", () => {
    assert.ok(tenants && tenants.matchingPrecedence < 9000);
  });
});

describe("the identity that previews", () => {
  const rules = previewAccess(settings)?.role.rules ?? [];
  const writable = rules.filter(({ verbs }) =>
    verbs.some((verb) => !["get", "list", "watch"].includes(verb)),
  );

  it("can apply what tenants are made of", () =>
    assert.ok(
      writable.some(({ resources, verbs }) => resources.includes("namespaces") && verbs.includes("patch")),
    ));
  it("cannot write what would let it write", () => {
    const groups = writable.flatMap(({ apiGroups }) => apiGroups);
    assert.ok(!groups.includes("admissionregistration.k8s.io"));
    assert.ok(
      !writable.some(({ resources }) => resources.some((resource) => resource.startsWith("clusterrole"))),
    );
  });
  it("cannot read Secrets, delete anything or use a wildcard", () => {
    const all = rules.flatMap(({ apiGroups, resources, verbs }) => [...apiGroups, ...resources, ...verbs]);
    for (const word of ["*", "secrets", "delete", "deletecollection", "impersonate"])
      assert.ok(!all.includes(word), word);
  });
  it("is nobody where the stack names none", () =>
    assert.equal(previewAccess({ ...settings, cluster: { ...settings.cluster, preview: null } }), null));
});

it("a priority class never ends a running pod", () => {
  const tier = { priority: 1000 } as (typeof settings.tiers)[string];
  const [only] = priorityClasses({ ...settings, tiers: { regular: tier } });
  assert.deepEqual([only?.metadata.name, only?.value], ["tenant-regular", 1000]);
  assert.equal(only?.preemptionPolicy, "Never");
  assert.equal(only?.globalDefault, false);
});

describe("the component", () => {
  const resources: PlannedResource[] = [];
  let ready = 0;
  before(() =>
    record(
      async () => {
        ready = new Guardrails("guardrails", settings).ready.length;
      },
      "dev",
      (recorded) => resources.push(...recorded),
    ),
  );

  it("waits for all it makes", () => {
    const children = resources.filter(({ parent }) =>
      parent?.endsWith("tenancy:index:Guardrails::guardrails"),
    );
    assert.ok(children.length > 50);
    assert.equal(ready, children.length);
  });
  it("binds each policy, to deny and to record", () => {
    const inputs = (kind: string) =>
      resources.filter(({ type }) => type.endsWith(`:${kind}`)).map(({ inputs }) => inputs);
    const bindings = inputs("ValidatingAdmissionPolicyBinding");
    assert.equal(bindings.length, inputs("ValidatingAdmissionPolicy").length);
    assert.equal(inputs("MutatingAdmissionPolicyBinding").length, inputs("MutatingAdmissionPolicy").length);
    for (const { spec } of bindings as { spec: { validationActions: string[] } }[]) {
      assert.deepEqual(spec.validationActions, ["Deny", "Audit"]);
    }
  });
});
