import assert from "node:assert/strict";
import { minimal, problems } from "../directory.ts";
import { refuses } from "../refused.ts";

const words = (text: string) =>
  problems({ "acme.yaml": minimal + text }).map((line) => line.replace(/^acme\.yaml:/, ""));

describe("a container without limits", () => {
  it("fits into the quota", () => {
    assert.deepEqual(
      words(
        "quota: { cpu: 1, memory: 1Gi }\nlimits: { defaultRequest: { cpu: 1 }, default: { memory: 1Gi } }\n",
      ),
      [],
    );
    // The quota counts requests of CPU, not limits.
    assert.deepEqual(words("quota: { cpu: 1 }\nlimits: { default: { cpu: 2 } }\n"), []);
  });

  it("that does not is an error where the file says so", () => {
    assert.deepEqual(words("quota: { cpu: 1 }\nlimits: { defaultRequest: { cpu: 2 } }\n"), [
      "5:34 limits.defaultRequest.cpu: limits.defaultRequest.cpu 2 is above quota.cpu 1: a container that states no value of its own would not fit. Lower limits.defaultRequest.cpu or raise quota.cpu.",
    ]);
    assert.deepEqual(words("quota: { memory: 256Mi }\n"), [
      "4:18 quota.memory: limits.default.memory 512Mi is above quota.memory 256Mi: a container that states no value of its own would not fit. Lower limits.default.memory or raise quota.memory.",
    ]);
  });
});

refuses("limits of containers", {
  minimal: [
    [
      "limits: {max: {memory: 256Mi}}",
      "24 limits.max.memory: limits.default.memory 512Mi is above limits.max.memory 256Mi. Lower limits.default.memory or raise limits.max.memory.",
    ],
    [
      "limits: {max: {cpu: 4}, defaultRequest: {cpu: 5}}",
      "47 limits.defaultRequest.cpu: limits.defaultRequest.cpu 5 is above limits.max.cpu 4. Lower limits.defaultRequest.cpu or raise limits.max.cpu.",
    ],
    [
      "limits: {max: {memory: 1Ti}}",
      "24 limits.max.memory: 1Ti is above the ceiling of 64Gi for tier regular in dev. Lower it, or ask the platform for a higher tier or ceiling.",
    ],
  ],
});
