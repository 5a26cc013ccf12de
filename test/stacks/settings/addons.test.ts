import { created } from "./one-stack.ts";
import { refuses } from "./refused.ts";

refuses("add-ons", created, [
  [
    "v1.23.1-eksbuild.1",
    "v1.20.0-eksbuild.1",
    "16:13 addons.vpcCni: v1.20.0-eksbuild.1 has a network policy agent that mixes up pods of namespaces such as b-c and c. Use v1.23.0 or newer.",
  ],
  [
    "v1.23.1-eksbuild.1",
    "latest",
    '16:13 addons.vpcCni: "latest" is not an add-on\'s version. Write it as aws eks describe-addon-versions does, v1.23.1-eksbuild.1.',
  ],
  [
    "v1.3.10-eksbuild.3",
    '"off"',
    "18:23 addons.podIdentityAgent: is off, and Pod Identity needs it. Name a version.",
  ],
]);
