import { judges } from "./cases.ts";
import { platformAdmin } from "./judge.ts";

const binding = (subject: object, kind = "Role") => ({ object: { roleRef: { kind }, subjects: [subject] } });

judges("role-bindings", {
  admits: {
    "its own group": binding({ kind: "Group", name: "tenant:acme:viewers" }),
    "its own service account": binding({ kind: "ServiceAccount", namespace: "acme", name: "app" }),
    "the platform's": { ...binding({ kind: "User", name: "x" }), groups: platformAdmin },
  },
  refuses: {
    "another's group": [binding({ kind: "Group", name: "tenant:globex:viewers" }), /tenant:acme:/],
    "a name it begins with": [binding({ kind: "Group", name: "tenant:acme-eu:viewers" }), /tenant:acme:/],
    everybody: [binding({ kind: "Group", name: "system:authenticated" }), /tenant:acme:/],
    "a user": [binding({ kind: "User", name: "tenant:acme:viewers" }), /tenant:acme:/],
    "another's service account": [
      binding({ kind: "ServiceAccount", namespace: "globex" }),
      /of namespace acme/,
    ],
    "a ClusterRole": [
      binding({ kind: "Group", name: "tenant:acme:viewers" }, "ClusterRole"),
      /refer to a Role/,
    ],
  },
});
