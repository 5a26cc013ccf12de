import assert from "node:assert/strict";
import { principalFault } from "../../../../tenants/contract/values/principal.ts";

const role = "arn:aws:iam::111122223333:role/acme-admins";

describe("an IAM principal", () => {
  for (const arn of [
    role,
    "arn:aws:iam::111122223333:user/rachael",
    "arn:aws:iam::111122223333:role/team/one/Acme+=,.@-_1",
    "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Acme_0a1b2c3d4e5f6071",
  ]) {
    it(`may be ${arn}`, () => assert.equal(principalFault(arn), null));
  }

  const refused: [arn: string, what: string][] = [
    ["*", "has a wildcard"],
    ["arn:aws:iam::*:role/x", "has a wildcard"],
    ["arn:aws:iam::111122223333:role/x?", "has a wildcard"],
    ["arn:aws:iam::111122223333:root", "is a whole account"],
    ["arn:aws:iam::111122223333:group/x", "is a group"],
    ["arn:aws:iam::11112222:role/x", "has no account id of 12 digits"],
    ["arn:amazon:iam::111122223333:role/x", "has the unknown partition amazon"],
    ["arn:aws-iso:iam::111122223333:role/x", "has the unknown partition aws-iso"],
    ["arn:aws:iam::111122223333:role/", "is not the ARN of an IAM role or user"],
    ["arn:aws:iam::111122223333:role/a//b", "is not the ARN of an IAM role or user"],
    [
      "arn:aws:iam::111122223333:role/aws-service-role/eks.amazonaws.com/AWSServiceRoleForAmazonEKS",
      "is a service-linked role",
    ],
    ["acme-admins", "is not the ARN of an IAM principal"],
  ];
  for (const [arn, what] of refused) {
    it(`may not be ${arn}`, () =>
      assert.ok(principalFault(arn)?.what.endsWith(what), principalFault(arn)?.what));
  }

  it("is the role, not its session", () => {
    assert.equal(
      principalFault("arn:aws:sts::111122223333:assumed-role/acme-admins/rachael")?.remedy,
      `Name the role itself: ${role}`,
    );
  });
});
