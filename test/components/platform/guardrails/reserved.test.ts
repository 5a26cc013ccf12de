import { judges } from "./cases.ts";
import { platformAdmin } from "./judge.ts";

judges("reserved-kinds", {
  admits: { "the platform": { resource: "resourcequotas", groups: platformAdmin } },
  refuses: {
    "a quota": [{ resource: "resourcequotas" }, /only the platform writes resourcequotas$/],
    "a token": [{ resource: "serviceaccounts/token" }, /serviceaccounts\/token$/],
  },
});

judges("tokens", {
  admits: { "a secret": { object: { type: "Opaque" } }, "one without a type": { object: {} } },
  refuses: {
    "a token": [{ object: { type: "kubernetes.io/service-account-token" } }, /its token is mounted/],
  },
});
