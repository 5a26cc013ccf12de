import { refuses } from "../refused.ts";

refuses("tags", {
  minimal: [
    ["tags: {Tenant: x}", "16 tags.Tenant: is a tag that the platform or AWS sets itself. Use another key."],
    [
      "tags: {awsThing: x}",
      "18 tags.awsThing: is a tag that the platform or AWS sets itself. Use another key.",
    ],
    ["tags: {a: x, A: y}", "17 tags.A: differs from a by case only. Keep one of the two."],
    ["tags: {a: 5}", "11 tags.a: must be text, but is the number 5. Put it in quotes."],
    [
      "tags: {a: x<y}",
      '11 tags.a: "x<y" has characters that AWS tags do not take. Use letters, digits, spaces and + - = . _ : / @.',
    ],
  ],
});
