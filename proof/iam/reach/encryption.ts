import type { Counterexample } from "../../finding.ts";
import { at, list } from "../../objects/json.ts";
import type { View } from "../../view.ts";
import { types } from "../../vocabulary.ts";
import { ofSharedBucket } from "../bucket.ts";
import { judging } from "../judging.ts";

/** With a key of KMS whoever reads and writes needs a right to the key, which no workload has. */
export const lockedAway = (view: View): readonly Counterexample[] =>
  ofSharedBucket(view, types.bucketEncryption).flatMap((resource) =>
    judging(resource, () =>
      list(resource.inputs.rules)
        .map((rule) => at(rule, "applyServerSideEncryptionByDefault", "sseAlgorithm"))
        .filter((algorithm) => algorithm !== undefined && algorithm !== "AES256")
        .map((algorithm) => ({
          what: `${resource.name} encrypts what workloads write by ${JSON.stringify(algorithm)}: none may use its key`,
          resources: [resource.urn],
        })),
    ),
  );
