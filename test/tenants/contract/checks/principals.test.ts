import assert from "node:assert/strict";
import { dev, minimal, problems } from "../directory.ts";

const access = (persona: string, ...arns: string[]) =>
  `access: {${persona}: [${arns.map((arn) => `"${arn}"`)}]}\n`;
const role = "arn:aws:iam::111122223333:role/acme-admins";

describe("an IAM principal", () => {
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
