import type { Cel } from "./cel.ts";
import { add } from "./json-patch.ts";
import type { PodDefault } from "./pod-default.ts";
import { everyContainer } from "./pod-rule.ts";

// With `privileged: true` the API server would refuse the addition rather than Pod Security the privilege.
const noEscalationGiven: Cel =
  "has(c.securityContext) && (has(c.securityContext.allowPrivilegeEscalation) || c.securityContext.?privileged.orValue(false))";
const dropGiven: Cel = `c.?securityContext.?capabilities.?drop.orValue([]).exists(d, d == "ALL")`;
const pullGiven: Cel = `c.?imagePullPolicy.orValue("") == "Always"`;

/** What the standard `restricted` asks of a container. */
export const containerSecurity: PodDefault = {
  to: "every container",
  given: everyContainer(`${noEscalationGiven} && ${dropGiven}`),
  line: `"securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}"`,
  patches: ["containers", "initContainers"].flatMap((list) => containerSecurityPatches(list)),
};

/** On a shared node, an image in the cache is no proof that this tenant may pull it. */
export const pullPolicy: PodDefault = {
  to: "every container",
  given: everyContainer(pullGiven),
  line: `"imagePullPolicy: Always"`,
  patches: ["containers", "initContainers"].flatMap((list) => pullPolicyPatches(list)),
};

/** The same for a volume that is an image. */
export const imageVolumes: PodDefault = {
  to: "every image volume",
  given: `variables.spec.?volumes.orValue([]).all(v, !has(v.image) || v.image.?pullPolicy.orValue("") == "Always")`,
  line: `"pullPolicy: Always"`,
  patches: [
    `object.spec.?volumes.orValue([]).transformList(i, v, has(v.image), ${add(`"/spec/volumes/" + string(i) + "/image/pullPolicy"`, `"Always"`)})`,
  ],
};

/** @param only Which containers `c` of the list to look at. */
export function containerSecurityPatches(list: string, only: Cel = "true"): Cel[] {
  const patch = (path: string, value: Cel, where: Cel) =>
    containerPatch(list, path, value, `${only} && ${where}`);
  return [
    patch("/securityContext", "{}", "!has(c.securityContext)"),
    patch("/securityContext/allowPrivilegeEscalation", "false", `!(${noEscalationGiven})`),
    patch("/securityContext/capabilities", "{}", "!c.?securityContext.?capabilities.hasValue()"),
    patch("/securityContext/capabilities/drop", `["ALL"]`, `!${dropGiven}`),
  ];
}

export function pullPolicyPatches(list: string, only: Cel = "true"): Cel[] {
  return [containerPatch(list, "/imagePullPolicy", `"Always"`, `${only} && !(${pullGiven})`)];
}

function containerPatch(list: string, path: string, value: Cel, where: Cel): Cel {
  const patch = add(`"/spec/${list}/" + string(i) + "${path}"`, value);
  return `object.spec.?${list}.orValue([]).transformList(i, c, ${where}, ${patch})`;
}
