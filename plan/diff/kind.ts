/** `NodeGroup`: the last part of a type's token, in letters and digits whatever it says. Kubernetes has a Role too. */
export const kindOf = ({ type }: { readonly type: string }) =>
  type === "aws:iam/role:Role" ? "IAM Role" : (type.split(":").at(-1) ?? "").replace(/\W/g, "");
