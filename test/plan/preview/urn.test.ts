import assert from "node:assert/strict";
import { partsOf } from "../../../plan/preview/urn.ts";

describe("a URN", () => {
  it("ends in its resource's type and name", () => {
    const urn = "urn:pulumi:dev::eks-tenancy::tenancy:index:Tenant$kubernetes:core/v1:Namespace::a::b";
    assert.deepEqual(partsOf(urn), { type: "kubernetes:core/v1:Namespace", name: "a::b" });
  });
});
