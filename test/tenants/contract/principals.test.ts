import assert from "node:assert/strict";
import { principalFault } from "../../../tenants/contract/values/principal.ts";
import { dev, minimal, problems } from "./directory.ts";

const access = (persona: string, ...arns: string[]) =>
  `access: {${persona}: [${arns.map((arn) => `"${arn}"`)}]}\n`;
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

  it("is of the stack's partition", () => {
    const chinese = role.replace("aws", "aws-cn");
    assert.deepEqual(problems({ "acme.yaml": minimal + access("admins", chinese) }), [
      `acme.yaml:4:19 access.admins[0]: ${chinese} is of partition aws-cn, but dev is in aws. Name a principal of aws.`,
    ]);
    assert.deepEqual(
      problems({ "acme.yaml": minimal + access("admins", chinese) }, { ...dev, partition: "aws-cn" }),
      [],
    );
  });
});

describe("a principal named twice", () => {
  const remedy = "Keep one: EKS allows one entry for a principal.";

  it("is refused over tenants, and both places are named", () => {
    const files = {
      "acme.yaml": minimal + access("admins", role),
      "globex.yaml": minimal + access("viewers", role),
    };
    assert.deepEqual(problems(files), [
      `globex.yaml:4:20 access.viewers[0]: ${role} already stands at acme.yaml:4:19 access.admins[0]. ${remedy}`,
    ]);
  });

  it("is refused over personas, whatever its case and path", () => {
    const text = `${minimal}access: {admins: ["${role}"], viewers: ["arn:aws:iam::111122223333:role/x/ACME-admins"]}\n`;
    assert.deepEqual(problems({ "acme.yaml": text }), [
      `acme.yaml:4:76 access.viewers[0]: arn:aws:iam::111122223333:role/x/ACME-admins already stands at acme.yaml:4:19 access.admins[0]. ${remedy}`,
    ]);
  });

  it("is refused beside the platform's own", () => {
    for (const [name, place] of [
      ["platform-admins", "cluster.admins[0]"],
      ["tenancy-preview", "cluster.preview"],
    ]) {
      const arn = `arn:aws:iam::123456789012:role/${name}`;
      assert.deepEqual(problems({ "acme.yaml": minimal + access("admins", arn) }), [
        `acme.yaml:4:19 access.admins[0]: ${arn} already stands at stacks/Pulumi.dev.yaml ${place}. ${remedy}`,
      ]);
    }
  });

  it("is fine where one of the two tenants is deployed elsewhere, or where account or kind differ", () => {
    const elsewhere = minimal.replace("dev: {}, ", "");
    const others = [role.replace("role", "user"), role.replace("1111", "2222")];
    assert.deepEqual(
      problems({
        "acme.yaml": minimal + access("admins", role, ...others),
        "globex.yaml": elsewhere + access("viewers", role),
      }),
      [],
    );
  });
});
