import { closed } from "../document/words.ts";
import type { Amounts } from "../tenant.ts";
import type { QuantityKind } from "../values/quantity.ts";
import { quantity } from "./quantity.ts";

export const amountKinds: Readonly<Record<keyof Amounts, QuantityKind>> = {
  cpu: "cpu",
  memory: "bytes",
  ephemeralStorage: "bytes",
};

export const limitsSchema = closed({
  default: closed({
    cpu: quantity(
      "cpu",
      "CPU limit of a container that states none. Default: no limit, unless max.cpu is set.",
    ),
    memory: quantity("bytes", "Memory limit of a container that states none. Default: the tier's."),
    ephemeralStorage: quantity(
      "bytes",
      "Node disk limit of a container that states none. Default: the tier's.",
    ),
  })
    .partial()
    .meta({ description: "Limits of a container that states none." }),
  defaultRequest: closed({
    cpu: quantity("cpu", "CPU request of a container that states none. Default: the tier's."),
    memory: quantity("bytes", "Memory request of a container that states none. Default: the tier's."),
    ephemeralStorage: quantity(
      "bytes",
      "Node disk request of a container that states none. Default: the tier's.",
    ),
  })
    .partial()
    .meta({ description: "Requests of a container that states none." }),
  max: closed({
    cpu: quantity(
      "cpu",
      "Highest CPU limit of a container. Kubernetes then gives it to each one without a limit.",
    ),
    memory: quantity("bytes", "Highest memory limit of a container. Default: the tier's."),
    ephemeralStorage: quantity("bytes", "Highest node disk limit of a container. Default: the tier's."),
  })
    .partial()
    .meta({ description: "The most that one container may have." }),
});
