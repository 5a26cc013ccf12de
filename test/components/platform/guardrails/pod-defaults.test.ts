import assert from "node:assert/strict";
import { patchesOf } from "./judge.ts";

describe("what is injected into a pod", () => {
  const paths = [
    "/spec/nodeSelector/tenant",
    "/spec/tolerations/-",
    "/spec/priorityClassName",
    "/spec/securityContext",
  ];
  for (const path of [...paths, "/imagePullPolicy", "/capabilities/drop"]) {
    it(`is ${path}`, () => assert.ok(patchesOf("pod-defaults").includes(`${path}"`)));
  }
  it("takes the computed priority away", () =>
    assert.ok(patchesOf("pod-defaults").includes('JSONPatch{op: "remove", path: "/spec/priority"}')));
  it("goes into new ephemeral containers alone", () => {
    assert.match(patchesOf("ephemeral-container-defaults"), /!oldObject.spec.\?ephemeralContainers/);
    assert.doesNotMatch(patchesOf("pod-defaults"), /oldObject/);
  });
});
