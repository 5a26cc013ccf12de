/** Type and logical name of a resource, out of its URN: `urn:pulumi:dev::project::Parent$aws:iam/role:Role::name`. */
export function partsOf(urn: string): { readonly type: string; readonly name: string } {
  // A name may hold `::` too.
  const [, , types = "", ...name] = urn.split("::");
  return { type: types.split("$").at(-1) ?? "", name: name.join("::") };
}
