import { refuses } from "../refused.ts";

refuses("the form of a quota", {
  minimal: [
    ["quota: {cpus: 1}", "9 quota.cpus: is an unknown key. Did you mean cpu?"],
    ["quota: {cpu: -1}", "14 quota.cpu: -1 is not an amount of CPU. Write cores, as 8, 0.5 or 500m."],
    ["quota: {cpu: 0}", "14 quota.cpu: is zero. Write cores, as 8, 0.5 or 500m."],
    ["quota: {cpu: 1e2m}", '14 quota.cpu: "1e2m" is not an amount of CPU. Write cores, as 8, 0.5 or 500m.'],
    [
      "quota: {cpu: [1]}",
      "14 quota.cpu: must be a number or text with a unit. Write cores, as 8, 0.5 or 500m.",
    ],
    [
      "quota: {memory: 100m}",
      '17 quota.memory: "100m" is not an amount of bytes. Write bytes with a unit, as 32Gi or 512Mi.',
    ],
    [
      "quota: {memory: 0.1Gi}",
      "17 quota.memory: 0.1Gi is finer than one byte. Write bytes with a unit, as 32Gi or 512Mi.",
    ],
    [
      "quota: {pods: 1.5}",
      "15 quota.pods: must be a whole number, but is the number 1.5. Write a whole number.",
    ],
    ['quota: {pods: "5"}', '15 quota.pods: must be a number, but is the text "5". Remove the quotes.'],
    ["quota: {pods: 0}", "15 quota.pods: must be at least 1, but is the number 0. Use at least 1."],
    ["quota:", "1 quota: has no value. Give it one or remove the line."],
    ["quota: 5", "8 quota: must be a map of keys, but is the number 5. Write it as { key: value }."],
  ],
});
