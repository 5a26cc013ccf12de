import assert from "node:assert/strict";
import { api } from "./cluster/client/api.ts";
import { client } from "./cluster/client/client.ts";
import type { Exchange } from "./cluster/client/transport.ts";
import { impersonating, withToken } from "./cluster/control-plane/identity.ts";

const pod = { apiVersion: "v1", kind: "Pod", metadata: { name: "web", namespace: "acme" } };
const node = { apiVersion: "v1", kind: "Node", metadata: { name: "n1" } };

describe("the test suite's client", () => {
  it("finds the path of an object, a subresource, a collection", async () => {
    const { user, sent } = fake(200, {});
    await user.get(pod);
    await user.post(pod, "eviction");
    await user.list({ ...pod, metadata: { namespace: "acme" } });
    await user.list({ apiVersion: "v1", kind: "Pod" });
    await user.get(node);
    assert.deepEqual(sent(), [
      "GET /api/v1/namespaces/acme/pods/web",
      "POST /api/v1/namespaces/acme/pods/web/eviction",
      "GET /api/v1/namespaces/acme/pods",
      "GET /api/v1/pods",
      "GET /api/v1/nodes/n1",
    ]);
  });

  it("asks for dry runs, applies as a manager and patches by either type", async () => {
    const { user, sent, types } = fake(200, {});
    await user.create(pod, { dryRun: true });
    await user.apply(pod, { force: true });
    await user.patch(pod, [{ op: "remove", path: "/a" }], { subresource: "status" });
    await user.patch(pod, { a: null });
    assert.deepEqual(sent(), [
      "POST /api/v1/namespaces/acme/pods?dryRun=All",
      "PATCH /api/v1/namespaces/acme/pods/web?fieldManager=test&force=true",
      "PATCH /api/v1/namespaces/acme/pods/web/status",
      "PATCH /api/v1/namespaces/acme/pods/web",
    ]);
    const merge = "application/merge-patch+json";
    assert.deepEqual(types().slice(1), [
      "application/apply-patch+yaml",
      "application/json-patch+json",
      merge,
    ]);
  });

  it("is a user by token, or anyone by impersonation", () => {
    const ann = impersonating(withToken("secret"), { name: "ann", groups: ["tenants", "others"] });
    assert.deepEqual(ann.headers, {
      authorization: "Bearer secret",
      "impersonate-user": "ann",
      "impersonate-group": ["tenants", "others"],
    });
    assert.deepEqual(ann.credentials, { token: "secret", as: "ann", "as-groups": ["tenants", "others"] });
  });

  it("hands on what the server says, in refusals and in warnings", async () => {
    const refused = await fake(403, { message: "pods is forbidden" }).user.get(pod);
    assert.deepEqual([refused.ok, refused.status, refused.message], [false, 403, "pods is forbidden"]);
    const plain = await fake(500, "upstream is gone").user.get(pod);
    assert.equal(plain.message, "upstream is gone");
    const warned = await fake(200, {}, '299 - "say \\"ah\\", please", 299 - "second"').user.get(pod);
    assert.deepEqual(warned.warnings, ['say "ah", please', "second"]);
  });

  it("names a kind that the server does not know", async () => {
    const unknown = { apiVersion: "example.com/v1", kind: "Widget" };
    await assert.rejects(fake(200, {}).user.list(unknown), /knows no example.com\/v1 Widget/);
  });
});

function fake(status: number, body: unknown, warning?: string) {
  const exchanges: Exchange[] = [];
  const transport = async (exchange: Exchange) => {
    if (exchange.path === "/api" || exchange.path === "/apis") {
      return {
        status: 200,
        headers: {},
        body: JSON.stringify(exchange.path === "/api" ? core : { items: [] }),
      };
    }
    exchanges.push(exchange);
    const text = typeof body === "string" ? body : JSON.stringify(body);
    return { status, headers: warning === undefined ? {} : { warning }, body: text };
  };
  return {
    user: client(api(transport, {}), {}),
    sent: () => exchanges.map(({ method, path }) => `${method} ${path}`),
    types: () => exchanges.map(({ headers }) => headers["content-type"]),
  };
}

const core = {
  items: [
    {
      metadata: {},
      versions: [
        {
          version: "v1",
          resources: [
            { resource: "pods", scope: "Namespaced", verbs: ["get"], responseKind: { kind: "Pod" } },
            { resource: "nodes", scope: "Cluster", verbs: ["get"], responseKind: { kind: "Node" } },
          ],
        },
      ],
    },
  ],
};
