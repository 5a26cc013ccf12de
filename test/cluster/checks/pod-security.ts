import { check } from "../suite/check.ts";
import { equals, holds, passes } from "../suite/expect.ts";
import { type PodChange, workloads } from "../suite/objects.ts";
import { type PodAttack, podAttack } from "../suite/pod-attack.ts";

const violates = (what: string) => new RegExp(`violates PodSecurity "restricted:[^"]*": .*${what}`);
const inContainer = (securityContext: object): PodChange => ({ container: { securityContext } });
const inPod = (securityContext: object): PodChange => ({ pod: { securityContext } });
const volume = (source: object): PodChange => ({ pod: { volumes: [{ name: "data", ...source }] } });
const port = (rest: object): PodChange => ({ container: { ports: [{ containerPort: 8080, ...rest }] } });
const initContainer = (securityContext: object): PodChange => ({
  pod: { initContainers: [{ name: "first", securityContext }] },
});

const standard = (title: string, bad: PodChange, what: string, good: PodChange = {}) =>
  podAttack({ id: "H-1", title, bad, good, says: violates(what), by: "server" });

const rootSays = /no container runs as root|violates PodSecurity .*runAs(User|NonRoot)/;
const root = (title: string, bad: PodChange, good: PodChange, by: PodAttack["by"] = "both") =>
  podAttack({ id: "H-1", title, bad, good, says: rootSays, by });

/** What breaks out of a pod onto its node, and so to whoever else is there. */
export const podSecurity = [
  check(
    "H-1",
    "a template whose pods will be refused: its author is warned at once, and of nothing else",
    async (world) => {
      const warned = async (change: PodChange) => {
        const made = workloads.Deployment("probe", "acme", world.spec("acme", change));
        const reply = await world.developer("acme").create(made, { dryRun: true });
        passes(reply, "a Deployment");
        return reply.warnings.join("\n");
      };
      equals(await warned({}), "", "warnings of an ordinary one");
      for (const [what, change] of Object.entries({
        "host namespaces": { pod: { hostNetwork: true } },
        hostPath: volume({ hostPath: { path: "/etc" } }),
        hostPort: port({ hostPort: 8080 }),
        privileged: inContainer({ privileged: true, allowPrivilegeEscalation: true }),
      })) {
        const said = await warned(change);
        holds(said.includes(what), `a warning of ${what}, not "${said}"`);
      }
    },
  ),
  standard(
    "a privileged container",
    inContainer({ privileged: true, allowPrivilegeEscalation: true }),
    "privileged",
    inContainer({ privileged: false }),
  ),
  standard(
    "a privileged init container",
    initContainer({ privileged: true, allowPrivilegeEscalation: true }),
    "privileged",
    initContainer({ privileged: false }),
  ),
  standard("the node's network", { pod: { hostNetwork: true } }, "host namespaces", {
    pod: { hostNetwork: false },
  }),
  standard("the node's processes", { pod: { hostPID: true } }, "host namespaces", {
    pod: { hostPID: false },
  }),
  standard("the node's shared memory", { pod: { hostIPC: true } }, "host namespaces", {
    pod: { hostIPC: false },
  }),
  standard("a port of the node", port({ hostPort: 8080 }), "hostPort", port({})),
  standard(
    "a directory of the node",
    volume({ hostPath: { path: "/etc" } }),
    "hostPath",
    volume({ emptyDir: {} }),
  ),
  standard(
    "a file server by an inline volume",
    volume({ nfs: { server: "10.0.0.1", path: "/" } }),
    "restricted volume types",
    volume({ configMap: { name: "settings" } }),
  ),
  standard(
    "an added capability (SYS_ADMIN)",
    inContainer({ capabilities: { add: ["SYS_ADMIN"] } }),
    "unrestricted capabilities",
    inContainer({ capabilities: { add: ["NET_BIND_SERVICE"] } }),
  ),
  standard(
    "an added capability (NET_RAW)",
    inContainer({ capabilities: { add: ["NET_RAW"] } }),
    "unrestricted capabilities",
    inContainer({ capabilities: { drop: ["ALL"] } }),
  ),
  standard(
    "privilege escalation",
    inContainer({ allowPrivilegeEscalation: true }),
    "allowPrivilegeEscalation",
    inContainer({ allowPrivilegeEscalation: false }),
  ),
  standard("no seccomp profile", inPod({ seccompProfile: { type: "Unconfined" } }), "seccompProfile", {
    ...inPod({ seccompProfile: { type: "RuntimeDefault" } }),
  }),
  standard(
    "no AppArmor profile",
    inPod({ appArmorProfile: { type: "Unconfined" } }),
    "AppArmor",
    inPod({ appArmorProfile: { type: "RuntimeDefault" } }),
  ),
  standard(
    "a kernel parameter of the node",
    inPod({ sysctls: [{ name: "kernel.msgmax", value: "1" }] }),
    "sysctls",
    inPod({ sysctls: [{ name: "net.ipv4.tcp_syncookies", value: "1" }] }),
  ),
  standard(
    "an SELinux type of choice",
    inPod({ seLinuxOptions: { type: "spc_t" } }),
    "seLinuxOptions",
    inPod({ seLinuxOptions: { type: "container_t" } }),
  ),
  root("the root user, said of the pod", inPod({ runAsUser: 0 }), inPod({ runAsUser: 1000 })),
  root("the root user, said of a container", inContainer({ runAsUser: 0 }), inContainer({ runAsUser: 1000 })),
  root(
    "the root user, said of an init container",
    initContainer({ runAsUser: 0 }),
    initContainer({ runAsUser: 1 }),
  ),
  root("any user, root included", inPod({ runAsNonRoot: false }), inPod({ runAsNonRoot: true })),
  root(
    "any user in a container of a pod that has none",
    inContainer({ runAsNonRoot: false }),
    inContainer({ runAsNonRoot: true }),
  ),
  root(
    "root in a user namespace of the pod's own, which Pod Security allows",
    { pod: { hostUsers: false, securityContext: { runAsUser: 0, runAsNonRoot: false } } },
    { pod: { hostUsers: false } },
    "policy",
  ),
];
