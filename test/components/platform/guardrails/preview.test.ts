import assert from "node:assert/strict";
import { previewAccess } from "../../../../components/platform/guardrails/preview.ts";
import { judges } from "./cases.ts";
import { platformAdmin, withVersion } from "./judge.ts";

const settings = withVersion("1.36");

judges("preview", {
  admits: { "a dry run": { groups: ["tenancy:preview"], dryRun: true }, others: { groups: platformAdmin } },
  refuses: { "a write": [{ groups: ["tenancy:preview"] }, /dry-run/] },
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
