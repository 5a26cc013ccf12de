/** What is wrong with an IAM role's or user's ARN as the subject of an access entry; null where it is right. */
export function principalFault(arn: string): { what: string; remedy: string } | null {
  const example = "Name a role: arn:aws:iam::111122223333:role/acme-admins";
  const wrong = (what: string, remedy = example) => ({ what: `${JSON.stringify(arn)} ${what}`, remedy });
  if (/[*?]/.test(arn)) return wrong("has a wildcard", "Name each role by itself");
  const assumed = /^arn:([a-z-]+):sts::(\d{12}):assumed-role\/([^/]+)\//.exec(arn);
  if (assumed !== null) {
    return wrong(
      "is a session",
      `Name the role itself: arn:${assumed[1]}:iam::${assumed[2]}:role/${assumed[3]}`,
    );
  }
  const match = /^arn:([a-z-]+):iam::([^:]*):(.+)$/.exec(arn);
  if (match === null) return wrong("is not the ARN of an IAM principal");
  const [, partition = "", account = "", resource = ""] = match;
  if (!partitions.has(partition)) return wrong(`has the unknown partition ${partition}`);
  if (!/^\d{12}$/.test(account)) return wrong("has no account id of 12 digits");
  if (resource === "root") return wrong("is a whole account", "Name the role that its people assume");
  if (resource.startsWith("group/"))
    return wrong("is a group", "Name a role: groups cannot sign in to a cluster");
  if (!/^(role|user)\/([\x21-\x7e]{1,510}\/)?[\w+=,.@-]{1,64}$/.test(resource) || resource.includes("//")) {
    return wrong("is not the ARN of an IAM role or user");
  }
  if (resource.startsWith("role/aws-service-role/")) {
    return wrong("is a service-linked role", "Name a role that people assume");
  }
  return null;
}

const partitions = new Set(["aws", "aws-cn", "aws-us-gov"]);

export const partitionOf = (arn: string) => arn.split(":")[1] ?? "";

/** The same for two ARNs of one principal: IAM keeps names unique whatever their case, in all paths together. */
export function principalKey(arn: string): string {
  const [, partition, , , account, resource = ""] = arn.split(":");
  const [kind] = resource.split("/");
  return `${partition}:${account}:${kind}/${resource.slice(resource.lastIndexOf("/") + 1)}`.toLowerCase();
}
