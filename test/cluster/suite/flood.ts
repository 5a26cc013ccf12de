import { readFileSync } from "node:fs";
import { overTls } from "../client/transport.ts";

// Lists Pods as fast as 300 connections can, until it is ended:  flood.ts <kubeconfig> <namespace>

interface Kubeconfig {
  clusters: [{ cluster: { server: string; "certificate-authority": string } }];
  users: [{ user: { token: string } }];
}

const [file = "", namespace = ""] = process.argv.slice(2);
const { clusters, users } = JSON.parse(readFileSync(file, "utf8")) as Kubeconfig;
const { server, "certificate-authority": authority } = clusters[0].cluster;
const send = overTls(server, readFileSync(authority, "utf8"));
const headers = { authorization: `Bearer ${users[0].user.token}`, accept: "application/json" };
const path = `/api/v1/namespaces/${namespace}/pods`;

async function forEver(): Promise<void> {
  for (;;) await send({ method: "GET", path, headers }).catch(() => undefined);
}

// It must not outlive the suite, however that ends.
process.on("disconnect", () => process.exit());
await Promise.all(Array.from({ length: 300 }, forEver));
