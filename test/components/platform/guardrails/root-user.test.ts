import { judges, pod } from "./cases.ts";

judges("root-user", {
  admits: { "a user": pod({ securityContext: { runAsNonRoot: true, runAsUser: 1000 } }) },
  refuses: {
    "root in a user namespace": [
      pod({ hostUsers: false, securityContext: { runAsNonRoot: false } }),
      /runs as root/,
    ],
    "a container that is root": [
      pod({ containers: [{ securityContext: { runAsUser: 0 } }] }),
      /runs as root/,
    ],
    "an init container that is root": [
      pod({ initContainers: [{ securityContext: { runAsNonRoot: false } }] }),
      /runs as root/,
    ],
  },
});
