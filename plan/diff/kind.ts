/** `NodeGroup`: the last part of a type's token, in letters and digits whatever it says. */
export const kindOf = ({ type }: { readonly type: string }) =>
  (type.split(":").at(-1) ?? "").replace(/\W/g, "");
