import { judges } from "./cases.ts";
import { acme, controller, platformAdmin, serviceAccount } from "./judge.ts";

const frozen = { ...acme, "tenant-state": "frozen" };

judges("inactive-pods", {
  admits: {},
  refuses: {
    "any pod": [
      { labels: frozen, groups: controller },
      /^tenant acme is frozen, no pod starts: .*tenants\/acme.yaml$/,
    ],
  },
});

judges("inactive-people", {
  admits: {
    "the platform": { labels: frozen, groups: platformAdmin },
    controllers: { labels: frozen, groups: controller },
  },
  refuses: {
    people: [{ labels: frozen }, /read-only/],
    "service accounts": [{ labels: frozen, groups: serviceAccount }, /read-only/],
  },
});
