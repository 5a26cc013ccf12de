import assert from "node:assert/strict";
import { foreignWrites } from "../../../review/drift/foreign-writes.ts";
import type { LiveObject } from "../../../review/drift/live-objects.ts";
import { driftMarkdown } from "../../../review/drift/markdown.ts";

type Managed = LiveObject["metadata"]["managedFields"][number];

const own: Managed = { manager: "pulumi-kubernetes-3b2e769a", fieldsV1: { "f:spec": {} } };
const by = (manager: string, fieldsV1: Managed["fieldsV1"]): Managed => ({ manager, fieldsV1 });

function live(kind: string, path: string, ...managedFields: Managed[]): LiveObject {
  const [name = "", namespace] = path.split("/").reverse();
  return { kind, metadata: { name, ...(namespace !== undefined && { namespace }), managedFields } };
}

describe("what others wrote", () => {
  it("is none of the provider's, by either of its names, and no status", () => {
    const status = { ...by("kube-controller-manager", { "f:status": {} }), subresource: "status" };
    const first = by("pulumi-kubernetes", { "f:rules": {} });
    assert.deepEqual(foreignWrites([live("Role", "acme/tenant", own, first, status)]), []);
    assert.equal(
      foreignWrites([live("Role", "acme/tenant", by("pulumi-kubernetesque", { "f:rules": {} }))]).length,
      1,
    );
  });

  it("is told by owner, the platform's first, with paths to what was written", () => {
    const off = { 'k:{"name":"off"}': { ".": {}, "f:name": {}, "f:expression": {} } };
    const key = { "f:hard": { ".": {}, "f:count/foos.example.com": {} } };
    const found = foreignWrites([
      live("Namespace", "acme", own),
      live("ResourceQuota", "acme/tenant", own, by("lens", { "f:spec": key })),
      live(
        "ValidatingAdmissionPolicy",
        "tenancy-x",
        own,
        by("kubectl-edit", { "f:spec": { "f:matchConditions": off } }),
      ),
      live("Deployment", "kube-system/autoscaler", by("helm", { "f:spec": { "f:args": { 'v:"-v"': {} } } })),
    ]);
    assert.deepEqual(
      found.map(({ tenant, object, manager, paths }) => [tenant, object, manager, ...paths]),
      [
        [null, "kube-system/autoscaler", "helm", 'spec.args["-v"]'],
        [null, "tenancy-x", "kubectl-edit", 'spec.matchConditions["name":"off"]'],
        ["acme", "acme/tenant", "lens", "spec.hard[count/foos.example.com]"],
      ],
    );
  });

  it("is no label and no annotation, but a finalizer", () => {
    const labels = {
      "f:metadata": { "f:labels": { "f:team": {} }, "f:annotations": { ".": {}, "f:note": {} } },
    };
    assert.deepEqual(foreignWrites([live("Namespace", "acme", own, by("argocd", labels))]), []);
    const finalizers = { "f:metadata": { "f:finalizers": { ".": {}, 'v:"x/y"': {} } } };
    const [held] = foreignWrites([live("Namespace", "acme", own, by("argocd", finalizers))]);
    assert.deepEqual([held?.tenant, held?.paths], ["acme", ['metadata.finalizers["x/y"]']]);
  });

  it("stays in its cells, however hostile its names are, and fits an issue", () => {
    const hostile = "`|</details>\n::error::@org/team\u001b[31m\u202e";
    const many = Array.from({ length: 3000 }, (_, index) =>
      live("Role", `acme/${index}`, by(hostile, { [`f:${hostile}`]: {} })),
    );
    const text = driftMarkdown({ stack: "prod", changes: [], writes: foreignWrites(many), runUrl: null });
    assert.ok(text.length < 40_000, String(text.length));
    assert.match(text, /others wrote into 3,000 objects, of `?platform`?/);
    const rows = text.split("\n").filter((line) => line.startsWith("| platform"));
    assert.ok(rows.every((row) => row.split("|").length === 6 && row.split("`").length === 9));
    assert.doesNotMatch(text, /^::/m);
  });
});
