import { judges } from "./cases.ts";
import { platformAdmin } from "./judge.ts";

const kib = (count: number) => "x".repeat(1024 * count);

judges("object-size", {
  admits: {
    "an ordinary one": { object: { spec: { text: kib(60) } } },
    "a large ConfigMap": { object: { data: { text: kib(250) } } },
    "a large ConfigMap of bytes": { object: { binaryData: { text: kib(250) } } },
    "the platform's": { object: { spec: { text: kib(70) } }, groups: platformAdmin },
  },
  refuses: {
    "a larger one": [{ object: { spec: { text: kib(70) } } }, /any other object 64: split it/],
    "one that grows": [
      { operation: "UPDATE", object: { spec: { text: kib(70) } }, oldObject: { spec: {} } },
      /any other object 64/,
    ],
    "a larger ConfigMap": [{ object: { data: { text: kib(260) } } }, /at most 256 KiB/],
    "letters of more bytes than one": [{ object: { data: { text: "é".repeat(1024 * 130) } } }, /256 KiB/],
    "what is not in the spec": [{ object: { metadata: { annotations: { text: kib(70) } } } }, /64/],
  },
});
