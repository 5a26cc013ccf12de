import type { Flags } from "./processes.ts";

// How each program is started: as on EKS, but on loopback only, alone, and with nothing worth keeping.

export function etcd(directory: string, port: number, peerPort: number): Flags {
  const client = `http://127.0.0.1:${port}`;
  const peer = `http://127.0.0.1:${peerPort}`;
  return {
    "data-dir": directory,
    "listen-client-urls": client,
    "advertise-client-urls": client,
    "listen-peer-urls": peer,
    "initial-advertise-peer-urls": peer,
    "initial-cluster": `default=${peer}`,
    "unsafe-no-fsync": true,
    // It votes alone.
    "heartbeat-interval": 10,
    "election-timeout": 100,
    "log-level": "warn",
  };
}

export interface Keys {
  /** Where the server puts the certificate that it makes for itself, and in the same file the CA's. */
  certificates: string;
  tokens: string;
  serviceAccounts: string;
}

export function apiServer(keys: Keys, port: number, etcdPort: number): Flags {
  return {
    "etcd-servers": `http://127.0.0.1:${etcdPort}`,
    "bind-address": "127.0.0.1",
    "secure-port": port,
    "cert-dir": keys.certificates,
    // The Service `kubernetes` may not lead to loopback, so it leads nowhere.
    "advertise-address": "127.0.0.1",
    "endpoint-reconciler-type": "none",
    "token-auth-file": keys.tokens,
    "authorization-mode": "Node,RBAC",
    "enable-admission-plugins": "NodeRestriction,ExtendedResourceToleration",
    "allow-privileged": true,
    // Off on EKS, where the field is dropped: on here, so that what refuses it is tried.
    "feature-gates": "CrossNamespaceVolumeDataSource=true",
    "service-cluster-ip-range": "10.100.0.0/16",
    "service-account-issuer": "https://kubernetes.default.svc",
    "service-account-key-file": keys.serviceAccounts,
    "service-account-signing-key-file": keys.serviceAccounts,
    profiling: false,
  };
}

export function controllerManager(keys: Keys, kubeconfig: string): Flags {
  return {
    kubeconfig,
    // Each controller is a user of its own, as admission policies see them on EKS.
    "use-service-account-credentials": true,
    "service-account-private-key-file": keys.serviceAccounts,
    "root-ca-file": certificate(keys),
    "kube-api-qps": 200,
    "kube-api-burst": 400,
    "leader-elect": false,
    "secure-port": 0,
    profiling: false,
  };
}

export function scheduler(kubeconfig: string): Flags {
  return { kubeconfig, "leader-elect": false, "secure-port": 0, profiling: false };
}

export function certificate({ certificates }: Keys): string {
  return `${certificates}/apiserver.crt`;
}
