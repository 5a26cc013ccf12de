import { closed, pattern, uniqueList } from "../document/words.ts";

/** Kubernetes' own rule for the name of a claim. */
const claim = pattern(
  /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/,
  "a PersistentVolumeClaim's name",
  "Write it as kubectl get pvc lists it",
).meta({ examples: ["data-postgres-0"] });

export const offboardingSchema = closed({
  destroys: uniqueList(claim, 1000).meta({
    description:
      "PersistentVolumeClaims whose volumes go with the namespace, as kubectl get pvc lists them; [] for none.",
  }),
}).meta({
  description: "With state offboarding: confirms what is destroyed for good. S3 data stays.",
});
